from hypothesis import given
from hypothesis import strategies as st

from tests.gui.runs.made import line
from workbench.gui.models.log_lines import MAX_SHOWN_CHARACTERS, LineKind, LogLines, matches, shown
from workbench.model.invoke import LogSource


def test_lines_are_told_apart() -> None:
    assert shown(line("hello")).kind is LineKind.FUNCTION
    assert shown(line("START RequestId: 1", LogSource.PLATFORM)).kind is LineKind.PLATFORM
    assert shown(line("[ERROR] ValueError: no")).kind is LineKind.ERROR
    assert shown(line("2026-11-21T10:00:00.123Z\t1\tERROR\tInvoke Error")).kind is LineKind.ERROR
    assert shown(line("x Task timed out after 3.00 seconds", LogSource.PLATFORM)).kind is LineKind.ERROR
    assert shown(line("[ext] flushed", LogSource.EXTENSION)).kind is LineKind.EXTENSION
    assert shown(line("START", LogSource.FUNCTION)).kind is LineKind.FUNCTION


def test_carriage_returns_break_lines() -> None:
    assert shown(line("[ERROR] A\rTraceback\r\n  File\nend")).text == "[ERROR] A\nTraceback\n  File\nend"


def test_a_report_keeps_its_tabs() -> None:
    text = "REPORT RequestId: 1\tDuration: 3.01 ms\t"
    assert shown(line(text, LogSource.PLATFORM)).text == text


def test_a_monstrous_line_is_cut_and_says_so() -> None:
    text = shown(line("x" * (MAX_SHOWN_CHARACTERS + 1234))).text
    assert text.startswith("x" * MAX_SHOWN_CHARACTERS + " … ")
    assert text.endswith("1,234 more characters")


@given(st.integers(1, 20), st.lists(st.text(max_size=5), max_size=60))
def test_the_newest_lines_are_kept_and_the_others_counted(limit: int, texts: list[str]) -> None:
    lines = LogLines(limit)
    lines.extend(line(text) for text in texts)
    assert [one.text for one in lines] == texts[-limit:]
    assert lines.dropped == max(0, len(texts) - limit)
    assert lines.total == len(texts)
    assert len(lines) == min(limit, len(texts))


def test_matching_ignores_case() -> None:
    lines = LogLines(10)
    lines.extend([line("Loading invoice"), line("done")])
    assert [one.text for one in lines.matching("INVOICE")] == ["Loading invoice"]
    assert len(lines.matching("")) == 2
    assert not matches(line("done"), "invoice")
