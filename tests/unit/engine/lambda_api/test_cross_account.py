from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.cross_account import invoked
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.state import Place

OTHER = Place("111122223333", PLACE.region)
ARN = f"arn:aws:lambda:{PLACE.region}:{PLACE.account_id}:function:f"


async def allow(calls: LambdaCalls, principal: str, **members: str) -> None:
    given: dict[str, Any] = {"StatementId": "s", "Action": "lambda:InvokeFunction", "Principal": principal, **members}
    await calls.do("AddPermission", FunctionName="f", **given)


async def test_ones_own_functions_need_no_policy(calls: LambdaCalls) -> None:
    for text in ("f", ARN, f"{PLACE.account_id}:f"):
        assert invoked(text, None, PLACE, calls.state.view) == (PLACE, FunctionId("f"))
    assert invoked("f:1", "1", PLACE, calls.state.view) == (PLACE, FunctionId("f", "1"))


@pytest.mark.parametrize("principal", ["111122223333", "*", "arn:aws:iam::111122223333:root"])
async def test_anothers_where_its_policy_allows(calls: LambdaCalls, principal: str) -> None:
    await calls.function("f")
    await allow(calls, principal)
    assert invoked(ARN, None, OTHER, calls.state.view) == (PLACE, FunctionId("f"))


@pytest.mark.parametrize("principal", ["", "444455556666", "s3.amazonaws.com"])
async def test_and_nowhere_else(calls: LambdaCalls, principal: str) -> None:
    await calls.function("f")
    if principal:
        await allow(calls, principal)
    with pytest.raises(ApiError) as found:
        invoked(ARN, None, OTHER, calls.state.view)
    assert (found.value.code, found.value.status) == ("AccessDeniedException", 403)
    assert found.value.message == (
        f"User: arn:aws:iam::111122223333:root is not authorized to perform: lambda:InvokeFunction on resource: {ARN}"
        " because no resource-based policy allows the lambda:InvokeFunction action"
    )


async def test_a_qualifier_has_a_policy_of_its_own(calls: LambdaCalls) -> None:
    await calls.function("f")
    await calls.do("PublishVersion", FunctionName="f")
    await allow(calls, "111122223333", Qualifier="1")
    assert invoked(f"{ARN}:1", None, OTHER, calls.state.view) == (PLACE, FunctionId("f", "1"))
    with pytest.raises(ApiError, match="is not authorized"):
        invoked(ARN, None, OTHER, calls.state.view)


async def test_another_region_is_never_reached(calls: LambdaCalls) -> None:
    with pytest.raises(ApiError, match="are not reachable in this region"):
        invoked(ARN, None, Place("111122223333", "us-west-2"), calls.state.view)
