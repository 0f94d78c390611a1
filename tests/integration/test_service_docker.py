"""The running service with containers: functions of images, and zips in the runtimes' images."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docker
import pytest
from botocore.exceptions import ClientError

from tests.support.aws_user import User
from tests.support.docker_images import PYTHON, lacking
from tests.support.lambda_calls import ROLE
from tests.support.lambda_service import RunningService
from tests.support.service_functions import create, members, saying

pytestmark = pytest.mark.docker

REPOSITORY = "workbench-test/service"
CODE = """
def handler(event, context):
    return [{word!r}, event, context.invoked_function_arn, context.function_version]


def other(event, context):
    return "another handler"
"""


@dataclass(frozen=True, slots=True)
class Images:
    """Makes images of functions as users do: AWS's layout, their code on top."""

    folder: Path
    engine: docker.DockerClient

    def make(self, word: str, tag: str) -> str:
        """The URI of an image whose function answers with `word`."""
        uri = f"{REPOSITORY}:{tag}"
        folder = self.folder / word
        folder.mkdir()
        (folder / "app.py").write_text(CODE.format(word=word), encoding="utf-8")
        (folder / "Dockerfile").write_text(f'FROM {PYTHON}\nCOPY app.py /var/task/\nCMD ["app.handler"]\n')
        self.engine.images.build(path=str(folder), tag=uri, rm=True)
        return uri


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Images]:
    if found := lacking(PYTHON):
        pytest.skip(f"Docker tests need {found}")
    engine = docker.from_env()
    try:
        yield Images(tmp_path_factory.mktemp("images"), engine)
        for image in engine.images.list(REPOSITORY):
            engine.images.remove(str(image.id), force=True)
    finally:
        engine.close()


@pytest.fixture(scope="module")
def service(images: Images, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    found = RunningService(tmp_path_factory.mktemp("docker"), executor="docker")
    found.terminal.use_test_images()
    try:
        yield found.start()
    finally:
        found.stop()
    left = images.engine.containers.list(all=True, filters={"ancestor": PYTHON})
    assert [one for one in left if str(found.terminal.home) in str(one.attrs.get("HostConfig"))] == []


@pytest.fixture(scope="module")
def client(service: RunningService) -> Any:
    return service.client(read_timeout=120)


def of_image(name: str, uri: str, **changes: Any) -> dict[str, Any]:
    given = {"FunctionName": name, "Role": ROLE, "PackageType": "Image", "Code": {"ImageUri": uri}, "Timeout": 30}
    return given | changes


def test_a_function_of_an_image(images: Images, client: Any) -> None:
    uri = images.make("first", "1")
    made = client.create_function(**of_image("imaged", uri))
    assert (made["PackageType"], made["State"], made["CodeSize"]) == ("Image", "Pending", 0)
    assert "Handler" not in made
    assert "Runtime" not in made
    client.get_waiter("function_active_v2").wait(FunctionName="imaged", WaiterConfig={"Delay": 1})
    arn = "arn:aws:lambda:us-east-1:000000000000:function:imaged"
    answer = client.invoke(FunctionName="imaged", Payload=b'{"a": 1}')
    assert json.loads(answer["Payload"].read()) == ["first", {"a": 1}, arn, "$LATEST"]
    code = client.get_function(FunctionName="imaged")["Code"]
    assert (code["RepositoryType"], code["ImageUri"]) == ("ECR", uri)
    assert code["ResolvedImageUri"].startswith(f"{REPOSITORY}@sha256:")

    client.publish_version(FunctionName="imaged")
    client.update_function_code(FunctionName="imaged", ImageUri=images.make("second", "2"))
    client.get_waiter("function_updated_v2").wait(FunctionName="imaged", WaiterConfig={"Delay": 1})
    found = [client.invoke(FunctionName=f"imaged{version}")["Payload"].read() for version in ("", ":1")]
    assert [json.loads(each)[0] for each in found] == ["second", "first"]

    client.update_function_configuration(FunctionName="imaged", ImageConfig={"Command": ["app.other"]})
    client.get_waiter("function_updated_v2").wait(FunctionName="imaged", WaiterConfig={"Delay": 1})
    assert json.loads(client.invoke(FunctionName="imaged")["Payload"].read()) == "another handler"


def test_an_image_that_is_not_there(client: Any) -> None:
    for uri, said in ((f"{REPOSITORY}:never", "does not exist"), ("No Image", "is not valid")):
        with pytest.raises(ClientError, match=f"Source image {uri} {said}. Provide a valid source image.") as refused:
            client.create_function(**of_image("absent", uri))
        assert refused.value.response["Error"]["Code"] == "InvalidParameterValueException"


def test_a_zip_and_an_image_are_not_mixed(images: Images, client: Any) -> None:
    with pytest.raises(client.exceptions.InvalidParameterValueException):
        client.create_function(**members("mixed", PackageType="Image"))
    with pytest.raises(client.exceptions.InvalidParameterValueException):
        client.create_function(**members("mixed", Code={"ImageUri": images.make("mixed", "3")}))


def test_a_zip_runs_in_its_runtimes_image(client: Any) -> None:
    create(client, "zipped", "def handler(event, context):\n    import os\n    return os.path.exists('/.dockerenv')\n")
    assert client.invoke(FunctionName="zipped")["Payload"].read() == b"true"
    client.update_function_code(FunctionName="zipped", ZipFile=saying("new"))
    client.get_waiter("function_updated_v2").wait(FunctionName="zipped", WaiterConfig={"Delay": 1})
    assert client.invoke(FunctionName="zipped")["Payload"].read() == b'"new"'


def test_the_cli_makes_a_function_of_an_image(images: Images, service: RunningService) -> None:
    user = User(service.aws)
    code = ("--package-type", "Image", "--code", f"ImageUri={images.make('cli', '4')}", "--role", ROLE)
    user.on("create-function", "of-cli", *code)
    user.wait("function-active-v2", "of-cli")
    assert user.invoke("of-cli")[1][0] == "cli"
    user.on("delete-function", "of-cli")
