"""Test results as JUnit's XML, in the form that Jenkins, GitLab and GitHub read (Jenkins' junit-10.xsd)."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from workbench.model.errors import DocumentError
from workbench.model.event_test import EventTestResult, EventTestStatus

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way of writing it."""

_TOLD = {EventTestStatus.FAILED: "failure", EventTestStatus.ERROR: "error"}


def junit_xml(results: Sequence[EventTestResult], ended: datetime) -> bytes:
    """The document: a suite for each function, a case for each event, with the log of its run."""
    root = ElementTree.Element("testsuites", {"name": "Event tests", **_sums(results)})
    functions = dict.fromkeys(result.test.function for result in results)
    for function in functions:
        _suite(root, function, [one for one in results if one.test.function == function], ended)
    ElementTree.indent(root)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _sums(results: Sequence[EventTestResult]) -> dict[str, str]:
    return {
        "tests": str(len(results)),
        "failures": str(_count(results, EventTestStatus.FAILED)),
        "errors": str(_count(results, EventTestStatus.ERROR)),
        "time": _seconds(results),
    }


def _count(results: Iterable[EventTestResult], status: EventTestStatus) -> int:
    return sum(result.status is status for result in results)


def _seconds(results: Iterable[EventTestResult]) -> str:
    return f"{sum(result.duration_s for result in results):.3f}"


def _suite(root: ElementTree.Element, function: str, results: Sequence[EventTestResult], ended: datetime) -> None:
    stamp = ended.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    fields = {"name": _text(function or "events"), **_sums(results), "skipped": "0", "timestamp": stamp}
    suite = ElementTree.SubElement(root, "testsuite", fields)
    for result in results:
        _case(suite, result)


def _case(suite: ElementTree.Element, result: EventTestResult) -> None:
    fields = {"classname": result.test.function or "events", "name": result.test.name, "time": _seconds([result])}
    case = ElementTree.SubElement(suite, "testcase", {name: _text(value) for name, value in fields.items()})
    tag = _TOLD.get(result.status)
    if tag is not None:
        lines = result.reasons
        told = ElementTree.SubElement(case, tag, {"message": _text(lines[0]), "type": result.status.value})
        told.text = _text("\n".join(lines))
    if result.run is not None and result.run.result is not None:
        log = "\n".join(line.text.replace("\r", "\n") for line in result.run.result.log)
        ElementTree.SubElement(case, "system-out").text = _text(log)


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def write_junit(path: Path, results: Sequence[EventTestResult], ended: datetime) -> None:
    """Write the document to `path`, making the folders above it. Raises DocumentError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(junit_xml(results, ended))
    except OSError as error:
        why = f"{error.strerror or error}."
        raise DocumentError(
            f"The results cannot be written to {path}.", why, "Name another file with --junit."
        ) from error
