from workbench.engine.logs_api import errors


def test_awss_words() -> None:
    told = {(error.code, error.message) for error in (errors.no_such_group(), errors.no_such_stream())}
    assert told == {
        ("ResourceNotFoundException", "The specified log group does not exist."),
        ("ResourceNotFoundException", "The specified log stream does not exist."),
    }
    exists = errors.exists_already("log group")
    assert (exists.code, exists.message) == (
        "ResourceAlreadyExistsException",
        "The specified log group already exists",
    )
    for error, message in (
        (errors.invalid_pattern(), "Invalid filter pattern"),
        (errors.invalid_token(), "The specified nextToken is invalid."),
        (errors.invalid("So."), "So."),
    ):
        assert (error.code, error.message) == ("InvalidParameterException", message)
