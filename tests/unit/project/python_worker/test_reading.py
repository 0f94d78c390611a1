"""What the worker says of Python code, with jedi itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.code import CallHint, CodePlace, Explanation
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker import messages
from workbench.project.python_worker.messages import Ask, Request
from workbench.project.python_worker.reading import Reading
from workbench.project.python_worker.unsaved import KINDS

SHOP = '''"""The shop."""


def price(item: str, count: int = 1) -> float:
    """What an item costs.

    More about it.
    """
    return 2.0 * count
'''
APP = """import json

from shop import price


def handler(event, context):
    total = price('a', 2)
    return total
"""


@pytest.fixture(scope="module")
def reading() -> Iterator[Reading]:
    before = [(kind, kind.read, kind.get_last_modified) for kind in KINDS]
    yield Reading()
    for kind, read, modified in before:
        kind.read, kind.get_last_modified = read, modified


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "shop.py").write_text(SHOP, encoding="utf-8")
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    return tmp_path


def at(root: Path, text: str, ask: Ask, texts: dict[str, str] | None = None) -> Request:
    """A request at the `|` of app.py's unsaved text."""
    before, _, after = text.partition("|")
    line, column = before.count("\n"), len(before.rpartition("\n")[2])
    unsaved = {root / name: other for name, other in (texts or {}).items()}
    path = root / "app.py"
    return Request(1, ask, path, line, column, root=root, texts={path: before + after, **unsaved})


def names(reading: Reading, request: Request) -> list[str]:
    return [one.name for one in messages.completions(reading.answer(request))]


def test_completion_knows_other_files(reading: Reading, root: Path) -> None:
    assert names(reading, at(root, "import shop\nshop.|", Ask.COMPLETE))[0] == "price"
    assert "dumps" in names(reading, at(root, "import json\njson.du|", Ask.COMPLETE))


def test_completion_knows_their_unsaved_text_and_forgets_it(reading: Reading, root: Path) -> None:
    unsaved = {"shop.py": "def prices_of_all(): ...\n"}
    assert names(reading, at(root, "import shop\nshop.pr|", Ask.COMPLETE, unsaved)) == ["prices_of_all"]
    reading.answer(Request(1, Ask.WARM, root / "app.py", root=root, texts={root / "shop.py": None}))
    assert names(reading, at(root, "import shop\nshop.pr|", Ask.COMPLETE)) == ["price"]


@pytest.mark.parametrize(
    "text",
    [
        "# pri|",
        "x = 1  # pri|",
        '"""A pri|',
        '"""A\npri|\n"""\n',
        "x = 'pri|'",
        "x = f'pri|'",
        "x = '/tm|'",
        "x = 1 # a\n# pri|\n",
    ],
)
def test_nothing_is_offered_in_comments_and_texts(reading: Reading, root: Path, text: str) -> None:
    assert names(reading, at(root, text, Ask.COMPLETE)) == []


@pytest.mark.parametrize("text", ["pri|", "# a\npri|", "x = 'a' + pri|", "x = f'{pri|}'", "x = '#' + pri|"])
def test_completion_after_comments_and_texts(reading: Reading, root: Path, text: str) -> None:
    assert "print" in names(reading, at(root, text, Ask.COMPLETE))


def test_only_what_the_runtime_has_can_be_imported(reading: Reading, root: Path) -> None:
    found = names(reading, at(root, "import |", Ask.COMPLETE))
    assert {"boto3", "json", "shop"} <= set(found)
    assert not {"jedi", "PySide6", "pytest", "workbench", "tests"} & set(found)


def test_a_completion_is_described(reading: Reading, root: Path) -> None:
    names(reading, at(root, "import shop\nshop.|", Ask.COMPLETE))
    described = reading.answer(Request(1, Ask.DESCRIBE, root / "app.py", name="price"))
    assert described == "price(item: str, count: int=1) -> float\n\nWhat an item costs.\n\nMore about it."
    assert reading.answer(Request(1, Ask.DESCRIBE, root / "app.py", name="unknown")) == ""


@pytest.mark.parametrize(("name", "described"), [("total", "total: int"), ("nothing", "nothing = unknown()")])
def test_a_variable_is_described_by_its_type(reading: Reading, root: Path, name: str, described: str) -> None:
    names(reading, at(root, "total = 3\nnothing = unknown()\n|", Ask.COMPLETE))
    assert reading.answer(Request(1, Ask.DESCRIBE, root / "app.py", name=name)) == described


