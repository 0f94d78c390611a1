import pytest

from workbench.base.json_pointer import JsonValue, Path
from workbench.model.event_recipe import Coding, Encoder
from workbench.project.event_members import encode
from workbench.project.event_places import encoder_at, fits, held, spoken

GZIPPED = Encoder("/a/*", (Coding.BASE64, Coding.GZIP, Coding.JSON))


@pytest.mark.parametrize(
    ("pattern", "path", "does"),
    [
        ("/a/*/b", ("a", 3, "b"), True),
        ("/a/*/b", ("a", "x", "b"), True),
        ("/a/0/b", ("a", 0, "b"), True),
        ("/a/0/b", ("a", 1, "b"), False),
        ("/a/*", ("a",), False),
        ("/a~1b", ("a/b",), True),
        ("", (), True),
    ],
)
def test_patterns(pattern: str, path: Path, does: bool) -> None:
    assert fits(pattern, path) is does


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (encode({"x": 1}, GZIPPED.steps), ({"x": 1}, "gzip + base64")),
        ("${file:a.gz}", ("${file:a.gz}", "")),
        (7, (7, "")),
    ],
)
def test_what_a_member_holds(value: JsonValue, expected: tuple[JsonValue, str]) -> None:
    assert held(value, encoder_at([GZIPPED], ("a", 0))) == expected


def test_a_member_without_encoder_holds_itself() -> None:
    assert held("x", encoder_at([GZIPPED], ("b",))) == ("x", "")
    assert (spoken((Coding.JSON,)), spoken((Coding.BASE64,))) == ("JSON", "base64")
