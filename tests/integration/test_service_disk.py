"""The disk of the service's state is full: what cannot be kept is refused, and everything else goes on."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from tests.support.lambda_calls import zipped
from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create, members
from workbench.engine.executors.volume import can_mount

pytestmark = pytest.mark.skipif(not can_mount(), reason="the right to mount")
SOURCE = "def handler(event, context):\n    return event\n"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """What the service keeps, on a disk of 3 MB."""
    folder = tmp_path / "home" / "data"
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def service(data: Path) -> Iterator[RunningService]:
    with running_service(data.parent.parent) as found:
        yield found


def test_a_full_disk_refuses_and_goes_on(service: RunningService, data: Path) -> None:
    client = service.client()
    create(client, "first", SOURCE)
    large = zipped({"app.py": SOURCE, "data": os.urandom(4_000_000)})
    with pytest.raises(ClientError, match=r"The code package cannot be kept\. No space left on device"):
        client.create_function(**members("large", Code={"ZipFile": large}))
    create(client, "small", SOURCE)
    assert client.invoke(FunctionName="small", Payload=b"1")["Payload"].read() == b"1"

    fill(data / "fill")
    with pytest.raises(ClientError, match="The change cannot be kept"):
        client.update_function_configuration(FunctionName="first", Description="x" * 200)
    assert client.get_function_configuration(FunctionName="first")["Description"] == "", "nothing is half done"
    assert client.invoke(FunctionName="small", Payload=b"2")["Payload"].read() == b"2"

    (data / "fill").unlink()
    client.update_function_configuration(FunctionName="first", Description="room")
    assert [each["FunctionName"] for each in client.list_functions()["Functions"]] == ["first", "small"]
    assert "Traceback" not in service.errors


def fill(path: Path) -> None:
    """Write until there is no room for more."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
