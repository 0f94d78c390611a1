import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import UsageError
from workbench.project.function_names import (
    check_name,
    first_free,
    folder_name,
    logical_id,
    module_name,
    suggested_name,
)

NAMES = st.from_regex(r"[A-Za-z0-9_-]{0,63}[A-Za-z0-9]", fullmatch=True)


@pytest.mark.parametrize(
    ("name", "resource", "folder"),
    [
        ("Orders", "Orders", "orders"),
        ("ImageResize", "ImageResize", "image-resize"),
        ("image-resize", "ImageResize", "image-resize"),
        ("image_resize", "ImageResize", "image-resize"),
        ("S3Upload", "S3Upload", "s3-upload"),
        ("HTTPApi2", "HTTPApi2", "http-api2"),
        ("orders", "orders", "orders"),
        ("7", "7", "7"),
        ("-a-", "A", "a"),
    ],
)
def test_what_a_function_is_called_in_templates_and_folders(name: str, resource: str, folder: str) -> None:
    assert (logical_id(name), folder_name(name)) == (resource, folder)


@given(NAMES)
def test_every_good_name_has_a_logical_id_and_a_folder(name: str) -> None:
    check_name(name)
    assert re.fullmatch(r"[A-Za-z0-9]{1,255}", logical_id(name))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder_name(name))
    assert logical_id(logical_id(name)) == logical_id(name)
    assert module_name(folder_name(name)).replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "needs a name"),
        ("a b", "' '"),
        ("ä", "'ä'"),
        ("a" * 65, "longer"),
        ("a.b", "'.'"),
        ("../a", "'.'"),
        ("--", "a letter or a digit"),
    ],
)
def test_names_that_no_function_can_have(name: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_name(name)
    assert told in str(refused.value)


def test_a_taken_name_gets_a_number() -> None:
    assert first_free("a", {"b"}.__contains__) == "a"
    assert first_free("a", {"a", "a-2"}.__contains__, "-") == "a-3"
    assert suggested_name("Orders", {"orders", "orders2"}) == "Orders3"
