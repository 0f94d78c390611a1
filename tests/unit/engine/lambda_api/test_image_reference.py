import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.image_reference import is_image_reference

DIGEST = f"sha256:{'0a' * 32}"
NAMES = st.from_regex(r"[a-z0-9]{1,8}([._-][a-z0-9]{1,4})?", fullmatch=True)


@pytest.mark.parametrize(
    "uri",
    [
        "python",
        "python:3.11",
        "workbench-test/python:3.11",
        "000000000000.dkr.ecr.eu-west-1.amazonaws.com/team/own_image:v1.2-beta",
        "localhost:5000/a/b__c/d---e",
        "[::1]:5000/a",
        f"python@{DIGEST}",
        f"public.ecr.aws/lambda/python:3.11@{DIGEST}",
        "UPPER.example/lower",
    ],
)
def test_references(uri: str) -> None:
    assert is_image_reference(uri)


@pytest.mark.parametrize(
    "uri",
    [
        *(
            "",
            " ",
            "?",
            "\ud800",
            "ü",
            "Python",
            "a b",
            "a:",
            ":a",
            "/a",
            "a/",
            "a//b",
            "a@",
            "a@sha256:12",
            "-a",
            "a-",
        ),
        *("a:b:c/", "http://a/b", "a\n", "a\n/b", f"a@{DIGEST}:tag", f"a:{'t' * 129}", "a" * 256),
    ],
)
def test_no_references(uri: str) -> None:
    assert not is_image_reference(uri)


@given(st.lists(NAMES, min_size=1, max_size=4), st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}", fullmatch=True))
def test_what_is_built_of_parts_is_one(names: list[str], tag: str) -> None:
    assert is_image_reference(f"registry.example:443/{'/'.join(names)}:{tag}")


@given(st.text(max_size=200))
def test_any_text_is_told_quickly(text: str) -> None:
    assert isinstance(is_image_reference(text * 5), bool)
