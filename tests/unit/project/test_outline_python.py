"""Python's symbols."""

from workbench.model.symbol import Symbol, SymbolKind
from workbench.project.outline_python import python_symbols


def brief(text: str) -> list[tuple[str, str, int]]:
    return [(one.name, one.kind.value, one.depth) for one in python_symbols(text)]


def test_functions_classes_methods_and_variables() -> None:
    text = "A, B = 1, 2\nclass K:\n  x: int = 3\n  @p\n  async def m(self):\n    y = 1\n    def inner(): pass\n"
    assert brief(text) == [
        ("A", "variable", 0),
        ("B", "variable", 0),
        ("K", "class", 0),
        ("x", "variable", 1),
        ("m", "method", 1),
        ("inner", "function", 2),
    ]


def test_places_are_of_the_names() -> None:
    assert python_symbols("é = 1; ü = 2\nasync  def f(): pass") == [
        Symbol("é", SymbolKind.VARIABLE, 0, 0),
        Symbol("ü", SymbolKind.VARIABLE, 0, 7),
        Symbol("f", SymbolKind.FUNCTION, 1, 11),
    ]


def test_definitions_under_conditions_count() -> None:
    text = "try:\n def f(): pass\nexcept E:\n def g(): pass\nif a:\n b = 1\nelse:\n c = 2\nwith d:\n e = 1\n"
    assert [name for name, _, _ in brief(text)] == ["f", "g", "b", "c", "e"]


def test_while_it_cannot_be_parsed_indents_tell() -> None:
    text = "class A:\n    def f(self:\n        def inner(): x\ndef g(: pass"
    assert brief(text) == [("A", "class", 0), ("f", "method", 1), ("inner", "function", 2), ("g", "function", 0)]


def test_strange_texts_are_no_failure() -> None:
    assert python_symbols("\0") == []
    assert python_symbols("(" * 100_000) == []
