"""Whose lines are whose, what the formats leave out, and what is kept while nobody listens."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_executor import a_config
from workbench.base.aio import TaskOwner
from workbench.engine import loglines, platform_events
from workbench.engine.environment_log import EnvironmentLog, OnLine
from workbench.engine.runtime_api.telemetry import Telemetry
from workbench.model.function import FunctionConfig, LogFormat, LoggingConfig
from workbench.model.invoke import LogSource

FUNCTION = FunctionConfig("Hello", "python3.13", "app.handler", Path("code"))
JSON = replace(FUNCTION, logging=LoggingConfig(LogFormat.JSON))
EVENT = platform_events.start("id-1", "$LATEST", 0)


class Lines(list[tuple[str, LogSource]]):
    """What an invoke was told."""

    @property
    def told(self) -> OnLine:
        return lambda text, source: self.append((text, source))

    @property
    def texts(self) -> list[str]:
        return [text for text, _source in self]


def test_lines_go_to_who_listens_and_wait_otherwise() -> None:
    log, first, second = EnvironmentLog(FUNCTION), Lines(), Lines()
    log.on_output(b"early\n")
    log.listen("1", first.told)
    log.on_output(b"now\nunfinished")
    log.unlisten("1")
    log.flush()
    log.listen("2", second.told)
    assert first.texts == ["early", "now"]
    assert second.texts == ["unfinished"]


def test_the_platform_comes_before_what_nobody_has_heard() -> None:
    log, lines = EnvironmentLog(FUNCTION), Lines()
    log.on_output(b"import\n")
    log.platform(EVENT, first=True)
    log.listen("1", lines.told)
    log.platform(EVENT, first=True)
    start = ("START RequestId: id-1 Version: $LATEST", LogSource.PLATFORM)
    assert lines == [start, ("import", LogSource.FUNCTION), start]


def test_extensions_have_a_source_of_their_own() -> None:
    log, lines = EnvironmentLog(FUNCTION), Lines()
    log.listen("1", lines.told)
    log.on_extension_output(b"agent\nhalf")
    log.on_output(b"whole\n")
    log.flush()
    assert lines == [("agent", LogSource.EXTENSION), ("whole", LogSource.FUNCTION), ("half", LogSource.EXTENSION)]


@given(st.lists(st.binary(max_size=20)))
def test_lines_do_not_depend_on_how_they_arrive(pieces: list[bytes]) -> None:
    whole, cut = Lines(), Lines()
    for lines, parts in ((whole, [b"".join(pieces)]), (cut, pieces)):
        log = EnvironmentLog(FUNCTION)
        log.listen("1", lines.told)
        for part in parts:
            log.on_output(part)
        log.flush()
    assert whole == cut


def test_lines_between_invokes_are_bounded() -> None:
    log, lines = EnvironmentLog(FUNCTION), Lines()
    for _ in range(100):
        log.on_output(b"x" * loglines.LINE_BYTES + b"\n")
    log.listen("1", lines.told)
    assert len(lines) == loglines.KEPT_BYTES // loglines.LINE_BYTES
    log.unlisten("1")
    lines.clear()
    log.on_output(b"\n" * (loglines.KEPT_LINES + 5))
    log.listen("1", lines.told)
    assert len(lines) == loglines.KEPT_LINES


def test_json_logs_keep_records_of_their_level() -> None:
    log, lines = EnvironmentLog(JSON), Lines()
    log.listen("1", lines.told)
    for level in ("DEBUG", "INFO"):
        log.on_output(json.dumps({"level": level, "message": "x"}).encode() + b"\n")
    log.on_output(b"no record\n")
    log.platform(EVENT)
    assert [text[:26] for text in lines.texts] == ['{"level": "INFO", "message', "no record", lines.texts[2][:26]]
    assert json.loads(lines.texts[2])["record"] == {"requestId": "id-1", "version": "$LATEST"}


def test_who_needs_details() -> None:
    assert not EnvironmentLog(FUNCTION).detailed
    assert EnvironmentLog(JSON).detailed


@pytest.mark.parametrize("name", ["requestId", "AWSRequestId"])
def test_of_several_events_a_record_is_told_to_the_one_it_names(name: str) -> None:
    log, first, second = EnvironmentLog(JSON), Lines(), Lines()
    log.listen("1", first.told)
    log.listen("2", second.told)
    record = json.dumps({name: "1", "message": "x"})
    others = ["plain", "{broken", '{"a":' * 50_000, json.dumps({name: "9"})]
    for text in (record, *others):
        log.on_output(text.encode() + b"\n")
    assert first.texts == [record]
    assert second.texts == others
    log.unlisten("2")
    log.on_output(b"last\n")
    assert first.texts[1:] == ["last"]


async def test_telemetry_hears_what_the_log_hears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = TaskOwner(lambda _error: None)
    log, published = EnvironmentLog(a_config(tmp_path)), list[object]()
    log.telemetry = Telemetry(owner, lambda _port: None)
    monkeypatch.setattr(log.telemetry, "publish", published.append)
    monkeypatch.setattr(log.telemetry, "publish_line", lambda text, *_rest, **_more: published.append(text))
    assert log.detailed
    log.platform(EVENT)
    log.on_output(b"one\n")
    log.on_extension_output(b"two\n")
    assert published == [EVENT, "one", "two"]
    await log.telemetry.close()
    log.platform(EVENT)
    assert len(published) == 3, "nobody listens any more"
