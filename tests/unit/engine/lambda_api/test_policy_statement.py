import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.policy_statement import principal_of, statement_of

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


def statement(**given: Any) -> dict[str, Any]:
    asked = {"StatementId": "s1", "Action": "lambda:InvokeFunction", "Principal": "*", **given}
    return dict(statement_of(asked, ARN))


def test_the_keys_are_in_aws_order() -> None:
    made = statement(Principal="s3.amazonaws.com", SourceAccount="111122223333", SourceArn="arn:aws:s3:::b")
    assert json.dumps(made, separators=(",", ":")) == (
        '{"Sid":"s1","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction",'
        f'"Resource":"{ARN}","Condition":{{"StringEquals":{{"AWS:SourceAccount":"111122223333"}},'
        '"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::b"}}}'
    )


def test_without_conditions_there_is_no_condition() -> None:
    assert "Condition" not in statement()


@pytest.mark.parametrize(
    ("given", "condition"),
    [
        ({"SourceAccount": "111122223333"}, {"StringEquals": {"AWS:SourceAccount": "111122223333"}}),
        ({"SourceArn": "arn:aws:sns:eu-west-1:1:t"}, {"ArnLike": {"AWS:SourceArn": "arn:aws:sns:eu-west-1:1:t"}}),
        ({"PrincipalOrgID": "o-a1b2c3d4e5f"}, {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5f"}}),
        ({"OrganizationId": "o-a1b2c3d4e5f"}, {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5f"}}),
        ({"EventSourceToken": "amzn1.ask"}, {"StringEquals": {"lambda:EventSourceToken": "amzn1.ask"}}),
        (
            {"FunctionUrlAuthType": "NONE", "Action": "lambda:InvokeFunctionUrl"},
            {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}},
        ),
        ({"InvokedViaFunctionUrl": True}, {"Bool": {"lambda:InvokedViaFunctionUrl": "true"}}),
        ({"InvokedViaFunctionUrl": False}, {"Bool": {"lambda:InvokedViaFunctionUrl": "false"}}),
    ],
)
def test_each_member_makes_its_condition(given: dict[str, Any], condition: dict[str, Any]) -> None:
    assert statement(**given)["Condition"] == condition


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"FunctionUrlAuthType": "NONE"}, "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action"),
        (
            {"InvokedViaFunctionUrl": True, "Action": "lambda:InvokeFunctionUrl"},
            "InvokedViaFunctionUrl is only supported for lambda:InvokeFunction action",
        ),
    ],
)
def test_members_of_function_urls_go_with_one_action_each(given: dict[str, Any], text: str) -> None:
    with pytest.raises(ApiError) as found:
        statement(**given)
    assert (found.value.code, found.value.message) == ("InvalidParameterValueException", text)


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("*", "*"),
        ("123456789012", {"AWS": "arn:aws-cn:iam::123456789012:root"}),
        ("arn:aws:iam::123456789012:root", {"AWS": "arn:aws:iam::123456789012:root"}),
        ("arn:aws:iam::123456789012:role/path/r", {"AWS": "arn:aws:iam::123456789012:role/path/r"}),
        ("arn:aws:sts::123456789012:assumed-role/r/s", {"AWS": "arn:aws:sts::123456789012:assumed-role/r/s"}),
        ("events.amazonaws.com", {"Service": "events.amazonaws.com"}),
        ("logs.eu-west-1.amazonaws.com", {"Service": "logs.eu-west-1.amazonaws.com"}),
        ("ec2.amazonaws.com.cn", {"Service": "ec2.amazonaws.com.cn"}),
    ],
)
def test_principals(text: str, principal: object) -> None:
    assert principal_of(text, "aws-cn") == principal


@pytest.mark.parametrize("text", ["invalid.nonaws.com", "12345678901", "amazonaws.com", ".amazonaws.com", "me", "**"])
def test_other_principals_are_refused(text: str) -> None:
    with pytest.raises(ApiError) as found:
        principal_of(text, "aws")
    wanted = "The provided principal was invalid. Please check the principal and try again."
    assert (found.value.code, found.value.message) == ("InvalidParameterValueException", wanted)


@given(st.text())
def test_any_principal_is_either_written_or_refused(text: str) -> None:
    try:
        found = principal_of(text, "aws")
    except ApiError:
        return
    assert text == found if isinstance(found, str) else any(text in value for value in found.values())
