import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample_shapes import example_for, misfit_for
from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import load_service
from workbench.base.service_model.patterns import matcher, python_pattern
from workbench.base.service_model.shapes import Shape

SHAPES = [model.shape(name) for model in (load_service("lambda"), load_service("logs")) for name in model.shapes]
WITH_PATTERN = [shape for shape in SHAPES if shape.pattern]
MATCH_ALL = {".*", r"[\s\S]*", r"[\s\S]+"}
FUNCTION = load_service("lambda").shape("NamespacedFunctionName").pattern


@pytest.mark.parametrize("shape", WITH_PATTERN, ids=lambda shape: shape.name)
def test_every_pattern_of_lambda_and_logs_tells_good_from_bad(shape: Shape) -> None:
    most = None if shape.maximum is None else int(shape.maximum)
    assert matcher(shape.pattern)(example_for(shape.pattern, int(shape.minimum or 0), most))
    if shape.pattern not in MATCH_ALL:
        misfit = misfit_for(shape)
        assert misfit is not None
        assert not matcher(shape.pattern)(misfit)


@pytest.mark.parametrize(
    ("pattern", "fits", "misfit"),
    [
        (r"[\p{L}\p{N}_]+", "aé½٣_", "a!"),
        (r"\p{Lu}\P{Lu}", "Aa", "AA"),
        (r"[^\p{L}]", "1", "é"),
        (r"[\P{L}]", "1", "é"),
        (r"\pL+", "é", "1"),
        (r"\p{^L}", "1", "a"),
        (r"\p{IsLetter}", "é", "1"),
        (r"\p{Alpha}\p{Digit}", "a1", "é1"),
        (r"[\p{Alnum}-]+", "a-1", "a_1"),
        (r"\P{Space}+", "a", "a b"),
        (r"\w+\d\s", "a1 ", "é1 "),
        (r"\d", "1", "٣"),
        (r"a.c", "abc", "a\rc"),
        (r"a.c", "a\0c", "a\u2028c"),
        (r"[.]", ".", "a"),
        (r"[a-z[]+", "a[", "A"),
        (r"[]a]+", "a]", "b"),
        (r"[^]a]", "b", "]"),
        (r"[\w-.]+", "a-.", "a!"),
        (r"[a&&b]+", "a&b", "c"),
        (r"\Qa.b\E+", "a.b", "axb"),
        (r"\x{1F600}", "\N{GRINNING FACE}", "x"),
        (r"[\uD83D\uDE00-\uD83D\uDE02]", "\N{GRINNING FACE}", "x"),
        (r"(?>a+)b", "aab", "aa"),
        (r"a++b", "aab", "a"),
        (r"(?!^\d+$)[a-z0-9]+", "a1", "11"),
        (r"$|x", "", "y"),
        (r"a\z", "a", "a\n"),
    ],
)
def test_javas_words(pattern: str, fits: str, misfit: str) -> None:
    assert matcher(pattern)(fits)
    assert not matcher(pattern)(misfit)


@pytest.mark.parametrize(("text", "fits"), [("f", True), ("f:1", True), ("f\n", False), ("f ", False), (" f", False)])
def test_the_whole_text_must_match(text: str, *, fits: bool) -> None:
    assert bool(matcher(FUNCTION)(text)) is fits


@pytest.mark.parametrize("pattern", ["(", r"\p{Nonsense}", r"[\P{Alpha}]", "[a", "*", "a{99999999999}", "(?i"])
def test_patterns_that_python_cannot_have(pattern: str) -> None:
    with pytest.raises(ServiceModelError):
        matcher(pattern)


@given(st.text(alphabet=r"[]^\pPLQE{}-a&.*(|)$", max_size=12))
def test_any_pattern_is_compiled_or_refused(pattern: str) -> None:
    try:
        match = matcher(pattern)
    except ServiceModelError:
        return
    match("a")


@given(st.text(max_size=5))
def test_what_is_quoted_is_itself(text: str) -> None:
    if "\\" not in text:
        assert matcher(f"\\Q{text}\\E")(text)


def test_what_needs_no_change_has_none() -> None:
    pattern = r"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,@\-_/]+"
    assert python_pattern(pattern) == pattern
    assert re.compile(pattern)
