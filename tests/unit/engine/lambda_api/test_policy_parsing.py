import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.policy_documents import policy_text
from workbench.engine.lambda_api.policy_parsing import parse_policy

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
STATEMENT: dict[str, Any] = {
    "Sid": "s1",
    "Effect": "Deny",
    "Principal": {"AWS": ["arn:aws:iam::111122223333:root"]},
    "Action": ["lambda:InvokeFunction"],
    "Resource": ARN,
    "Condition": {"NumericLessThan": {"aws:MultiFactorAuthAge": 3600}},
}
ELEMENTS = st.sampled_from([*STATEMENT, "NotAction", "Version", "Statement", "Id", "other"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["*", "Allow", ARN]) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ELEMENTS | st.text(), inner, max_size=4),
    max_leaves=12,
)


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in STATEMENT.items() if key != name}


def parse(document: object) -> dict[str, Any]:
    return dict(parse_policy(json.dumps(document), ARN))


def test_a_policy_stays_as_it_was_written() -> None:
    written = {"Version": "2012-10-17", "Id": "mine", "Statement": [STATEMENT]}
    assert parse(written) == written


def test_one_statement_needs_no_list() -> None:
    assert parse({"Statement": STATEMENT}) == {"Statement": [STATEMENT]}


@pytest.mark.parametrize(
    "resource", [ARN, f"{ARN}:*", f"{ARN}*", "*", f"{ARN}:live", [ARN, f"{ARN}:1"], f"{ARN[:-1]}?"]
)
def test_resources_are_the_function_with_wildcards(resource: object) -> None:
    assert parse({"Statement": [{**STATEMENT, "Resource": resource}]})["Statement"][0]["Resource"] == resource


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is not JSON: Expecting property name enclosed in double quotes (line 1, column 2)."),
        ("[" * 20_000, "it is not JSON: Nested too deeply (line 1, column 1)."),
        ('{"Id": NaN}', "it is not JSON: NaN is not JSON (line 1, column 8)."),
        ('{"Id": 1e999}', "a number in it is too large."),
        (f'{{"Id": {"9" * 5000}}}', "a number in it is too large."),
    ],
)
def test_text_that_is_no_policy(text: str, why: str) -> None:
    with pytest.raises(ApiError) as found:
        parse_policy(text, ARN)
    assert found.value.code == "InvalidParameterValueException"
    assert found.value.message == f"The policy is not valid: {why}"


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ([], "it must be a JSON object."),
        ({"Statement": STATEMENT, "Rule": 1}, 'the policy has the element "Rule", which no policy has.'),
        ({"Statement": STATEMENT, "Version": "2013-10-17"}, "its Version must be 2012-10-17."),
        ({"Statement": STATEMENT, "Id": 1}, "its Id must be text."),
        ({}, "statement 1 must be a JSON object."),
        ({"Statement": [STATEMENT, "x"]}, "statement 2 must be a JSON object."),
        ({"Statement": {**STATEMENT, "sid": "a"}}, 'statement 1 has the element "sid", which no policy has.'),
        ({"Statement": without("Effect")}, "statement 1 must have Effect."),
        ({"Statement": without("Action")}, "statement 1 must have either Action or NotAction."),
        ({"Statement": {**STATEMENT, "NotPrincipal": "*"}}, "statement 1 must have either Principal or NotPrincipal."),
        ({"Statement": without("Resource")}, "statement 1 must have either Resource or NotResource."),
        ({"Statement": {**STATEMENT, "Effect": "allow"}}, "Effect of statement 1 must be Allow or Deny."),
        ({"Statement": {**STATEMENT, "Sid": 1}}, "Sid of statement 1 must be text."),
        ({"Statement": {**STATEMENT, "Action": []}}, "Action of statement 1 must be text, or a list of texts."),
        ({"Statement": {**STATEMENT, "Principal": "me"}}, 'Principal of statement 1 must be an object, or "*".'),
        ({"Statement": {**STATEMENT, "Condition": {"Bool": []}}}, "Condition of statement 1 must be an object of "),
        ({"Statement": {**STATEMENT, "Resource": f"{ARN}g"}}, f"Resource of statement 1 must be {ARN}."),
        ({"Statement": [STATEMENT, STATEMENT]}, 'two statements have the Sid "s1".'),
    ],
)
def test_what_is_wrong_is_said(document: object, why: str) -> None:
    with pytest.raises(ApiError) as found:
        parse(document)
    assert found.value.message.startswith(f"The policy is not valid: {why}")


def test_a_wildcard_never_takes_long() -> None:
    with pytest.raises(ApiError, match="Resource of statement 1"):
        parse({"Statement": {**STATEMENT, "Resource": "*a" * 5000}})


@given(st.text() | VALUES.map(json.dumps) | VALUES.map(lambda one: json.dumps({"Statement": one})))
def test_any_text_is_either_a_policy_or_refused(text: str) -> None:
    try:
        found = parse_policy(text, ARN)
    except ApiError:
        return
    assert json.loads(policy_text(found))["Statement"] == found["Statement"]
