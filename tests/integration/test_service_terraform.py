"""What Terraform's AWS provider calls: create, read back, plan again without a difference, change, delete.

Source: the provider's resources in `internal/service/lambda`; each reads after it writes, takes what it reads as the
state, and takes one code alone for "is gone": ResourceNotFoundException.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create, package, saying
from tests.support.waiting import until

ARN = "arn:aws:lambda:us-east-1:000000000000"
QUEUE = "arn:aws:sqs:us-east-1:000000000000:q"
GONE = "ResourceNotFoundException"
QUICK = {"Delay": 1, "MaxAttempts": 20}
Read = Callable[[], dict[str, Any]]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("terraform")) as found:
        yield found


@pytest.fixture(scope="module")
def client(service: RunningService) -> Any:
    return service.client()


@pytest.fixture(scope="module")
def function(client: Any) -> str:
    """A function with a version, which other resources belong to."""
    create(client, "owner", Publish=True)
    return "owner"


def plain(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what differs at each call."""
    return {name: value for name, value in answer.items() if name not in ("ResponseMetadata", "Code")}


def no_difference(read: Read) -> dict[str, Any]:
    """What is read, twice the same: a second plan is empty."""
    found = plain(read())
    assert plain(read()) == found
    return found


def is_gone(read: Read) -> None:
    with pytest.raises(ClientError) as failed:
        read()
    told = failed.value.response
    assert (told["Error"]["Code"], told["ResponseMetadata"]["HTTPStatusCode"]) == (GONE, 404)


def test_function(client: Any) -> None:
    """aws_lambda_function with publish, tags and reserved concurrency; the order of calls is the provider's."""
    name = {"FunctionName": "made"}
    is_gone(lambda: client.get_function(**name))
    given: dict[str, Any] = {
        "Timeout": 3,
        "MemorySize": 128,
        "Description": "",
        "Environment": {"Variables": {"MARK": "b"}},
    }
    create(client, "made", Publish=True, Tags={"a": "1"}, PackageType="Zip", **given)
    client.put_function_concurrency(**name, ReservedConcurrentExecutions=2)

    read = no_difference(lambda: client.get_function(**name))
    arn = read["Configuration"]["FunctionArn"]
    assert arn == f"{ARN}:function:made"
    assert {key: read["Configuration"][key] for key in given} == given
    assert read["Tags"] == client.list_tags(Resource=arn)["Tags"] == {"a": "1"}
    assert read["Concurrency"] == {"ReservedConcurrentExecutions": 2}
    assert plain(client.get_function_concurrency(**name)) == read["Concurrency"]
    assert plain(client.get_function_code_signing_config(**name)) == {}, "no configuration is no error"
    pages = client.get_paginator("list_versions_by_function").paginate(**name, PaginationConfig={"PageSize": 50})
    assert [each["Version"] for page in pages for each in page["Versions"]] == ["$LATEST", "1"]
    is_gone(lambda: client.get_policy(**name))
    is_gone(lambda: client.get_function(**name, Qualifier="2"))

    client.update_function_configuration(**name, **given | {"Timeout": 9})
    client.get_waiter("function_updated_v2").wait(**name, WaiterConfig=QUICK)
    dry = client.update_function_code(**name, ZipFile=saying("new"), DryRun=True)["CodeSha256"]
    assert client.update_function_code(**name, ZipFile=saying("new"))["CodeSha256"] == dry
    client.get_waiter("function_updated_v2").wait(**name, WaiterConfig=QUICK)
    version = client.publish_version(**name)
    assert (version["Version"], version["CodeSha256"], version["Timeout"]) == ("2", dry, 9)
    client.tag_resource(Resource=arn, Tags={"b": "2"})
    client.untag_resource(Resource=arn, TagKeys=["a"])
    client.delete_function_concurrency(**name)
    read = no_difference(lambda: client.get_function(**name))
    assert (read["Tags"], read.get("Concurrency")) == ({"b": "2"}, None)
    assert plain(client.get_function_concurrency(**name)) == {}

    client.delete_function(**name)
    is_gone(lambda: client.get_function(**name))
    is_gone(lambda: client.delete_function(**name))
    is_gone(lambda: client.list_tags(Resource=arn))


def test_alias(client: Any, function: str) -> None:
    alias = {"FunctionName": function, "Name": "live"}
    given = {"FunctionVersion": "1", "Description": "first"}
    made = client.create_alias(**alias, **given)
    read = no_difference(lambda: client.get_alias(**alias))
    assert read == plain(made)
    assert read["AliasArn"] == f"{ARN}:function:owner:live"
    client.update_alias(**alias, FunctionVersion="1", Description="second", RoutingConfig={})
    read = no_difference(lambda: client.get_alias(**alias))
    assert (read["Description"], read.get("RoutingConfig")) == ("second", None)
    client.delete_alias(**alias)
    is_gone(lambda: client.get_alias(**alias))
    client.delete_alias(**alias)


