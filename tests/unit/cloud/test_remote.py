import io
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, ReadTimeoutError

from workbench.cloud.remote import OtherServices
from workbench.model.errors import CloudRefusedError, CloudUnreachableError
from workbench.model.limits import CODE_BYTES

PLACE = ("111122223333", "eu-west-1")


class Bucket:
    """Stands for the sessions and an S3 client: answers as told."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.body: Any = io.BytesIO(b"zip")
        self.error: Exception | None = None

    def client(self, *values: str) -> "Bucket":
        self.asked.append(values)
        return self

    def get_object(self, **values: str) -> dict[str, Any]:
        self.asked.append(tuple(values.items()))
        if self.error is not None:
            raise self.error
        return {"Body": self.body}


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def services(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> OtherServices:
    made = OtherServices("http://127.0.0.1:1")
    monkeypatch.setattr(made, "_sessions", bucket)
    return made


async def test_an_object(services: OtherServices, bucket: Bucket) -> None:
    assert await services.get_object(PLACE, "b", "k", "") == b"zip"
    assert bucket.asked == [("s3", *PLACE), (("Bucket", "b"), ("Key", "k"))]
    assert bucket.body.closed


async def test_a_version(services: OtherServices, bucket: Bucket) -> None:
    await services.get_object(PLACE, "b", "k", "v1")
    assert bucket.asked[1] == (("Bucket", "b"), ("Key", "k"), ("VersionId", "v1"))


@pytest.mark.parametrize("code", ["NoSuchBucket", "NoSuchKey", "AccessDenied", "InvalidAccessKeyId"])
async def test_what_s3_refuses(services: OtherServices, bucket: Bucket, code: str) -> None:
    bucket.error = ClientError({"Error": {"Code": code, "Message": "Not here"}}, "GetObject")
    with pytest.raises(CloudRefusedError) as found:
        await services.get_object(PLACE, "b", "k", "")
    assert (found.value.code, found.value.what, found.value.why) == (code, "s3://b/k could not be read.", "Not here")


async def test_no_answer(services: OtherServices, bucket: Bucket) -> None:
    bucket.error = ConnectTimeoutError(endpoint_url="http://127.0.0.1:1")
    with pytest.raises(CloudUnreachableError, match="could not be read"):
        await services.get_object(PLACE, "b", "k", "")


async def test_an_answer_that_ends_midway(services: OtherServices, bucket: Bucket) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = None) -> bytes:
            raise ReadTimeoutError(endpoint_url="http://127.0.0.1:1")

    bucket.body = Broken()
    with pytest.raises(CloudUnreachableError, match="could not be read"):
        await services.get_object(PLACE, "b", "k", "")


async def test_an_object_that_is_too_large_for_code_is_not_read_to_its_end(
    services: OtherServices, bucket: Bucket
) -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = None) -> bytes:
            assert size == CODE_BYTES + 1
            return b"x"

    bucket.body = Endless()
    assert await services.get_object(PLACE, "b", "k", "") == b"x"


def test_closing() -> None:
    OtherServices("http://127.0.0.1:1").close()
