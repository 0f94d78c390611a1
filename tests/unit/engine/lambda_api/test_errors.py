import pytest

from workbench.engine.lambda_api.errors import (
    ApiError,
    as_api_errors,
    check_revision,
    conflict,
    invalid_parameter,
    not_found,
    validation,
)
from workbench.model.errors import InvalidRequestError


def test_the_makers_name_awss_exceptions() -> None:
    made = [invalid_parameter("a"), not_found("b"), conflict("c"), validation("d")]
    assert [(error.code, error.message) for error in made] == [
        ("InvalidParameterValueException", "a"),
        ("ResourceNotFoundException", "b"),
        ("ResourceConflictException", "c"),
        ("ValidationException", "d"),
    ]
    assert not_found().message == "The resource you requested does not exist."


def test_a_revision_that_is_not_the_latest() -> None:
    check_revision(None, {"RevisionId": "1"})
    check_revision("1", {"RevisionId": "1"})
    with pytest.raises(ApiError, match="Call the GetPolicy API to retrieve the latest Revision Id") as found:
        check_revision("2", {"RevisionId": "1"}, "GetPolicy")
    assert found.value.code == "PreconditionFailedException"


def test_what_the_engine_refuses_in_awss_words() -> None:
    with pytest.raises(ApiError) as found, as_api_errors():
        raise InvalidRequestError("InvalidParameterValueException", "too many", "ours")
    assert (found.value.code, found.value.message) == ("InvalidParameterValueException", "too many")
