"""The AWS CLI and what functions have beside their code: layers, permissions, tags, concurrency, mappings, URLs, …"""

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.support.aws_user import User
from tests.support.lambda_calls import zipped
from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import package, saying
from tests.support.waiting import until

ACCOUNT = "arn:aws:lambda:us-east-1:000000000000"
QUEUE = "arn:aws:sqs:us-east-1:000000000000"
WITHIN_S = 30.0

LAYERED = "import shared\n\ndef handler(event, context):\n    return shared.WORD\n"
WEB = """
def handler(event, context):
    said = {"path": event["rawPath"], "query": event.get("queryStringParameters"), "body": event.get("body")}
    import json
    return {"statusCode": 201, "headers": {"X-Own": "yes"}, "cookies": ["a=b"], "body": json.dumps(said)}
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("resources")) as found:
        yield found


@pytest.fixture
def user(service: RunningService) -> User:
    return User(service.aws)


def test_layers(user: User) -> None:
    content = user.zip("layer", zipped({"python/shared.py": "WORD = 'from the layer'\n"}))
    given = ("--layer-name", "shared", "--zip-file", content, "--compatible-runtimes", "python3.11")
    layer = user.aws("lambda", "publish-layer-version", *given)
    assert (layer["Version"], layer["LayerVersionArn"]) == (1, f"{ACCOUNT}:layer:shared:1")
    user.create("layered", package(LAYERED), "--layers", layer["LayerVersionArn"])
    assert user.invoke("layered")[1] == "from the layer"

    found = user.aws("lambda", "get-layer-version", "--layer-name", "shared", "--version-number", "1")
    assert found["Content"]["CodeSha256"] == layer["Content"]["CodeSha256"]
    by_arn = user.aws("lambda", "get-layer-version-by-arn", "--arn", layer["LayerVersionArn"])
    assert by_arn["Version"] == 1
    assert [each["LayerName"] for each in user.aws("lambda", "list-layers")["Layers"]] == ["shared"]
    listed = user.aws("lambda", "list-layer-versions", "--layer-name", "shared")["LayerVersions"]
    assert [each["Version"] for each in listed] == [1]

    one = ("--layer-name", "shared", "--version-number", "1")
    allow = ("--statement-id", "all", "--action", "lambda:GetLayerVersion", "--principal", "*")
    user.aws("lambda", "add-layer-version-permission", *one, *allow)
    policy = json.loads(user.aws("lambda", "get-layer-version-policy", *one)["Policy"])
    assert policy["Statement"][0]["Sid"] == "all"
    user.aws("lambda", "remove-layer-version-permission", *one, "--statement-id", "all")
    user.aws("lambda", "delete-layer-version", *one)
    assert user.aws("lambda", "list-layers")["Layers"] == []
    assert user.invoke("layered")[1] == "from the layer", (
        "a layer that is deleted stays with the functions that have it"
    )


def test_permissions(user: User) -> None:
    user.create("allowed")
    given = ("--statement-id", "s3", "--action", "lambda:InvokeFunction", "--principal", "s3.amazonaws.com")
    source = ("--source-arn", "arn:aws:s3:::bucket", "--source-account", "000000000000")
    statement = json.loads(user.on("add-permission", "allowed", *given, *source)["Statement"])
    assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
    policy = json.loads(user.on("get-policy", "allowed")["Policy"])
    assert policy["Statement"] == [statement]
    assert "ResourceConflictException" in user.aws.fails(
        "lambda", "add-permission", "--function-name", "allowed", *given
    )
    user.on("remove-permission", "allowed", "--statement-id", "s3")
    assert "ResourceNotFoundException" in user.aws.fails("lambda", "get-policy", "--function-name", "allowed")


def test_tags(user: User) -> None:
    arn = user.create("tagged")["FunctionArn"]
    user.aws("lambda", "tag-resource", "--resource", arn, "--tags", "a=1,b=zwei Wörter")
    assert user.aws("lambda", "list-tags", "--resource", arn)["Tags"] == {"a": "1", "b": "zwei Wörter"}
    user.aws("lambda", "untag-resource", "--resource", arn, "--tag-keys", "a", "c")
    assert user.on("get-function", "tagged")["Tags"] == {"b": "zwei Wörter"}


def test_concurrency(user: User) -> None:
    user.create("bounded", saying("in time"))
    put = user.on("put-function-concurrency", "bounded", "--reserved-concurrent-executions", "0")
    assert put == {"ReservedConcurrentExecutions": 0}
    said = user.aws.fails("lambda", "invoke", "--function-name", "bounded", "--payload", "{}", "out.json")
    assert "(TooManyRequestsException)" in said
    assert "Rate Exceeded" in said
    user.on("put-function-concurrency", "bounded", "--reserved-concurrent-executions", "5")
    assert user.on("get-function-concurrency", "bounded") == {"ReservedConcurrentExecutions": 5}
    assert user.on("get-function", "bounded")["Concurrency"] == {"ReservedConcurrentExecutions": 5}
    assert user.invoke("bounded")[1] == "in time"
    user.on("delete-function-concurrency", "bounded")
    assert "Concurrency" not in user.on("get-function", "bounded")
    assert "UnreservedConcurrentExecution" in user.aws.fails(
        "lambda", "put-function-concurrency", "--function-name", "bounded", "--reserved-concurrent-executions", "901"
    )


def test_provisioned_concurrency(user: User) -> None:
    user.create("ready", saying("warm"))
    user.on("publish-version", "ready")
    one = ("--qualifier", "1")
    put = user.on("put-provisioned-concurrency-config", "ready", *one, "--provisioned-concurrent-executions", "2")
    assert (put["Status"], put["RequestedProvisionedConcurrentExecutions"]) == ("IN_PROGRESS", 2)
    found = told(lambda: user.on("get-provisioned-concurrency-config", "ready", *one), "Status", "READY")
    assert found["AvailableProvisionedConcurrentExecutions"] == 2
    assert user.invoke("ready", "{}", *one)[1] == "warm"
    listed = user.on("list-provisioned-concurrency-configs", "ready")["ProvisionedConcurrencyConfigs"]
    assert [each["FunctionArn"] for each in listed] == [f"{ACCOUNT}:function:ready:1"]
    user.on("delete-provisioned-concurrency-config", "ready", *one)
    assert "ProvisionedConcurrencyConfigNotFoundException" in user.aws.fails(
        "lambda", "get-provisioned-concurrency-config", "--function-name", "ready", *one
    )
    assert "cannot be applied to unpublished function versions" in user.aws.fails(
        *("lambda", "put-provisioned-concurrency-config", "--function-name", "ready", "--qualifier", "$LATEST"),
        *("--provisioned-concurrent-executions", "1"),
    )


def test_asynchronous_settings(user: User) -> None:
    user.create("later")
    sent = {"OnFailure": {"Destination": f"{QUEUE}:failed"}}
    put = ("--maximum-retry-attempts", "1", "--maximum-event-age-in-seconds", "90")
    config = user.on("put-function-event-invoke-config", "later", *put, "--destination-config", json.dumps(sent))
    assert (config["MaximumRetryAttempts"], config["MaximumEventAgeInSeconds"]) == (1, 90)
    changed = user.on("update-function-event-invoke-config", "later", "--maximum-retry-attempts", "0")
    assert (changed["MaximumRetryAttempts"], changed["MaximumEventAgeInSeconds"]) == (0, 90)
    found = user.on("get-function-event-invoke-config", "later")
    assert found["DestinationConfig"]["OnFailure"] == sent["OnFailure"]
    listed = user.on("list-function-event-invoke-configs", "later")["FunctionEventInvokeConfigs"]
    assert [each["MaximumRetryAttempts"] for each in listed] == [0]
    user.on("delete-function-event-invoke-config", "later")
    assert "ResourceNotFoundException" in user.aws.fails(
        "lambda", "get-function-event-invoke-config", "--function-name", "later"
    )


def test_event_source_mappings(user: User) -> None:
    user.create("fed")
    given = ("--event-source-arn", f"{QUEUE}:orders", "--batch-size", "5", "--no-enabled")
    pattern = json.dumps({"Filters": [{"Pattern": json.dumps({"body": {"kind": ["order"]}})}]})
    made = user.on("create-event-source-mapping", "fed", *given, "--filter-criteria", pattern)
    one = ("--uuid", made["UUID"])
    assert (made["State"], made["BatchSize"], made["FunctionArn"]) == ("Disabled", 5, f"{ACCOUNT}:function:fed")
    changed = user.aws("lambda", "update-event-source-mapping", *one, "--batch-size", "7")
    assert changed["BatchSize"] == 7
    listed = user.aws("lambda", "list-event-source-mappings", "--function-name", "fed")["EventSourceMappings"]
    assert [each["UUID"] for each in listed] == [made["UUID"]]
    assert (
        user.aws("lambda", "list-event-source-mappings", "--event-source-arn", f"{QUEUE}:no")["EventSourceMappings"]
        == []
    )
    told(lambda: user.aws("lambda", "get-event-source-mapping", *one), "State", "Disabled")
    assert user.aws("lambda", "delete-event-source-mapping", *one)["State"] == "Deleting"
    of_function = ("list-event-source-mappings", "--function-name", "fed")
    until(lambda: not user.aws("lambda", *of_function)["EventSourceMappings"], "the mapping to go", WITHIN_S)
    assert "ResourceNotFoundException" in user.aws.fails("lambda", "get-event-source-mapping", *one)


def test_a_function_url_is_called(user: User) -> None:
    user.create("web", package(WEB))
    made = user.on("create-function-url-config", "web", "--auth-type", "NONE")
    address = urlsplit(made["FunctionUrl"])
    assert (made["AuthType"], address.scheme) == ("NONE", "http")
    assert str(address.hostname).endswith(".lambda-url.us-east-1.localhost")
    assert get(made["FunctionUrl"])[0] == 403, "without a statement nobody may call it, as on AWS"
    given = ("--principal", "*", "--statement-id")
    url_only = ("--action", "lambda:InvokeFunctionUrl", "--function-url-auth-type", "NONE")
    user.on("add-permission", "web", *given, "url", *url_only)
    user.on("add-permission", "web", *given, "fn", "--action", "lambda:InvokeFunction", "--invoked-via-function-url")
    status, headers, body = get(f"{made['FunctionUrl']}a/b%20c?x=1&x=2", b"text")
    assert (status, headers["X-Own"], headers["Set-Cookie"]) == (201, "yes", "a=b")
    assert json.loads(body) == {"path": "/a/b%20c", "query": {"x": "1,2"}, "body": "text"}

    cors = ("--cors", "AllowOrigins=https://example.com,AllowMethods=GET")
    assert user.on("update-function-url-config", "web", *cors)["Cors"]["AllowOrigins"] == ["https://example.com"]
    assert user.on("get-function-url-config", "web")["FunctionUrl"] == made["FunctionUrl"]
    assert len(user.on("list-function-url-configs", "web")["FunctionUrlConfigs"]) == 1
    user.on("delete-function-url-config", "web")
    assert get(made["FunctionUrl"])[0] == 403


def test_code_signing(user: User) -> None:
    publishers = "SigningProfileVersionArns=arn:aws:signer:us-east-1:000000000000:/signing-profiles/own/abcdefghij"
    made = user.aws("lambda", "create-code-signing-config", "--allowed-publishers", publishers)["CodeSigningConfig"]
    one = ("--code-signing-config-arn", made["CodeSigningConfigArn"])
    enforce = ("--code-signing-policies", "UntrustedArtifactOnDeployment=Enforce")
    user.aws("lambda", "update-code-signing-config", *one, *enforce)
    found = user.aws("lambda", "get-code-signing-config", *one)["CodeSigningConfig"]
    assert found["CodeSigningPolicies"] == {"UntrustedArtifactOnDeployment": "Enforce"}
    user.create("signed")
    user.on("put-function-code-signing-config", "signed", *one)
    assert user.on("get-function-code-signing-config", "signed")["FunctionName"] == "signed"
    listed = user.aws("lambda", "list-functions-by-code-signing-config", *one)
    assert listed["FunctionArns"] == [f"{ACCOUNT}:function:signed"]
    unsigned = ("--zip-file", user.zip("unsigned", saying("unsigned")))
    assert "CodeVerificationFailedException" in user.aws.fails(
        "lambda", "update-function-code", "--function-name", "signed", *unsigned
    )
    assert "ResourceConflictException" in user.aws.fails("lambda", "delete-code-signing-config", *one)
    user.on("delete-function-code-signing-config", "signed")
    user.aws("lambda", "delete-code-signing-config", *one)
    assert user.aws("lambda", "list-code-signing-configs")["CodeSigningConfigs"] == []


def test_the_smaller_settings(user: User) -> None:
    user.create("small")
    manual = f"{ACCOUNT.replace('000000000000', '')}:runtime:{'0' * 64}"
    assert user.on("get-runtime-management-config", "small")["UpdateRuntimeOn"] == "Auto"
    user.on("put-runtime-management-config", "small", "--update-runtime-on", "FunctionUpdate")
    assert user.on("get-runtime-management-config", "small")["UpdateRuntimeOn"] == "FunctionUpdate"
    words = ("--update-runtime-on", "Manual", "--runtime-version-arn", manual)
    user.on("put-runtime-management-config", "small", *words)
    assert user.on("get-runtime-management-config", "small")["RuntimeVersionArn"] == manual
    assert user.on("get-function-recursion-config", "small") == {"RecursiveLoop": "Terminate"}
    user.on("put-function-recursion-config", "small", "--recursive-loop", "Allow")
    assert user.on("get-function-recursion-config", "small") == {"RecursiveLoop": "Allow"}
    account = user.aws("lambda", "get-account-settings")
    assert account["AccountLimit"]["ConcurrentExecutions"] == 1000
    assert account["AccountUsage"]["FunctionCount"] >= 1
    assert "NotImplementedException" in user.aws.fails("lambda", "list-capacity-providers")


def told(ask: Any, member: str, value: str) -> Any:
    """What is told as soon as its member is `value`."""
    found: Any = {}

    def look() -> bool:
        found.clear()
        found.update(ask())
        return bool(found[member] == value)

    until(look, f"{member} to be {value}", WITHIN_S)
    return found


def get(url: str, body: bytes | None = None) -> tuple[int, http.client.HTTPMessage, bytes]:
    """What a browser gets from a URL; names below localhost are loopback everywhere, if not in every resolver."""
    address = urlsplit(url)
    with closing(http.client.HTTPConnection("127.0.0.1", address.port, timeout=30)) as connection:
        path = address.path + (f"?{address.query}" if address.query else "")
        headers = {"Host": address.netloc, "Content-Type": "text/plain"}
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
