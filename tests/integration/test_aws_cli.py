"""The AWS CLI makes, changes, versions and invokes functions; some commands as processes, the rest in one child."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.aws_user import User
from tests.support.lambda_calls import ROLE, zipped
from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import ECHO, package, saying

WORKSPACE = """
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Local:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: of-the-folder, CodeUri: local, Handler: app.handler, Runtime: python3.11}
"""
ARN = "arn:aws:lambda:us-east-1:000000000000:function"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    folder = tmp_path_factory.mktemp("cli")
    code = folder / "workspace" / "local"
    code.mkdir(parents=True)
    (code / "app.py").write_text(ECHO, encoding="utf-8")
    (folder / "workspace" / "template.yaml").write_text(WORKSPACE, encoding="utf-8")
    with running_service(folder) as found:
        yield found


@pytest.fixture
def user(service: RunningService) -> User:
    return User(service.aws)


def test_a_function_is_made_changed_and_removed(user: User) -> None:
    made = user.create("life", None, "--tags", "team=a,stage=b", "--environment", "Variables={MARK=one}")
    assert (made["State"], made["StateReasonCode"], made["FunctionArn"]) == ("Pending", "Creating", f"{ARN}:life")
    user.wait("function-exists", "life")
    user.wait("function-active", "life")
    found = user.on("get-function", "life")
    assert (found["Configuration"]["State"], found["Tags"]) == ("Active", {"team": "a", "stage": "b"})
    assert found["Code"]["Location"].startswith("http://")
    before = user.on("get-function-configuration", "life")
    assert (before["MemorySize"], before["Timeout"], before["LastUpdateStatus"]) == (128, 3, "Successful")

    words = ("--memory-size", "256", "--timeout", "9", "--environment", '{"Variables": {"MARK": "two"}}')
    assert user.on("update-function-configuration", "life", *words)["MemorySize"] == 256
    user.wait("function-updated-v2", "life")
    _, answer = user.invoke("life")
    assert answer["variables"]["MARK"] == "two"

    changed = user.on("update-function-code", "life", "--zip-file", user.zip("new", saying("changed")))
    assert changed["CodeSha256"] != before["CodeSha256"]
    user.wait("function-updated", "life")
    assert user.invoke("life")[1] == "changed"

    user.on("delete-function", "life")
    assert "ResourceNotFoundException" in user.aws.fails("lambda", "get-function", "--function-name", "life")
    assert "Function not found: " in user.aws.fails("lambda", "invoke", "--function-name", "life", "out.json")


def test_commands_as_processes_of_their_own(user: User) -> None:
    def done(*words: str | Path) -> Any:
        ended = user.aws.process("lambda", *words)
        assert (ended.status, ended.err) == (0, "")
        return json.loads(ended.out) if ended.out else None

    name = ("--function-name", "own")
    code, out = user.zip("own", package()), user.folder / "own.json"
    given = ("--runtime", "python3.11", "--handler", "app.handler", "--role", ROLE, "--zip-file", code)
    assert done("create-function", *name, *given)["State"] == "Pending"
    assert done("wait", "function-active-v2", *name) is None
    assert done("get-function-configuration", *name)["State"] == "Active"
    assert done("invoke", *name, "--payload", '{"a": "ü"}', out) == {"StatusCode": 200, "ExecutedVersion": "$LATEST"}
    assert json.loads(out.read_text())["event"] == {"a": "ü"}
    assert done("publish-version", *name)["Version"] == "1"
    assert done("create-alias", *name, "--name", "live", "--function-version", "1")["AliasArn"] == f"{ARN}:own:live"
    assert done("invoke", *name, "--qualifier", "live", out)["ExecutedVersion"] == "1"
    assert [each["FunctionName"] for each in done("list-functions")["Functions"] if each["FunctionName"] == "own"]
    assert done("delete-function", *name) == {"StatusCode": 204}
    failed = user.aws.process("lambda", "get-function", *name)
    assert failed.status == 255
    assert "An error occurred (ResourceNotFoundException) when calling the GetFunction operation" in failed.err


def test_functions_are_listed_in_pages(user: User) -> None:
    names = [f"page-{number}" for number in range(5)]
    for name in names:
        user.create(name)
    first = user.aws("lambda", "list-functions", "--max-items", "2")
    assert len(first["Functions"]) == 2
    second = user.aws("lambda", "list-functions", "--max-items", "2", "--starting-token", first["NextToken"])
    assert len(second["Functions"]) == 2
    paged = user.aws("lambda", "list-functions", "--page-size", "2")["Functions"]
    everything = [each["FunctionName"] for each in paged]
    assert everything == sorted(set(everything))
    assert [each["FunctionName"] for each in first["Functions"] + second["Functions"]] == everything[:4]
    assert {*names, "of-the-folder"} <= set(everything)
    query = ("--query", "Functions[?starts_with(FunctionName, 'page-')].FunctionName")
    assert user.aws("lambda", "list-functions", *query) == names


def test_a_function_of_the_folder_is_served_and_stays_its_files(user: User) -> None:
    _, answer = user.invoke("of-the-folder", '{"a": 1}')
    assert (answer["event"], answer["arn"]) == ({"a": 1}, f"{ARN}:of-the-folder")
    assert user.on("get-function-configuration", "of-the-folder")["State"] == "Active"
    said = user.aws.fails("lambda", "delete-function", "--function-name", "of-the-folder")
    assert "of-the-folder" in said


def test_the_kinds_of_invokes(user: User) -> None:
    user.create("kinds")
    printed, answer = user.invoke("kinds", '{"a": 1}', "--log-type", "Tail")
    log = base64.b64decode(printed["LogResult"]).decode()
    assert (printed["StatusCode"], printed["ExecutedVersion"]) == (200, "$LATEST")
    assert log.startswith(f"START RequestId: {answer['request_id']} Version: $LATEST\n")
    assert f"a line of {answer['request_id']}\n" in log
    assert log.splitlines()[-1].startswith(f"REPORT RequestId: {answer['request_id']}\tDuration: ")

    assert user.invoke("kinds", "{}", "--invocation-type", "Event") == ({"StatusCode": 202}, None)
    assert user.invoke("kinds", "{}", "--invocation-type", "DryRun") == ({"StatusCode": 204}, None)

    printed, answer = user.invoke("kinds", '{"raise": "no"}')
    assert (printed["StatusCode"], printed["FunctionError"]) == (200, "Unhandled")
    assert (answer["errorType"], answer["errorMessage"]) == ("ValueError", "no")

    context = base64.b64encode(b'{"custom": {"a": "b"}, "env": {"locale": "de"}}').decode()
    assert user.invoke("kinds", "{}", "--client-context", context)[1]["client"]["custom"] == {"a": "b"}
    assert user.invoke(f"{ARN}:kinds")[1]["arn"] == f"{ARN}:kinds"
    assert user.invoke("000000000000:function:kinds:$LATEST")[1]["arn"] == f"{ARN}:kinds:$LATEST"
    payload = user.folder / "event.json"
    payload.write_text('{"from": "a file"}', encoding="utf-8")
    assert user.invoke("kinds", f"file://{payload}")[1]["event"] == {"from": "a file"}

    out = user.folder / "older.json"
    payload.write_text('{"raise": "nobody waits"}', encoding="utf-8")
    assert user.on(
        "invoke-async",
        "kinds",
        "--invoke-args",
        payload,
    ) == {"Status": 202}
    assert "Could not parse request body into json" in user.aws.fails(
        "lambda", "invoke", "--function-name", "kinds", "--payload", "{", out
    )


def test_versions_and_aliases(user: User) -> None:
    user.create("many", saying("one"))
    assert user.on("publish-version", "many", "--description", "the first")["Version"] == "1"
    user.wait("published-version-active", "many", "--qualifier", "1")
    user.on("update-function-code", "many", "--zip-file", user.zip("many2", saying("two")), "--publish")
    user.wait("function-updated-v2", "many")
    listed = user.on("list-versions-by-function", "many")["Versions"]
    assert [each["Version"] for each in listed] == ["$LATEST", "1", "2"]
    assert [user.invoke("many", "{}", "--qualifier", each)[1] for each in ("1", "2")] == ["one", "two"]

    user.on("create-alias", "many", "--name", "live", "--function-version", "1")
    assert user.invoke("many:live") == ({"StatusCode": 200, "ExecutedVersion": "1"}, "one")
    weights = ("--routing-config", "AdditionalVersionWeights={2=1.0}")
    updated = user.on("update-alias", "many", "--name", "live", *weights)
    assert updated["RoutingConfig"] == {"AdditionalVersionWeights": {"2": 1.0}}
    assert user.invoke(f"{ARN}:many:live")[0]["ExecutedVersion"] == "2"
    user.on("update-alias", "many", "--name", "live", "--function-version", "2", "--routing-config", "{}")
    assert user.on("get-alias", "many", "--name", "live")["FunctionVersion"] == "2"
    assert [each["Name"] for each in user.on("list-aliases", "many")["Aliases"]] == ["live"]

    in_use = user.aws.fails("lambda", "delete-function", "--function-name", "many", "--qualifier", "2")
    assert "ResourceConflictException" in in_use
    user.on("delete-function", "many", "--qualifier", "1")
    user.on("delete-alias", "many", "--name", "live")
    assert "ResourceNotFoundException" in user.aws.fails(
        "lambda", "invoke", "--function-name", "many", "--qualifier", "live", "out.json"
    )
    stale = ("--revision-id", "00000000-0000-0000-0000-000000000000")
    assert "PreconditionFailedException" in user.aws.fails(
        "lambda", "update-function-configuration", "--function-name", "many", "--timeout", "5", *stale
    )


def test_what_aws_refuses_is_refused_in_its_words(user: User) -> None:
    user.create("twice")
    given = ("--runtime", "python3.11", "--handler", "app.handler", "--role", ROLE)
    code = user.zip("twice", package())

    def refused(*words: str) -> str:
        return user.aws.fails("lambda", *words)

    again = refused("create-function", "--function-name", "twice", *given, "--zip-file", code)
    assert again.endswith(
        "(ResourceConflictException) when calling the CreateFunction operation: Function already exist: twice"
    )
    bad_name = refused("get-function", "--function-name", "no!")
    assert "1 validation error detected: Value 'no!' at 'functionName' failed to satisfy constraint" in bad_name
    elsewhere = refused("get-function", "--function-name", "arn:aws:lambda:eu-west-1:000000000000:function:twice")
    assert "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')" in elsewhere
    for name, content in (("outside", zipped_out_of()), ("empty", zipped({})), ("damaged", damaged(package()))):
        said = refused("create-function", "--function-name", name, *given, "--zip-file", user.zip(name, content))
        assert "InvalidParameterValueException" in said, name
        assert "ResourceNotFoundException" in refused("get-function", "--function-name", name)


def zipped_out_of() -> bytes:
    return zipped({"app.py": ECHO, "../../outside.py": "evil"})


def damaged(content: bytes) -> bytes:
    """The same zip with other bytes where its file's content is."""
    middle = content.index(b"import os")
    return content[:middle] + b"broken" + content[middle + 6 :]
