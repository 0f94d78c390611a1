"""The platform's lines, literally (WIRE_FACTS §4), and the cutting and bounding of a function's output."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine import loglines
from workbench.engine.loglines import KEPT_BYTES, KEPT_LINES, LINE_BYTES, LineSplitter, RunLog
from workbench.model.invoke import LogLine, LogSource
from workbench.model.report import InvokeStatus, Report

ID = "8f507cfc-0000-4697-b07a-ac58fc914c95"
TRACE = "Root=1-677faf89-09a6b95269c6e56c4d1ab356;Parent=7e44b09386b9ab35;Sampled=1;Lineage=1:a:0"
XRAY = "XRAY TraceId: 1-677faf89-09a6b95269c6e56c4d1ab356\tSegmentId: 7e44b09386b9ab35\tSampled: true\t"
WARM = Report(ID, 3.009, 4, 128, 36)


def test_start_and_end() -> None:
    assert loglines.start(ID, "$LATEST") == f"START RequestId: {ID} Version: $LATEST"
    assert loglines.end(ID) == f"END RequestId: {ID}"


@pytest.mark.parametrize(
    ("figures", "rest"),
    [
        (WARM, "\t"),
        (replace(WARM, init_ms=110.1), "\tInit Duration: 110.10 ms\t"),
        (replace(WARM, status=InvokeStatus.TIMEOUT), "\tStatus: timeout"),
        (
            replace(WARM, status=InvokeStatus.ERROR, error_type="Runtime.ExitError"),
            "\tStatus: error\tError Type: Runtime.ExitError",
        ),
        (
            replace(WARM, init_ms=578.07, status=InvokeStatus.TIMEOUT),
            "\tInit Duration: 578.07 ms\tStatus: timeout",
        ),
        (
            replace(WARM, restore_ms=789.64, billed_restore_ms=163),
            "\tRestore Duration: 789.64 ms\tBilled Restore Duration: 163 ms\t",
        ),
        (replace(WARM, trace=TRACE), f"\t\n{XRAY}"),
        (replace(WARM, trace=TRACE, init_ms=1987.45), f"\tInit Duration: 1987.45 ms\t\n{XRAY}"),
        (replace(WARM, trace=TRACE, status=InvokeStatus.TIMEOUT), f"\tStatus: timeout\n{XRAY}"),
        (replace(WARM, trace=TRACE.replace("Sampled=1", "Sampled=0")), "\t"),
    ],
)
def test_report(figures: Report, rest: str) -> None:
    start = f"REPORT RequestId: {ID}\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\t"
    assert loglines.report(figures) == f"{start}Max Memory Used: 36 MB{rest}"


@pytest.mark.parametrize(
    ("runtime", "version"),
    [
        ("python3.13", "python:3.13.v0"),
        ("nodejs22.x", "nodejs:22.v0"),
        ("java8.al2", "java:8.al2.v0"),
        ("provided.al2023", "provided:al2023.v0"),
        ("", "image.v0"),
    ],
)
def test_init_start(runtime: str, version: str) -> None:
    line = loglines.init_start(runtime, "eu-west-1")
    start, _, digest = line.rpartition(":")
    assert start == f"INIT_START Runtime Version: {version}\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime"
    assert len(digest) == 64
    assert set(digest) <= set("0123456789abcdef")
    assert loglines.restore_start(runtime, "eu-west-1") == line.replace("INIT_START", "RESTORE_START")


def test_init_report() -> None:
    line = loglines.init_report(1236.04, InvokeStatus.TIMEOUT)
    assert line == "INIT_REPORT Init Duration: 1236.04 ms\tPhase: init\tStatus: timeout"
    line = loglines.init_report(1.5, InvokeStatus.ERROR, "Runtime.ExitError")
    assert line == "INIT_REPORT Init Duration: 1.50 ms\tPhase: init\tStatus: error\tError Type: Runtime.ExitError"

    line = loglines.init_report(612.33, None, phase="invoke")
    assert line == "INIT_REPORT Init Duration: 612.33 ms\tPhase: invoke"


def test_restore_report() -> None:
    assert loglines.restore_report(518.37, None) == "RESTORE_REPORT Restore Duration: 518.37 ms"
    line = loglines.restore_report(1236.04, InvokeStatus.ERROR, "Runtime.ExitError")
    assert line == "RESTORE_REPORT Restore Duration: 1236.04 ms\tStatus: error\tError Type: Runtime.ExitError"


def test_extensions() -> None:
    line = loglines.extension("agent", "Ready", ["INVOKE", "SHUTDOWN"])
    assert line == "EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE, SHUTDOWN]"
    line = loglines.extension("agent", "InitError", [], "Extension.Bad")
    assert line == "EXTENSION\tName: agent\tState: InitError\tEvents: []\tError Type: Extension.Bad"
    line = loglines.subscription("TELEMETRY", "agent", "Subscribed", ["platform", "function"])
    assert line == "TELEMETRY\tName: agent\tState: Subscribed\tTypes: [Platform, Function]"


def lines_of(*texts: str, source: LogSource = LogSource.FUNCTION) -> tuple[LogLine, ...]:
    return tuple(LogLine(text, source, 0) for text in texts)


def test_the_tail_goes_from_start_on() -> None:
    platform = lines_of("INIT_START x", source=LogSource.PLATFORM)
    start = lines_of("START RequestId: a", source=LogSource.PLATFORM)
    log = (*platform, *lines_of("of init"), *start, *lines_of("START mine", "é"))
    assert loglines.tail(log) == "START RequestId: a\nSTART mine\né\n".encode()


def test_the_tail_of_a_json_log_goes_from_start_on() -> None:
    start = '{"time":"2026-11-21T10:00:00.123Z","type":"platform.start","record":{}}'
    log = (*lines_of("of init"), *lines_of(start, source=LogSource.PLATFORM), *lines_of("mine"))
    assert loglines.tail(log) == f"{start}\nmine\n".encode()


def test_the_tail_is_the_last_4_kb() -> None:
    log = lines_of(*(f"{number:04d}" * 20 for number in range(1000)))
    whole = b"".join(line.text.encode() + b"\n" for line in log)
    assert loglines.tail(log) == whole[-4096:]
    assert loglines.tail(()) == b""


LONG = st.builds(lambda text, times: text * times, st.text(max_size=8), st.integers(1, 800))


@given(
    st.lists(st.builds(LogLine, LONG | st.just("START a"), st.sampled_from(LogSource), st.just(0)), max_size=6).map(
        tuple
    )
)
def test_the_tail_as_lines_is_the_tail(log: tuple[LogLine, ...]) -> None:
    lines = loglines.tail_lines(log)
    assert "".join(f"{line.text}\n" for line in lines) == loglines.tail(log).decode("utf-8", "replace")
    assert lines[1:] == log[len(log) - len(lines) + 1 :], "only the first line is cut"


def split(*pieces: bytes) -> list[str]:
    splitter = LineSplitter()
    return [line for piece in pieces for line in splitter.feed(piece)] + list(splitter.flush())


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), max_size=5), st.data())
def test_lines_do_not_depend_on_how_bytes_arrive(lines: list[str], data: st.DataObject) -> None:
    written = "".join(line + "\n" for line in lines).encode()
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=6))
    places = sorted({*cuts, 0, len(written)})
    assert split(*(written[begin:end] for begin, end in itertools.pairwise(places))) == lines


@given(st.binary())
def test_any_bytes_are_lines(data: bytes) -> None:
    expected = data.decode("utf-8", "replace").split("\n")
    assert split(data) == (expected if expected[-1] else expected[:-1])


def test_a_carriage_return_stays() -> None:
    assert split(b"another\rline\n\n") == ["another\rline", ""]


@pytest.mark.parametrize("size", [1, LINE_BYTES, LINE_BYTES + 1, 3 * LINE_BYTES, 3 * LINE_BYTES + 7])
@pytest.mark.parametrize("step", [10_000, LINE_BYTES, 10**9])
def test_a_long_line_is_cut(size: int, step: int) -> None:
    data = b"x" * size + b"\nnext"
    pieces = [data[begin : begin + step] for begin in range(0, len(data), step)]
    full, rest = divmod(size, LINE_BYTES)
    assert [len(line) for line in split(*pieces)] == [LINE_BYTES] * full + [rest] * bool(rest) + [4]


def test_a_function_that_prints_100_mb_stays_within_bounds() -> None:
    told: list[LogLine] = []
    log, splitter = RunLog(told.append), LineSplitter()
    piece, count = b"y" * 1023 + b"\n", 100 * 1024
    for _ in range(count // 64):
        for line in splitter.feed(piece * 64):
            log.write(line, LogSource.FUNCTION)
    log.write("END", LogSource.PLATFORM)
    assert len(log.lines()) == KEPT_LINES
    assert log.dropped == count + 1 - KEPT_LINES
    assert log.lines()[-1].text == "END"
    assert len(told) == KEPT_LINES + 1, "the platform's lines are always told"


def test_bytes_are_bounded_too() -> None:
    log = RunLog(lambda _line: None)
    for _ in range(200):
        log.write("z" * LINE_BYTES, LogSource.FUNCTION)
    assert sum(len(line.text) for line in log.lines()) <= KEPT_BYTES
    assert log.dropped == 200 - KEPT_BYTES // LINE_BYTES
    log.write("w" * (2 * KEPT_BYTES), LogSource.FUNCTION)
    assert len(log.lines()) == 1, "the newest is kept whatever its size"


def test_bytes_are_counted_not_characters() -> None:
    log = RunLog(lambda _line: None)
    text = "é" * (KEPT_BYTES // 4)
    assert loglines.size_bytes(text) == KEPT_BYTES // 2
    for _ in range(3):
        log.write(text, LogSource.FUNCTION)
    assert (len(log.lines()), log.dropped) == (2, 1)


@given(st.text(st.characters(exclude_categories=[]), max_size=50))
def test_sizes(text: str) -> None:
    assert loglines.size_bytes(text) == len(text.encode("utf-8", "replace"))


def test_a_line_may_have_a_time_of_its_own() -> None:
    log = RunLog(lambda _line: None)
    log.write("x", LogSource.FUNCTION, 5)
    log.write("y", LogSource.FUNCTION)
    first, second = log.lines()
    assert first.time_ns == 5
    assert second.time_ns > 5
