from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.policy_decision import Access, Decision, decide, is_like

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
ACCESS = Access("lambda:InvokeFunction", ARN, "111111111111", {"aws:sourceip": "10.0.0.7", "a:b": "Value"})
ALLOWED, DENIED, UNSAID = Decision


def statement(**elements: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": ARN, **elements}


def test_nothing_said_is_not_allowed() -> None:
    assert decide([], ACCESS) is UNSAID
    assert decide([statement(Action="lambda:GetFunction")], ACCESS) is UNSAID


def test_who_denies_outweighs_who_allows() -> None:
    assert decide([statement()], ACCESS) is ALLOWED
    assert decide([statement(), statement(Effect="Deny")], ACCESS) is DENIED
    assert decide([statement(Effect="Deny"), statement()], ACCESS) is DENIED


@pytest.mark.parametrize(
    ("elements", "applies"),
    [
        ({"Action": "*"}, True),
        ({"Action": "lambda:*"}, True),
        ({"Action": "LAMBDA:invokefunction"}, True),
        ({"Action": ["lambda:A", "lambda:Invoke*"]}, True),
        ({"Action": "lambda:InvokeFunctionUrl"}, False),
        ({"NotAction": "lambda:GetFunction"}, True),
        ({"NotAction": "lambda:*"}, False),
        ({"Resource": "*"}, True),
        ({"Resource": [f"{ARN}x", f"{ARN[:-1]}?"]}, True),
        ({"Resource": f"{ARN}:live"}, False),
        ({"NotResource": f"{ARN}:live"}, True),
        ({"Principal": {"AWS": "*"}}, True),
        ({"Principal": {"AWS": "111111111111"}}, True),
        ({"Principal": {"AWS": ["222222222222", "arn:aws:iam::111111111111:root"]}}, True),
        ({"Principal": {"AWS": "arn:aws:iam::111111111111:user/x"}}, True),
        ({"Principal": {"AWS": "arn:aws:iam::222222222222:root"}}, False),
        ({"Principal": {"Service": "s3.amazonaws.com"}}, False),
        ({"NotPrincipal": {"AWS": "222222222222"}}, True),
    ],
)
def test_what_a_statement_is_about(elements: dict[str, Any], applies: bool) -> None:
    found = statement(**elements)
    for name in elements:
        if name.startswith("Not"):
            del found[name.removeprefix("Not")]
    assert decide([found], ACCESS) is (ALLOWED if applies else UNSAID)


def test_a_stranger_is_nobody_by_name() -> None:
    stranger = Access(ACCESS.action, ARN)
    assert decide([statement(Principal={"AWS": ""})], stranger) is UNSAID
    assert decide([statement(Principal={"AWS": "arn:aws:iam:::root"})], stranger) is UNSAID
    assert decide([statement()], stranger) is ALLOWED


@pytest.mark.parametrize(
    ("operator", "keys", "holds"),
    [
        ("StringEquals", {"A:B": "Value"}, True),
        ("StringEquals", {"a:b": ["x", "Value"]}, True),
        ("StringEquals", {"a:b": "value"}, False),
        ("StringEquals", {"a:c": "x"}, False),
        ("StringEquals", {"a:b": "Value", "a:c": "x"}, False),
        ("StringEqualsIfExists", {"a:c": "x"}, True),
        ("StringEqualsIfExists", {"a:b": "x"}, False),
        ("StringEqualsIgnoreCase", {"a:b": "VALUE"}, True),
        ("StringLike", {"a:b": "V*e"}, True),
        ("StringNotEquals", {"a:b": ["x", "y"]}, True),
        ("StringNotEquals", {"a:b": ["x", "Value"]}, False),
        ("StringNotEquals", {"a:c": "x"}, True),
        ("StringNotLike", {"a:b": "V*"}, False),
        ("Bool", {"a:b": "value"}, True),
        ("Null", {"a:c": True}, True),
        ("Null", {"a:b": "true"}, False),
        ("IpAddress", {"aws:SourceIp": "10.0.0.0/8"}, True),
        ("IpAddress", {"aws:SourceIp": ["192.0.2.1", "nonsense"]}, False),
        ("NotIpAddress", {"aws:SourceIp": "10.0.0.0/8"}, False),
        ("ArnLike", {"a:b": "arn:*"}, False),
    ],
)
def test_conditions(operator: str, keys: dict[str, Any], holds: bool) -> None:
    found = statement(Condition={operator: keys})
    assert decide([found], ACCESS) is (ALLOWED if holds else UNSAID)


def test_an_operator_that_is_not_known_never_lets_anybody_in() -> None:
    condition = {"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}
    assert decide([statement(Condition=condition)], ACCESS) is UNSAID
    assert decide([statement(), statement(Effect="Deny", Condition=condition)], ACCESS) is DENIED


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_pattern_without_wildcards_fits_itself_alone(value: str, other: str) -> None:
    plain = other.replace("*", "").replace("?", "")
    assert is_like(value, plain) is (value == plain)
    assert is_like(value, f"{value[:3].replace('*', '?')}*")
    assert is_like(value, "?" * len(value))


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert not is_like("a" * 2000, "*a" * 30 + "*b")
    assert is_like("x[y]", "x[*]")
    assert not is_like("xy", "[x]y")
