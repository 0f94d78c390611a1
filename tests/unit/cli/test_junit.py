import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.runs import a_run
from workbench.cli.junit import junit_xml, write_junit
from workbench.model.errors import DocumentError
from workbench.model.event_test import EventTest, EventTestResult, EventTestStatus
from workbench.model.invoke import LogLine, LogSource
from workbench.model.run import RunError
from workbench.model.verdict import Verdict

ENDED = datetime(2026, 11, 22, 4, 12, tzinfo=UTC)

ELEMENTS = {
    "testsuites": ({"name", "tests", "failures", "errors", "time", "disabled"}, ["testsuite"]),
    "testsuite": (
        {
            "name",
            "tests",
            "failures",
            "errors",
            "time",
            "disabled",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
        },
        ["properties", "testcase", "system-out", "system-err"],
    ),
    "testcase": (
        {"name", "assertions", "time", "classname", "status", "class", "file", "line", "group", "url"},
        ["skipped", "error", "failure", "rerunFailure", "rerunError", "system-out", "system-err"],
    ),
    "failure": ({"message", "type"}, []),
    "error": ({"message", "type"}, []),
    "system-out": (set(), []),
}
"""What may be in each element: Jenkins' junit-10.xsd, as far as it is used."""


def result(
    name: str, status: EventTestStatus, function: str = "Orders", reasons: tuple[str, ...] = (), log: str = "stored 3"
) -> EventTestResult:
    run = a_run()
    assert run.result is not None
    run = replace(run, result=replace(run.result, log=(LogLine(log, LogSource.FUNCTION, 1),)))
    error = RunError("What.", "Why.") if status is EventTestStatus.ERROR else None
    test = EventTest(name, Path("a.json"), function)
    return EventTestResult(test, status, 0.25, None if error else run, Verdict(reasons), error=error)


RESULTS = (
    result("orders/a", EventTestStatus.OK),
    result("orders/b", EventTestStatus.FAILED, reasons=("/n is 2; 1 was expected.", "/x is missing.")),
    result("hello", EventTestStatus.ERROR, "Hello"),
)


def parsed(results: tuple[EventTestResult, ...]) -> ElementTree.Element:
    return ElementTree.fromstring(junit_xml(results, ENDED))


def check(element: ElementTree.Element) -> None:
    attributes, children = ELEMENTS[element.tag]
    assert set(element.attrib) <= attributes
    tags = [child.tag for child in element]
    assert set(tags) <= set(children)
    assert tags == sorted(tags, key=children.index)
    for number in {"tests", "failures", "errors", "skipped"} & set(element.attrib):
        assert re.fullmatch(r"\d+", element.attrib[number])
    for child in element:
        check(child)


def test_the_document_is_one_that_the_readers_know() -> None:
    root = parsed(RESULTS)
    check(root)
    assert root.attrib == {"name": "Event tests", "tests": "3", "failures": "1", "errors": "1", "time": "0.750"}
    assert [suite.attrib["name"] for suite in root] == ["Orders", "Hello"]
    assert root[0].attrib["timestamp"] == "2026-11-22T04:12:00"
    assert root[0].attrib["skipped"] == "0"


def test_a_case_has_its_function_event_time_and_log() -> None:
    case = parsed(RESULTS)[0][0]
    assert case.attrib == {"classname": "Orders", "name": "orders/a", "time": "0.250"}
    assert case.findtext("system-out") == "stored 3"


def test_failures_and_errors_say_why() -> None:
    root = parsed(RESULTS)
    failure, error = root[0][1].find("failure"), root[1][0].find("error")
    assert failure is not None
    assert error is not None
    assert failure.attrib == {"message": "/n is 2; 1 was expected.", "type": "failed"}
    assert failure.text == "/n is 2; 1 was expected.\n/x is missing."
    assert (error.attrib["message"], error.text) == ("What.", "What.\nWhy.")


def test_what_was_updated_has_passed() -> None:
    root = parsed((result("a", EventTestStatus.UPDATED, reasons=("x",)),))
    assert root.attrib["failures"] == "0"
    assert [child.tag for child in root[0][0]] == ["system-out"]


@given(st.text(st.characters(), max_size=20), st.text(st.characters(), max_size=20))
def test_any_text_can_be_read_back(name: str, log: str) -> None:
    check(parsed((result(name, EventTestStatus.FAILED, reasons=(log,), log=log),)))


def test_folders_above_the_file_are_made(tmp_path: Path) -> None:
    write_junit(tmp_path / "out" / "junit.xml", RESULTS, ENDED)
    assert (tmp_path / "out" / "junit.xml").read_bytes().startswith(b"<?xml")
    with pytest.raises(DocumentError, match="cannot be written"):
        write_junit(tmp_path / "out" / "junit.xml" / "no.xml", RESULTS, ENDED)
