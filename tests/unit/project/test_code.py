from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import resolver, template
from workbench.project.code import code_path, join
from workbench.project.marked import Marked, parse
from workbench.project.properties import Properties

SAM = template("Transform: AWS::Serverless-2016-10-31\nResources: {}\n")
PLAIN = template("Resources: {}\n")
HERE = Path("/srv/app")


def _place(text: str, *, sam: bool = True, asset: Path | None = None) -> tuple[Path | None, list[str]]:
    values = parse(text, Path("t.yaml"))
    properties = Properties(values if isinstance(values, Marked) else Marked(), resolver(""), Path("t.yaml"), 1)
    found = code_path(properties, SAM if sam else PLAIN, asset)
    return found, [f"{item.property}: {item.reason}" for item in properties.unresolved]


def test_local_paths() -> None:
    assert _place("CodeUri: src/orders/") == (HERE / "src" / "orders", [])
    assert _place("Code: ./worker", sam=False) == (HERE / "worker", [])
    assert _place("CodeUri: !Sub '${AWS::Region}/x'") == (HERE / "us-east-1" / "x", [])
    assert _place("Handler: x") == (HERE, [])
    assert _place("Code: {S3Bucket: b}", asset=Path("/asset")) == (Path("/asset"), [])


@pytest.mark.parametrize(
    ("text", "sam", "expected"),
    [
        ("CodeUri: s3://bucket/key", True, "CodeUri: The code is in S3"),
        ("CodeUri: {Bucket: b, Key: k}", True, "CodeUri: The code is in S3"),
        ("InlineCode: 'def handler'", True, "InlineCode: Code inside a template"),
        ("Code: {ZipFile: x}", False, "Code: Code inside a template"),
        ("Handler: x", False, "Code: The template does not say"),
        ("CodeUri: [x]", True, "CodeUri: The template does not say"),
        ("CodeUri: !Ref Nothing", True, "CodeUri: Nothing is not in the template"),
    ],
)
def test_code_that_is_not_here_is_unresolved(text: str, sam: bool, expected: str) -> None:
    place, (reason,) = _place(text, sam=sam)
    assert place is None
    assert reason.startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (".", "/srv/app"),
        ("./a/./b/", "/srv/app/a/b"),
        ("../other", "/srv/other"),
        ("a/../../x", "/srv/x"),
        ("/abs/x", "/abs/x"),
        ("a\\b", "/srv/app/a/b"),
        ("Bücher und mehr", "/srv/app/Bücher und mehr"),
    ],
)
def test_join(text: str, expected: str) -> None:
    assert join(HERE, text) == Path(expected)


@given(st.text())
def test_any_text_joins_to_an_absolute_path(text: str) -> None:
    found = join(HERE, text)
    assert found.is_absolute()
    assert "\0" not in str(found)