def test_permission(client: Any, function: str) -> None:
    """The provider finds its statement in the policy; when the last one goes, the policy goes."""
    name = {"FunctionName": function}
    statement = {"StatementId": "AllowS3", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com"}
    made = client.add_permission(**name, **statement, SourceArn="arn:aws:s3:::bucket", SourceAccount="000000000000")
    read = no_difference(lambda: client.get_policy(**name))
    (found,) = json.loads(read["Policy"])["Statement"]
    assert found == json.loads(made["Statement"])
    assert found["Resource"] == f"{ARN}:function:owner"
    assert found["Condition"]["ArnLike"] == {"AWS:SourceArn": "arn:aws:s3:::bucket"}
    client.remove_permission(**name, StatementId="AllowS3")
    is_gone(lambda: client.get_policy(**name))
    is_gone(lambda: client.remove_permission(**name, StatementId="AllowS3"))


def test_layer_version(client: Any) -> None:
    made = client.publish_layer_version(
        LayerName="made",
        Description="",
        LicenseInfo="",
        Content={"ZipFile": package("x = 1")},
        CompatibleRuntimes=["python3.11"],
    )
    which = {"LayerName": f"{ARN}:layer:made", "VersionNumber": 1}
    read = no_difference(lambda: client.get_layer_version(**which) | {"Content": None})
    assert read["LayerVersionArn"] == made["LayerVersionArn"] == f"{ARN}:layer:made:1"
    assert read["CompatibleRuntimes"] == ["python3.11"]
    by_name = client.get_layer_version(LayerName="made", VersionNumber=1)["Content"]
    assert by_name["CodeSha256"] == made["Content"]["CodeSha256"]
    permission = {"StatementId": "all", "Action": "lambda:GetLayerVersion", "Principal": "*"}
    client.add_layer_version_permission(**which, **permission)
    assert "all" in no_difference(lambda: client.get_layer_version_policy(**which))["Policy"]
    client.remove_layer_version_permission(**which, StatementId="all")
    is_gone(lambda: client.get_layer_version_policy(**which))
    client.delete_layer_version(**which)
    is_gone(lambda: client.get_layer_version(**which))
    client.delete_layer_version(**which)


def test_function_url(client: Any, function: str) -> None:
    name = {"FunctionName": function}
    is_gone(lambda: client.get_function_url_config(**name))
    cors = {"AllowOrigins": ["*"], "AllowMethods": ["*"], "MaxAge": 60}
    made = client.create_function_url_config(**name, AuthType="NONE", InvokeMode="BUFFERED", Cors=cors)
    client.add_permission(
        **name,
        StatementId="FunctionURLAllowPublicAccess",
        Action="lambda:InvokeFunctionUrl",
        Principal="*",
        FunctionUrlAuthType="NONE",
    )
    read = no_difference(lambda: client.get_function_url_config(**name))
    assert (read["FunctionUrl"], read["Cors"], read["InvokeMode"]) == (made["FunctionUrl"], cors, "BUFFERED")
    client.update_function_url_config(**name, AuthType="AWS_IAM", Cors={})
    read = no_difference(lambda: client.get_function_url_config(**name))
    assert (read["FunctionUrl"], read["AuthType"]) == (made["FunctionUrl"], "AWS_IAM")
    client.delete_function_url_config(**name)
    is_gone(lambda: client.get_function_url_config(**name))
    is_gone(lambda: client.delete_function_url_config(**name))


def test_event_source_mapping(client: Any, function: str) -> None:
    made = client.create_event_source_mapping(FunctionName=function, EventSourceArn=QUEUE, Enabled=True, BatchSize=5)
    which = {"UUID": made["UUID"]}
    until(lambda: client.get_event_source_mapping(**which)["State"] == "Enabled", "Enabled")
    read = no_difference(lambda: client.get_event_source_mapping(**which))
    assert (read["FunctionArn"], read["BatchSize"]) == (f"{ARN}:function:owner", 5)
    assert client.list_tags(Resource=read["EventSourceMappingArn"])["Tags"] == {}
    client.update_event_source_mapping(**which, FunctionName=function, Enabled=False, BatchSize=7)
    until(lambda: client.get_event_source_mapping(**which)["State"] == "Disabled", "Disabled")
    assert no_difference(lambda: client.get_event_source_mapping(**which))["BatchSize"] == 7
    client.delete_event_source_mapping(**which)
    until(lambda: which["UUID"] not in [each["UUID"] for each in mappings(client)], "the mapping to go")
    is_gone(lambda: client.get_event_source_mapping(**which))


def test_function_event_invoke_config(client: Any, function: str) -> None:
    name = {"FunctionName": function}
    client.put_function_event_invoke_config(**name, MaximumEventAgeInSeconds=60, MaximumRetryAttempts=0)
    read = no_difference(lambda: client.get_function_event_invoke_config(**name))
    assert (read["MaximumEventAgeInSeconds"], read["MaximumRetryAttempts"]) == (60, 0)
    on_failure = {"OnFailure": {"Destination": QUEUE}}
    client.put_function_event_invoke_config(**name, MaximumRetryAttempts=1, DestinationConfig=on_failure)
    read = no_difference(lambda: client.get_function_event_invoke_config(**name))
    assert (read.get("MaximumEventAgeInSeconds"), read["MaximumRetryAttempts"]) == (None, 1)
    assert read["DestinationConfig"]["OnFailure"] == on_failure["OnFailure"]
    client.delete_function_event_invoke_config(**name)
    is_gone(lambda: client.get_function_event_invoke_config(**name))
    is_gone(lambda: client.delete_function_event_invoke_config(**name))


def test_provisioned_concurrency_config(client: Any, function: str) -> None:
    """Read after delete has a code of its own, which the provider looks for beside the usual one."""
    which = {"FunctionName": function, "Qualifier": "1"}
    for count in (1, 2):
        client.put_provisioned_concurrency_config(**which, ProvisionedConcurrentExecutions=count)
        until(lambda: client.get_provisioned_concurrency_config(**which)["Status"] == "READY", "READY")
        read = no_difference(lambda: client.get_provisioned_concurrency_config(**which))
        assert read["RequestedProvisionedConcurrentExecutions"] == count
    client.delete_provisioned_concurrency_config(**which)
    with pytest.raises(client.exceptions.ProvisionedConcurrencyConfigNotFoundException) as failed:
        client.get_provisioned_concurrency_config(**which)
    assert failed.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


def mappings(client: Any) -> list[dict[str, Any]]:
    return list(client.list_event_source_mappings()["EventSourceMappings"])
