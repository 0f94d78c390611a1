"""Log events and code packages at an emulator of AWS."""

import io
import time
import zipfile
from collections.abc import Iterator

import pytest

from tests.support.moto_server import moto_server
from workbench.cloud.log_sender import LogSender
from workbench.cloud.remote import OtherServices
from workbench.cloud.session import CloudSession
from workbench.model.errors import CloudError, CloudRefusedError, CloudUnreachableError
from workbench.model.logs import LogAddress

ACCOUNT, REGION = "123456789012", "eu-west-1"
PLACE = (ACCOUNT, REGION)
ADDRESS = LogAddress(ACCOUNT, REGION, "/aws/lambda/f", "2026/11/22/[$LATEST]a")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with moto_server() as found:
        yield found


@pytest.fixture
def session(address: str) -> Iterator[CloudSession]:
    opened = CloudSession(address, REGION, access_key=ACCOUNT)
    yield opened
    opened.close()


@pytest.fixture
def services(address: str) -> Iterator[OtherServices]:
    opened = OtherServices(address)
    yield opened
    opened.close()


def test_what_functions_write_arrives_in_order(address: str, session: CloudSession) -> None:
    told: list[CloudError] = []
    sender = LogSender(address, told.append, every_s=0.01)
    now_ns = time.time_ns()
    texts = [f"line {number} {'é' * 400}\n" for number in range(3_000)]  # of 2.4 MB, three batches
    for number, text in enumerate(texts):
        sender(ADDRESS, now_ns + number * 1000, text)
    sender.close(60)
    assert told == []
    client = session.client("logs")
    assert [group["logGroupName"] for group in client.describe_log_groups()["logGroups"]] == [ADDRESS.group]
    pages = client.get_paginator("filter_log_events").paginate(logGroupName=ADDRESS.group)
    assert [event["message"] for page in pages for event in page["events"]] == texts


def test_nobody_at_the_endpoint() -> None:
    told: list[CloudError] = []
    sender = LogSender("http://127.0.0.1:1", told.append, every_s=0.0)
    sender(ADDRESS, 1, "a")
    sender.close(60)
    assert [type(error) for error in told] == [CloudUnreachableError]


async def test_a_package_in_s3(session: CloudSession, services: OtherServices) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("app.py", "")
    client = session.client("s3")
    client.create_bucket(Bucket="code", CreateBucketConfiguration={"LocationConstraint": REGION})
    client.put_bucket_versioning(Bucket="code", VersioningConfiguration={"Status": "Enabled"})
    old = client.put_object(Bucket="code", Key="a/f é.zip", Body=data.getvalue())["VersionId"]
    client.put_object(Bucket="code", Key="a/f é.zip", Body=b"new")
    assert await services.get_object(PLACE, "code", "a/f é.zip", "") == b"new"
    assert await services.get_object(PLACE, "code", "a/f é.zip", old) == data.getvalue()


async def test_what_is_not_in_s3(session: CloudSession, services: OtherServices) -> None:
    client = session.client("s3")
    client.create_bucket(Bucket="empty", CreateBucketConfiguration={"LocationConstraint": REGION})
    for bucket, key, code, words in (
        ("none", "k", "NoSuchBucket", "The specified bucket does not exist"),
        ("empty", "k", "NoSuchKey", "The specified key does not exist."),
    ):
        with pytest.raises(CloudRefusedError) as found:
            await services.get_object(PLACE, bucket, key, "")
        assert (found.value.code, found.value.why) == (code, words)
