"""Probes: what must match before a pattern can read past its line."""

import re

import pytest

from workbench.gui.editor.spanning import probe_for


def probe_of(pattern: str, flags: int = 0) -> "re.Pattern[str] | None":
    probe = probe_for(re.compile(pattern, flags).match)
    return None if probe is None else getattr(probe, "__self__")  # noqa: B009


@pytest.mark.parametrize(
    ("pattern", "flags", "starts", "does_not"),
    [
        (r"/\*(.|\n)*?\*/", 0, "/* x", "/ x"),
        (r"/\*.*?\*/", re.DOTALL, "/* x", "// x"),
        (r'"(\\.|[^"\\])*"', 0, '"abc', "abc"),
        (r'^(\s*)([rR]?)("""[\s\S]*?""")', re.MULTILINE, '  r"""doc', '  "doc'),
        (r"`[^`]*`", 0, "`a", "a`"),
        (r"<(?=[^>]*>)", 0, "<a", "a"),
    ],
)
def test_the_probe_is_the_part_before_the_line_feed(pattern: str, flags: int, starts: str, does_not: str) -> None:
    probe = probe_of(pattern, flags)
    assert probe is not None
    assert probe.match(starts)
    assert not probe.match(does_not)


@pytest.mark.parametrize(
    "pattern", [r"\s+", r"[^'\"]+", r"\n", r"//.*?$", r"[a-z]+", r"import\s+", r"#[^\n]*", r"(a|b)c", r"x(?<=\n)"]
)
def test_patterns_that_fail_within_their_line_have_none(pattern: str) -> None:
    assert probe_of(pattern, re.MULTILINE) is None


def test_what_is_no_pattern_has_none() -> None:
    assert probe_for(lambda _text, _position=0: None) is None
