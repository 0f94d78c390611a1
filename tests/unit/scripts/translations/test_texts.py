"""Which texts the sources mark."""

import ast
from pathlib import Path

from scripts.translations.texts import marked_texts, texts_below, titles_of_work


def marked(code: str) -> set[str]:
    return set(marked_texts(ast.parse(code)))


def test_each_marking_function_is_known() -> None:
    assert marked('tr("a"); later("b"); tr_n("c", "d", n); f("e"); x.tr("f")') == {"a", "b", "c", "d"}


def test_values_and_counts_are_no_texts() -> None:
    assert marked('tr("a {name}", name="b"); tr_n("c", "d", "e", what="f")') == {"a {name}", "c", "d"}


def test_literals_in_pieces_and_choices_are_found() -> None:
    assert marked('tr("a "\n"b")') == {"a b"}
    assert marked('tr("a" if x else "b" if y else "c")') == {"a", "b", "c"}
    assert marked("f\"{tr('a')}\"") == {"a"}


def test_what_is_no_literal_is_marked_elsewhere() -> None:
    assert marked("tr(title); tr(''); tr(TITLES[0])") == set()


def test_all_files_below_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.py").write_text('tr("a")', encoding="utf-8")
    (tmp_path / "inner" / "b.py").write_text('tr("ü")', encoding="utf-8")
    assert texts_below(tmp_path) == {"a", "ü"}


def test_titles_of_work_are_found(tmp_path: Path) -> None:
    code = (
        'app.progress.work("Opening folder", path.name)\nstart(title="A")\ntasks.start(f(), "id", title="Searching")\n'
    )
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    assert titles_of_work(tmp_path) == {"Opening folder", "Searching"}
