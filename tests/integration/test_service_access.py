"""Who may call the running service: no page of somebody else, and beyond this computer only who signs with a key."""

import http.client
import io
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.support.lambda_calls import ROLE, zipped
from tests.support.lambda_service import REGION, RunningService, running_service
from tests.support.service_functions import create, members, saying

KEYS = {"WORKBENCH_ACCESS_KEY_ID": "AKIDEXAMPLE", "WORKBENCH_SECRET_ACCESS_KEY": "a secret of ours"}
LIST = "/2015-03-31/functions/"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("access"), "--allow-host", "lambda.example") as found:
        yield found


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    folder = tmp_path_factory.mktemp("signed")
    with running_service(folder, "--host", "0.0.0.0", variables=KEYS) as found:
        yield found


def status(service: RunningService, headers: Mapping[str, str], path: str = LIST) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)) as connection:
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        answer.read()
        return answer.status


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", 200),
        ("127.0.0.1", 200),
        ("[::1]", 200),
        ("anything.localhost", 200),
        ("host.docker.internal", 200),
        ("lambda.example", 200),
        ("example.com", 403),
        ("localhost.example.com", 403),
        ("127.0.0.1.example.com", 403),
        ("lambda.us-east-1.amazonaws.com", 403),
        ("93.184.216.34", 200),
        ("", 403),
        ("localhost@example.com", 403),
    ],
)
def test_it_answers_to_names_of_its_own(service: RunningService, host: str, expected: int) -> None:
    """And to any address: no name can be made to lead to it by a page, and containers call by the bridge's."""
    with_port = f"{host}:{service.port}" if host else ""
    assert [status(service, {"Host": name}) for name in (host, with_port)] == [expected, expected]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://localhost:3000", 200),
        ("http://127.0.0.1", 200),
        ("https://example.com", 403),
        ("http://localhost.example.com", 403),
        ("null", 403),
        ("file://", 403),
    ],
)
def test_pages_of_others_may_not_call_it(service: RunningService, origin: str, expected: int) -> None:
    assert status(service, {"Origin": origin}) == expected


@pytest.mark.parametrize(
    "path", ["../outside.py", "a/../../outside.py", "/outside.py", "\\..\\outside.py", "..\\outside.py"]
)
def test_a_package_leaves_its_folder_nowhere(service: RunningService, path: str) -> None:
    client = service.client()
    package = zipped({"app.py": "def handler(event, context):\n    return 1\n", path: "evil"})
    with pytest.raises(ClientError) as refused:
        client.create_function(**members("outside", Code={"ZipFile": package}))
    assert refused.value.response["Error"]["Code"] == "InvalidParameterValueException"
    with pytest.raises(ClientError) as refused:
        client.publish_layer_version(LayerName="outside", Content={"ZipFile": package})
    assert refused.value.response["Error"]["Code"] == "InvalidParameterValueException"
    assert list(service.folder.rglob("outside.py")) == []


def test_a_package_cannot_reach_out_by_a_link(service: RunningService) -> None:
    """Links inside are usual (layers have them); what they lead to is at most what the function sees."""
    client = service.client()
    package = zipped({"app.py": "def handler(event, context):\n    return open('/var/task/link').read()\n"})
    create(client, "linked", Code={"ZipFile": with_link(package, "link", "/etc/hostname-of-nobody")})
    assert client.invoke(FunctionName="linked")["FunctionError"] == "Unhandled"


def with_link(package: bytes, name: str, target: str) -> bytes:
    """The zip with a symbolic link in it."""
    data = io.BytesIO(package)
    with zipfile.ZipFile(data, "a") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, target)
    return data.getvalue()


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_without_a_key_nobody_else_may_reach_it(tmp_path: Path, host: str) -> None:
    found = RunningService(tmp_path)
    ended = found.terminal.run("serve", found.workspace, "--port", "0", "--host", host)
    assert (ended.status, ended.out) == (2, "")
    assert f"The service cannot listen on {host}." in ended.err
    assert "no access key with a secret is configured" in ended.err
    assert "Traceback" not in ended.err


def keyed(service: RunningService, access_key: str, secret: str, host: str = "127.0.0.1") -> Any:
    make: Any = boto3.client
    return make(
        "lambda",
        endpoint_url=f"http://{host}:{service.port}",
        region_name=REGION,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}),
    )


def test_with_keys_only_what_is_signed_comes_in(signed: RunningService) -> None:
    assert status(signed, {}) == 403
    key, secret = KEYS.values()
    client = keyed(signed, key, secret)
    client.create_function(**members("signed", Code={"ZipFile": saying("let in")}, Role=ROLE))
    client.get_waiter("function_active_v2").wait(FunctionName="signed", WaiterConfig={"Delay": 1})
    assert client.invoke(FunctionName="signed", Payload='{"ü": "signed too"}')["Payload"].read() == b'"let in"'
    arn = client.get_function(FunctionName="signed")["Configuration"]["FunctionArn"]
    assert client.list_tags(Resource=arn)["Tags"] == {}, "a path with encoded characters is signed right"
    location = client.get_function(FunctionName="signed")["Code"]["Location"]
    assert urlsplit(location).port == signed.port
    client.close()

    for wrong in (keyed(signed, key, "another secret"), keyed(signed, "000000000000", secret)):
        with pytest.raises(ClientError) as refused:
            wrong.list_functions()
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403
        assert refused.value.response["Error"]["Code"] in (
            *("InvalidSignatureException", "UnrecognizedClientException", "SignatureDoesNotMatch"),
        )
        wrong.close()


def test_a_signed_call_cannot_be_changed(signed: RunningService) -> None:
    """A body or a path other than the signed one is refused."""
    key, secret = KEYS.values()
    for change in ("url", "body"):
        client = keyed(signed, key, secret)

        def alter(request: Any, change: str = change, **_rest: Any) -> None:
            value = getattr(request, change)
            setattr(request, change, value.replace("mine", "your") if change == "url" else value.replace(b"{}", b"[]"))

        client.meta.events.register("before-send.lambda.Invoke", alter)
        with pytest.raises(ClientError) as refused:
            client.invoke(FunctionName="mine", Payload=b"{}")
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403
        client.close()


def test_secrets_are_in_no_file_and_on_no_command_line(signed: RunningService) -> None:
    secret = KEYS["WORKBENCH_SECRET_ACCESS_KEY"].encode()
    holding = [path for path in signed.folder.rglob("*") if path.is_file() and secret in path.read_bytes()]
    assert holding == []
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, check=True).stdout
    assert secret not in listed