def test_hint_of_a_call(reading: Reading, root: Path) -> None:
    hint = messages.call_hint(reading.answer(at(root, "from shop import price\nprice('a', |", Ask.HINT)))
    assert hint == CallHint("price", ("item: str", "count: int=1"), 1, "What an item costs.")
    by_name = messages.call_hint(reading.answer(at(root, "from shop import price\nprice(count=|", Ask.HINT)))
    assert by_name is not None
    assert by_name.current == 1
    assert messages.call_hint(reading.answer(at(root, "x = 1|", Ask.HINT))) is None


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        (
            "from shop import price\npri|ce",
            ("function", "price(item: str, count: int=1) -> float", "What an item costs."),
        ),
        ("class A:\n    '''Doc.'''\n    def __init__(self, b): ...\nA|", ("class", "A(b)", "Doc.")),
        ("import shop\nsh|op", ("module", "shop", "The shop.")),
        ("total = 5\ntot|al", ("statement", "total: int", "")),
        ("def f(a: dict):\n    a|", ("param", "a: dict", "")),
    ],
)
def test_explanations(reading: Reading, root: Path, text: str, explained: tuple[str, str, str]) -> None:
    found = messages.explanation(reading.answer(at(root, text, Ask.EXPLAIN)))
    assert found is not None
    assert (found.kind, found.signature, found.documentation.partition("\n")[0]) == explained


def test_nothing_is_said_of_blanks_and_words_of_the_language(reading: Reading, root: Path) -> None:
    assert messages.explanation(reading.answer(at(root, "x = 1\n\n|\n", Ask.EXPLAIN))) is None
    assert messages.explanation(reading.answer(at(root, "fo|r i in []: pass\n", Ask.EXPLAIN))) is None


def test_definitions_here_there_and_in_python(reading: Reading, root: Path) -> None:
    here = messages.places(reading.answer(at(root, "def a(): ...\na|()\n", Ask.DEFINITIONS)))
    assert here == (CodePlace(root / "app.py", 0, 4, 1, "def a(): ...", is_definition=True),)
    (there,) = messages.places(reading.answer(at(root, "from shop import price\npr|ice()\n", Ask.DEFINITIONS)))
    assert (there.path, there.line, there.column) == (root / "shop.py", 3, 4)
    (python,) = messages.places(reading.answer(at(root, "import json\njson.dum|ps\n", Ask.DEFINITIONS)))
    assert python.path.parts[-2:] == ("json", "__init__.py")
    (module,) = messages.places(reading.answer(at(root, "import sh|op\n", Ask.DEFINITIONS)))
    assert module == CodePlace(root / "shop.py", 0, 0, 0, is_definition=True)


def test_references_across_files_with_unsaved_text(reading: Reading, root: Path) -> None:
    text = APP.replace("pri", "|pri", 1) + "price('b')\n"
    found = messages.places(reading.answer(at(root, text, Ask.REFERENCES)))
    assert {(one.path.name, one.line, one.column) for one in found} == {
        ("shop.py", 3, 4),
        ("app.py", 2, 17),
        ("app.py", 6, 12),
        ("app.py", 8, 0),
    }
    assert all(one.length == len("price") for one in found)


def test_more_files_than_jedi_would_read_by_itself(reading: Reading, root: Path) -> None:
    for number in range(45):
        (root / f"user{number}.py").write_text("from shop import price\nprice('x')\n", encoding="utf-8")
    request = Request(1, Ask.REFERENCES, root / "shop.py", 3, 4, root=root)
    found = messages.places(reading.answer(request))
    assert len({one.path for one in found}) >= 45


def test_the_functions_folders_come_first(reading: Reading, root: Path) -> None:
    layer = root / "layer" / "python"
    layer.mkdir(parents=True)
    (layer / "shared.py").write_text("def from_the_layer(): ...\n", encoding="utf-8")
    path = root / "app.py"
    request = Request(1, Ask.COMPLETE, path, 1, 7, root=root, folders=(layer,), texts={path: "import shared\nshared."})
    assert names(reading, request)[0] == "from_the_layer"


def test_a_place_that_is_not_there_is_refused(reading: Reading, root: Path) -> None:
    path = root / "app.py"
    with pytest.raises(CodeReaderError, match="no answer"):
        reading.answer(Request(1, Ask.COMPLETE, path, 99, 3, root=root, texts={path: "x"}))
    with pytest.raises(CodeReaderError):
        reading.answer(Request(1, Ask.COMPLETE, root / "gone.py", root=root))


def test_what_jedi_stumbles_over_is_an_answer_that_it_has_not(reading: Reading) -> None:
    path = Path("/nowhere/app.py")
    with pytest.raises(CodeReaderError, match="AttributeError"):
        reading.answer(Request(1, Ask.COMPLETE, path, 0, 0, root=path.parent, texts={path: "["}))


CODE = st.text(alphabet="abc.()[]{}:='\"#\n\\ ,@\tf\0é🙂", max_size=40)


@settings(max_examples=60, deadline=None)
@given(CODE, st.integers(0, 4), st.integers(0, 12), st.sampled_from([Ask.COMPLETE, Ask.HINT, Ask.EXPLAIN]))
def test_any_text_has_an_answer_or_ours_is_raised(
    reading: Reading, text: str, line: int, column: int, ask: Ask
) -> None:
    path = Path("/nowhere/app.py")
    try:
        answer = reading.answer(Request(1, ask, path, line, column, root=path.parent, texts={path: text}))
    except CodeReaderError:
        return
    if ask is Ask.EXPLAIN:
        assert answer is None or isinstance(messages.explanation(answer), Explanation)
