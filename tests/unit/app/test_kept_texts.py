from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.app.kept_texts import LONG, KeptTexts

LONG_TEXT = "x" * LONG
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3).map(lambda text: text * LONG),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_long_texts_are_files_and_short_ones_are_not(tmp_path: Path) -> None:
    texts = KeptTexts(tmp_path / "texts")
    tree = texts.put_away({"short": "ü", "long": LONG_TEXT, "list": [LONG_TEXT, 1]})
    assert tree["short"] == "ü"
    assert tree["long"] == tree["list"][0]
    assert len(names(texts.folder)) == 1
    assert KeptTexts(tmp_path / "texts").bring_back(tree) == (
        {"short": "ü", "long": LONG_TEXT, "list": [LONG_TEXT, 1]},
        0,
    )


@given(state=JSON)
def test_any_state_comes_back(tmp_path_factory: Any, state: Any) -> None:
    texts = KeptTexts(tmp_path_factory.mktemp("any"))
    assert texts.bring_back(texts.put_away(state)) == (state, 0)


def test_lone_surrogates_and_line_ends_stay(tmp_path: Path) -> None:
    text = LONG_TEXT + "\ud83d\r\n\r\u2028"
    texts = KeptTexts(tmp_path)
    assert texts.bring_back(texts.put_away([text])) == ([text], 0)


def test_what_is_named_no_more_is_swept(tmp_path: Path) -> None:
    texts = KeptTexts(tmp_path)
    texts.put_away([LONG_TEXT, "before"])
    tree = texts.put_away([LONG_TEXT + "y"])
    texts.sweep(tree)
    assert len(names(tmp_path)) == 1
    texts.sweep(texts.put_away([LONG_TEXT]))
    assert texts.bring_back(texts.put_away([LONG_TEXT])) == ([LONG_TEXT], 0)


def test_texts_of_the_run_before_are_swept_too(tmp_path: Path) -> None:
    KeptTexts(tmp_path).put_away([LONG_TEXT])
    later = KeptTexts(tmp_path)
    later.sweep(later.put_away([]))
    assert names(tmp_path) == set()


def test_a_text_that_is_gone_or_damaged_is_counted(tmp_path: Path) -> None:
    texts = KeptTexts(tmp_path)
    tree = texts.put_away([LONG_TEXT, LONG_TEXT + "y", 1])
    (tmp_path / tree[0]["$text"]).unlink()
    (tmp_path / tree[1]["$text"]).write_text("", encoding="utf-8")
    assert texts.bring_back(tree) == ([None, None, 1], 2)


def test_a_name_from_elsewhere_stays_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    assert KeptTexts(tmp_path / "texts").bring_back({"$text": "../secret"}) == (None, 1)
