from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.allocation import provisioned_of
from workbench.engine.lambda_api.identifiers import function_arn
from workbench.engine.lambda_api.kinds import Kind

PUT, GET = "PutProvisionedConcurrencyConfig", "GetProvisionedConcurrencyConfig"
DELETE, LIST = "DeleteProvisionedConcurrencyConfig", "ListProvisionedConcurrencyConfigs"


def asked(qualifier: str, count: int = 1) -> dict[str, Any]:
    return {"FunctionName": "f", "Qualifier": qualifier, "ProvisionedConcurrentExecutions": count}


def named(qualifier: str) -> dict[str, Any]:
    return {"FunctionName": "f", "Qualifier": qualifier}


@pytest.fixture
async def versions(calls: LambdaCalls) -> LambdaCalls:
    """A function with the versions 1 and 2, and the alias `live` of 1."""
    await make_versions(calls)
    return calls


async def make_versions(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", MemorySize=256)
    await calls.do("PublishVersion", FunctionName="f")
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")


async def test_it_is_in_progress_at_first(versions: LambdaCalls) -> None:
    made = await versions.do(PUT, **asked("1", 5))
    stamp = made.pop("LastModified")
    assert (len(stamp), stamp[10], stamp[-5:]) == (24, "T", "+0000")
    expected = {
        "RequestedProvisionedConcurrentExecutions": 5,
        "AllocatedProvisionedConcurrentExecutions": 0,
        "AvailableProvisionedConcurrentExecutions": 0,
        "Status": "IN_PROGRESS",
    }
    assert made == expected
    assert await versions.do(GET, **named("1")) == {**expected, "LastModified": stamp}
    listed = await versions.do(LIST, FunctionName="f")
    arn = function_arn(PLACE, "f", "1")
    assert listed == {"ProvisionedConcurrencyConfigs": [{"FunctionArn": arn, **expected, "LastModified": stamp}]}


async def test_it_is_replaced_and_deleted(tmp_path: Path) -> None:
    versions = await LambdaCalls.open(tmp_path)
    await make_versions(versions)
    await versions.do(PUT, **asked("live", 5))
    await versions.do(PUT, **asked("live", 3))
    await versions.close()
    again = await LambdaCalls.open(tmp_path)
    assert (await again.do(GET, **named("live")))["RequestedProvisionedConcurrentExecutions"] == 3
    assert await again.do(DELETE, **named("live")) == {}
    assert await again.do(DELETE, **named("live")) == {}
    error = await again.fails(GET, **named("live"))
    assert (error.code, error.message) == (
        "ProvisionedConcurrencyConfigNotFoundException",
        "No Provisioned Concurrency Config found for this function",
    )
    await again.close()


async def test_they_are_listed_a_page_at_a_time(versions: LambdaCalls) -> None:
    await versions.do(PUT, **asked("live"))
    await versions.do(PUT, **asked("2"))
    first = await versions.do(LIST, FunctionName="f", MaxItems=1)
    second = await versions.do(LIST, FunctionName="f", MaxItems=1, Marker=first["NextMarker"])
    arns = [one["FunctionArn"] for page in (first, second) for one in page["ProvisionedConcurrencyConfigs"]]
    assert arns == [function_arn(PLACE, "f", "2"), function_arn(PLACE, "f", "live")]
    assert "NextMarker" not in second


async def test_an_unpublished_version_has_none(versions: LambdaCalls) -> None:
    error = await versions.fails(PUT, **asked("$LATEST"))
    unpublished = "Provisioned Concurrency Configs cannot be applied to unpublished function versions."
    assert (error.code, error.message) == ("InvalidParameterValueException", unpublished)
    await versions.do("CreateAlias", FunctionName="f", Name="newest", FunctionVersion="$LATEST")
    assert (await versions.fails(PUT, **asked("newest"))).message == unpublished
    for operation in (GET, DELETE):
        error = await versions.fails(operation, **named("$LATEST"))
        assert error.message == "The function resource provided must be an alias or a published version."


async def test_what_is_not_there(versions: LambdaCalls) -> None:
    count: dict[str, Any] = {"ProvisionedConcurrentExecutions": 1}
    for operation, given in ((PUT, count), (GET, {}), (DELETE, {})):
        error = await versions.fails(operation, **named("7"), **given)
        assert error.message == f"Function not found: {function_arn(PLACE, 'f', '7')}"
        error = await versions.fails(operation, **named("gone"), **given)
        assert error.message == f"Cannot find alias arn: {function_arn(PLACE, 'f', 'gone')}"
    error = await versions.fails(LIST, FunctionName="g")
    assert (error.code, error.message) == (
        "ResourceNotFoundException",
        f"Function not found: {function_arn(PLACE, 'g')}",
    )


async def test_a_version_and_its_alias_do_not_both_have_it(versions: LambdaCalls) -> None:
    await versions.do(PUT, **asked("1"))
    error = await versions.fails(PUT, **asked("live"))
    assert (error.code, error.message) == (
        "ResourceConflictException",
        "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    )
    await versions.do(DELETE, **named("1"))
    await versions.do(PUT, **asked("live"))
    error = await versions.fails(PUT, **asked("1"))
    assert (error.code, error.message) == (
        "ResourceConflictException",
        "Version is pointed by a Provisioned Concurrency alias",
    )


async def test_an_alias_with_weights_is_refused_and_may_get_them_later(versions: LambdaCalls) -> None:
    weights: dict[str, Any] = {"RoutingConfig": {"AdditionalVersionWeights": {"2": 0.3}}}
    await versions.do(PUT, **asked("live", 10))
    await versions.do("UpdateAlias", FunctionName="f", Name="live", **weights)
    assert dict(provisioned_of(versions.state.view(PLACE), "f")) == {"1": 7, "2": 3}
    error = await versions.fails(PUT, **asked("live", 10))
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        "Alias with weights can not be used with Provisioned Concurrency",
    )


async def test_it_follows_its_alias_and_goes_with_it(versions: LambdaCalls) -> None:
    await versions.do(PUT, **asked("live", 4))
    await versions.do("UpdateAlias", FunctionName="f", Name="live", FunctionVersion="2")
    assert dict(provisioned_of(versions.state.view(PLACE), "f")) == {"2": 4}
    await versions.do("UpdateAlias", FunctionName="f", Name="live", FunctionVersion="$LATEST")
    assert dict(provisioned_of(versions.state.view(PLACE), "f")) == {}
    await versions.do("DeleteAlias", FunctionName="f", Name="live")
    assert versions.state.view(PLACE).all(Kind.PROVISIONED, "f") == {}


async def test_no_more_than_is_reserved(versions: LambdaCalls) -> None:
    await versions.do("PutFunctionConcurrency", FunctionName="f", ReservedConcurrentExecutions=3)
    await versions.do(PUT, **asked("1", 2))
    await versions.do(PUT, **asked("1", 1))
    error = await versions.fails(PUT, **asked("2", 3))
    assert error.message == (
        "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function"
    )
    await versions.do(PUT, **asked("2", 2))


async def test_no_more_than_is_unreserved(versions: LambdaCalls) -> None:
    await versions.function("g")
    await versions.do("PutFunctionConcurrency", FunctionName="g", ReservedConcurrentExecutions=500)
    await versions.do(PUT, **asked("2", 50))
    error = await versions.fails(PUT, **asked("1", 451))
    assert error.message == (
        "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [450]."
    )
    error = await versions.fails(PUT, **asked("1", 351))
    assert error.message == (
        "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
        " below its minimum value of [100]."
    )
    await versions.do(PUT, **asked("1", 350))


@pytest.mark.parametrize(
    ("members", "word"),
    [
        ({"Runtime": "python3.12", "SnapStart": {"ApplyOn": "PublishedVersions"}}, "SnapStart"),
        ({"TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}}, "tenant isolation"),
    ],
)
async def test_kinds_of_functions_that_have_none(calls: LambdaCalls, members: dict[str, Any], word: str) -> None:
    await calls.function(Publish=True, **members)
    error = await calls.fails(PUT, **asked("1"))
    assert (error.code, word in error.message) == ("InvalidParameterValueException", True)
