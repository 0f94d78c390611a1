import pytest

from tests.support.toy_service import toy_service
from workbench.base.service_model.load import load_service
from workbench.base.service_model.shown_values import holds_secrets, is_flat, lower_first, parts_of, shown

LAMBDA, TOY = load_service("lambda"), toy_service()


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        ("String", "it's", " 'it's'"),
        ("String", "", " ''"),
        ("String", None, " null"),
        ("Number", 3, " '3'"),
        ("Ratio", 1.5, " '1.5'"),
        ("Flag", True, " 'true'"),
        ("Data", b"abc", " 'java.nio.HeapByteBuffer[pos=0 lim=3 cap=3]'"),
        ("Words", ["a", None], " '[a, null]'"),
        ("Words", [], " '[]'"),
        ("Counts", {"a": 1, "b": 2}, " '{a=1, b=2}'"),
        ("Trees", [{"Label": "a", "Branches": []}], " '[Tree(label=a, branches=[])]'"),
        ("Free", {"a": 1}, " '{'a': 1}'"),
        ("Secret", "hush", ""),
        ("Secret", None, ""),
    ],
)
def test_as_java_prints_them(shape: str, value: object, expected: str) -> None:
    assert shown(TOY.shape(shape), value) == expected


def test_what_holds_secrets() -> None:
    assert holds_secrets(LAMBDA.shape("Environment"))
    assert holds_secrets(LAMBDA.shape("EnvironmentVariables"))
    assert holds_secrets(TOY.shape("Thing"))
    assert not holds_secrets(TOY.shape("Tree"))
    assert not holds_secrets(LAMBDA.shape("VpcConfig"))
    assert shown(LAMBDA.shape("Environment"), {"Variables": {"KEY": "hush"}}) == ""


@pytest.mark.parametrize(
    ("shape", "flat"),
    [("String", True), ("Rows", True), ("Counts", True), ("Trees", False), ("Table", False), ("Tree", False)],
)
def test_flat(shape: str, *, flat: bool) -> None:
    assert is_flat(TOY.shape(shape)) is flat


def test_parts() -> None:
    assert parts_of(TOY.shape("Counts")) == (TOY.shape("Label"), TOY.shape("Number"))
    assert parts_of(TOY.shape("Tree")) == (TOY.shape("Label"), TOY.shape("Trees"))
    assert parts_of(TOY.shape("String")) == ()


def test_names() -> None:
    assert [lower_first(name) for name in ("FunctionName", "tags", "S3Bucket", "")] == [
        "functionName",
        "tags",
        "s3Bucket",
        "",
    ]
