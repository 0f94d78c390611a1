from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import CODE, PLACE, ROLE, LambdaCalls
from workbench.engine.lambda_api.code import function_code, package_of
from workbench.engine.lambda_api.errors import ApiError
from workbench.model.errors import CloudRefusedError, CloudUnreachableError

DIGEST = "sha256:" + "5" * 64
IMAGE = "registry.test:5000/shop/orders:1"


class Bucket:
    """An S3 of one object."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []

    async def get_object(self, place: tuple[str, str], bucket: str, key: str, version: str) -> bytes:
        assert place == PLACE
        self.asked.append((bucket, key, version))
        match bucket:
            case "gone":
                why = "The specified bucket does not exist"
                raise CloudRefusedError("NoSuchBucket", "S3 refused.", why)
            case "away":
                raise CloudUnreachableError("The endpoint does not answer.")
        return CODE


@pytest.fixture
async def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
async def calls(tmp_path: Path, bucket: Bucket) -> AsyncIterator[LambdaCalls]:
    opened = await LambdaCalls.open(tmp_path / "service", bucket, {IMAGE: DIGEST})
    yield opened
    await opened.close()


async def refused(calls: LambdaCalls, **code: Any) -> str:
    with pytest.raises(ApiError) as found:
        await package_of(code, PLACE, calls.desk)
    assert found.value.code == "InvalidParameterValueException"
    return found.value.message


async def test_a_zip_of_s3_is_the_same_package_as_one_in_the_call(calls: LambdaCalls, bucket: Bucket) -> None:
    here = await package_of({"ZipFile": CODE}, PLACE, calls.desk)
    there = await package_of({"S3Bucket": "b", "S3Key": "k", "S3ObjectVersion": "v"}, PLACE, calls.desk)
    assert here == there
    assert bucket.asked == [("b", "k", "v")]


async def test_what_s3_refuses_is_told_in_its_words(calls: LambdaCalls) -> None:
    assert await refused(calls, S3Bucket="gone", S3Key="k") == (
        "Error occurred while GetObject. S3 Error Code: NoSuchBucket."
        " S3 Error Message: The specified bucket does not exist"
    )
    assert "does not answer" in await refused(calls, S3Bucket="away", S3Key="k")
    assert "S3Key" in await refused(calls, S3Bucket="b")


async def test_exactly_one_form(calls: LambdaCalls) -> None:
    assert "Please provide a source" in await refused(calls)
    assert "do not provide other" in await refused(calls, ZipFile=CODE, ImageUri=IMAGE)


async def test_an_image_that_docker_knows(calls: LambdaCalls) -> None:
    package = await package_of({"ImageUri": IMAGE}, PLACE, calls.desk)
    assert package.sha256 == "5" * 64
    assert package.resolved == f"registry.test:5000/shop/orders@{DIGEST}"
    assert (package.size, package.name) == (0, "")
    unknown = await refused(calls, ImageUri="registry.test:5000/shop/other:1")
    assert unknown.endswith("does not exist. Provide a valid source image.")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"PackageType": "Image", "Code": {"ZipFile": CODE}}, "Please provide ImageUri"),
        ({"Code": {"ImageUri": IMAGE}}, "Please don't provide ImageUri"),
        ({"PackageType": "Image", "Handler": "a.b", "Code": {"ImageUri": "unknown:1"}}, "Please don't provide Handler"),
    ],
)
async def test_code_of_the_other_kind(calls: LambdaCalls, given: dict[str, Any], text: str) -> None:
    with pytest.raises(ApiError, match=text):
        await function_code({"Role": ROLE, **given}, PLACE, calls.desk)
