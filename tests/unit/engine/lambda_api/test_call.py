import pytest

from tests.support.lambda_calls import BASE_URL, PLACE, LambdaCalls
from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId


def a_call(calls: LambdaCalls, **members: str) -> Call:
    return Call(PLACE, members, calls.state.view(PLACE), calls.desk, BASE_URL)


def test_the_function_that_a_call_names(calls: LambdaCalls) -> None:
    assert a_call(calls, FunctionName="f").function_id() == FunctionId("f")
    assert a_call(calls, FunctionName="f:1", Qualifier="1").function_id() == FunctionId("f", "1")
    assert a_call(calls, Resource="f").function_id("Resource") == FunctionId("f")
    with pytest.raises(ApiError, match="does not match the specified qualifier"):
        a_call(calls, FunctionName="f:1", Qualifier="2").function_id()


def test_arns_are_of_the_callers_place(calls: LambdaCalls) -> None:
    call = a_call(calls)
    assert call.arn("f") == "arn:aws:lambda:eu-west-1:000000000000:function:f"
    assert call.arn("f", "live").endswith(":f:live")
