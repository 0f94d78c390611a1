import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.service_model.load import load_service
from workbench.base.service_model.validate import violations
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId, function_arn, function_id, latest_name
from workbench.engine.lambda_api.state import Place
from workbench.model.partition import partition

PLACE = Place("000000000000", "eu-west-1")
ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


@pytest.mark.parametrize(
    ("text", "qualifier", "found"),
    [
        ("f", None, FunctionId("f")),
        ("f", "1", FunctionId("f", "1")),
        ("f:live", None, FunctionId("f", "live")),
        ("f:live", "live", FunctionId("f", "live")),
        ("f:$LATEST", None, FunctionId("f", "$LATEST")),
        ("f:$LATEST.PUBLISHED", None, FunctionId("f", "$LATEST.PUBLISHED")),
        ("f", "$latest", FunctionId("f", "$latest")),
        ("a.b-c_d", None, FunctionId("a.b-c_d")),
        ("function:f", None, FunctionId("f")),
        ("000000000000:f", None, FunctionId("f")),
        ("000000000000:function:f", None, FunctionId("f")),
        ("000000000000:function:f:7", None, FunctionId("f", "7")),
        ("eu-west-1:000000000000:f", None, FunctionId("f")),
        (ARN, None, FunctionId("f")),
        (f"{ARN}:live", None, FunctionId("f", "live")),
        (f"{ARN}:$LATEST", "$LATEST", FunctionId("f", "$LATEST")),
        ("arn:aws:lambda:eu-west-1:000000000000:function", None, FunctionId("function")),
        ("arn:aws:lambda:eu-west-1:000000000000:f:1", None, FunctionId("f", "1")),
        ("arn:aws-cn:lambda:eu-west-1:000000000000:function:f", None, FunctionId("f")),
        ("arn::lambda:function:f", None, FunctionId("f")),
        ("123", None, FunctionId("123")),
    ],
)
def test_forms(text: str, qualifier: str | None, found: FunctionId) -> None:
    assert function_id(text, PLACE, qualifier) == found


def _error(text: str, qualifier: str | None = None) -> ApiError:
    with pytest.raises(ApiError) as error:
        function_id(text, PLACE, qualifier)
    return error.value


@pytest.mark.parametrize(("text", "qualifier"), [("f:1", "2"), (f"{ARN}:$LATEST", "1"), (f"{ARN}:live", "$LATEST")])
def test_two_qualifiers(text: str, qualifier: str) -> None:
    error = _error(text, qualifier)
    assert error.code == "InvalidParameterValueException"
    assert error.message == "The derived qualifier from the function name does not match the specified qualifier."


def test_another_region() -> None:
    error = _error("arn:aws:lambda:ap-southeast-1:000000000000:function:f")
    assert error.code == "ResourceNotFoundException"
    assert error.message == "Functions from 'ap-southeast-1' are not reachable in this region ('eu-west-1')"
    assert _error("arn:aws:lambda:us-gov-west-1:000000000000:function:f").code == "ResourceNotFoundException"
    assert _error("arn:aws:lambda:us-isob-east-1:000000000000:function:f").code == "ResourceNotFoundException"
    assert _error("arn:aws:lambda:eusc-de-east-1:000000000000:function:f").code == "ResourceNotFoundException"


@pytest.mark.parametrize("text", ["arn:aws:lambda:eu-west-1:111111111111:function:f", "111111111111:f"])
def test_another_account(text: str) -> None:
    error = _error(text)
    assert (error.code, error.status) == ("AccessDeniedException", 403)
    assert (
        "resource: arn:aws:lambda:eu-west-1:111111111111:function:f because no resource-based policy" in error.message
    )


def test_what_is_no_name() -> None:
    error = _error("arn:aws:lambda:eu-west-1:0:function:f:1:2")
    assert error.code == "ResourceNotFoundException"


_words = st.text("ab-_1", min_size=1, max_size=5)
_texts = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(("", "arn:aws:lambda:", "arn:aws-cn:lambda:", "arn:aws:iam:")),
        st.sampled_from(("", "eu-west-1:", "us-gov-east-1:", "us-iso-east-1:", "bad-region:")),
        st.sampled_from(("", "000000000000:", "1:")),
        st.sampled_from(("", "function:")),
        _words,
        st.sampled_from(("", ":$LATEST", ":$LATEST.PUBLISHED", ":live", ":1", ":$LATES", ":a:b")),
    ),
)


@given(_texts)
def test_what_the_model_takes_is_understood(text: str) -> None:
    """No name that passes the model's pattern has a form that is not known here."""
    if violations(load_service("lambda").operations["GetFunction"], {"FunctionName": text}):
        return
    try:
        found = function_id(text, PLACE)
    except ApiError as error:
        known = "not reachable in this region" in error.message or error.code == "AccessDeniedException"
        assert known
    else:
        assert text.endswith(f"{found.name}:{found.qualifier}" if found.qualifier else found.name)


def test_arns() -> None:
    assert function_arn(PLACE, "f") == ARN
    assert function_arn(PLACE, "f", "live") == f"{ARN}:live"
    assert function_arn(Place("1", "cn-north-1"), "f") == "arn:aws-cn:lambda:cn-north-1:1:function:f"
    assert partition("us-gov-west-1") == "aws-us-gov"


def test_only_latest_is_changed() -> None:
    assert latest_name(FunctionId("f")) == latest_name(FunctionId("f", "$LATEST")) == "f"
    with pytest.raises(ApiError, match="does not support versions other than"):
        latest_name(FunctionId("f", "1"))
