"""The bench's own arithmetic, table and client, without measuring anything."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.__main__ import parse, write
from tests.bench.beside import Notes
from tests.bench.client import Client, answer_in, connect, encode
from tests.bench.functions import hello, renamed, request, write_workspace
from tests.bench.measures import MEASURES, Measure, chosen, take
from tests.bench.peers import provide
from tests.bench.rows import Kind, Row, Target, Verdict
from tests.bench.service import list_all
from tests.bench.session import Session
from tests.bench.stats import Figure, Sample, percentile, sample
from tests.bench.table import document, number, text_table
from tests.bench.timing import per_second, timed, timed_blocking
from tests.bench.unmeasured import UnmeasuredError
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import ExecutorKind
from workbench.model.errors import SandboxError
from workbench.project.discovery import open_workspace

VALUES = st.lists(st.floats(min_value=0.001, max_value=1e6), min_size=1, max_size=300)


@given(VALUES)
def test_p99_is_one_of_the_values_that_99_percent_do_not_exceed(values: list[float]) -> None:
    found = percentile(values, 99)
    assert found in values
    assert sum(value <= found for value in values) >= 0.99 * len(values)
    assert sum(value < found for value in values) < 0.99 * len(values)


@given(VALUES)
def test_figures_are_in_order(values: list[float]) -> None:
    found = sample(values)
    assert min(values) <= found.figure(Figure.MEDIAN) <= max(values)
    assert found.p99 <= found.figure(Figure.MAX) == max(values)
    assert found.count == len(values)


def test_p99_of_two_hundred() -> None:
    assert sample([float(number) for number in range(1, 201)]).figure(Figure.P99) == 198


def test_a_sample_is_never_empty() -> None:
    with pytest.raises(ValueError, match="needs a value"):
        Sample(())


def row(own: float | None, peer: float | None, target: Target | None) -> Row:
    samples = [None if value is None else sample([value]) for value in (own, peer)]
    return Row("id", "what", samples[0], "peer", samples[1], target)


@pytest.mark.parametrize(
    ("own", "peer", "target", "verdict"),
    [
        (0.6, 1.0, Target(0.6, Kind.RATIO), Verdict.MET),
        (0.7, 1.0, Target(0.6, Kind.RATIO), Verdict.MISSED),
        (0.5, None, Target(0.6, Kind.RATIO), Verdict.OPEN),
        (None, 1.0, Target(0.6, Kind.RATIO), Verdict.OPEN),
        (5.9, None, Target(6), Verdict.MET),
        (6.0, None, Target(6), Verdict.MISSED),
        (None, None, Target(6), Verdict.OPEN),
        (1.0, 1.0, None, Verdict.NONE),
    ],
)
def test_verdicts(own: float | None, peer: float | None, target: Target | None, verdict: Verdict) -> None:
    assert row(own, peer, target).verdict is verdict


def test_a_ratio_compares_the_targets_figure() -> None:
    own, peer = sample([1.0, 1.0, 9.0]), sample([2.0, 2.0, 3.0])
    assert Row("id", "what", own, "peer", peer).ratio == 0.5
    assert Row("id", "what", own, "peer", peer, Target(6, figure=Figure.MAX)).ratio == 3


def test_figures_from_elsewhere_are_shown_but_not_compared() -> None:
    found = Row("id", "what", sample([0.1]), "SAM", sample([1.0]), Target(0.6, Kind.RATIO), elsewhere=True)
    assert (found.ratio, found.verdict) == (None, Verdict.OPEN)
    assert "SAM, elsewhere" in text_table([found])


def test_targets_describe_themselves() -> None:
    assert Target(320).describe("ms") == "< 320 ms"
    assert Target(6, figure=Figure.P99).describe("ms") == "p99 < 6 ms"
    assert Target(0.25, Kind.RATIO).describe("ms") == "<= 0.25x"
    assert Target(0.04, Kind.RATIO, text="25x faster").describe("ms") == "25x faster"


def test_numbers() -> None:
    assert [number(value, "ms") for value in (0.1234, 12.34, 1234.5)] == ["0.12 ms", "12.3 ms", "1,234 ms"]


def test_the_table_has_every_row_and_note() -> None:
    rows = [row(0.5, 1.0, Target(0.6, Kind.RATIO)), Row("cold", "cold start", note="skipped: no Docker")]
    lines = text_table(rows).splitlines()
    assert [cell.strip() for cell in lines[0].split("|")][-3:] == ["ratio", "target", "met"]
    assert [cell.strip() for cell in lines[2].split("|")] == (
        ["what", "0.50 ms", "", "peer", "1.00 ms", "0.5x", "<= 0.6x", "yes"]
    )
    assert "skipped" in lines[3]
    assert lines[-1] == "cold: skipped: no Docker"


def test_the_table_shows_the_figure_that_a_target_is_about() -> None:
    line = text_table([row(20.0, None, Target(50, figure=Figure.MAX))]).splitlines()[2]
    assert [cell.strip() for cell in line.split("|")][-2:] == ["max < 50 ms", "yes, 20.0 ms"]


def test_the_document_is_json_with_every_figure(tmp_path: Path) -> None:
    rows = [row(0.5, 1.0, Target(0.6, Kind.RATIO)), Row("cold", "cold start", note="skipped: no Docker")]
    path = write(document(rows, {"cores": 2}), tmp_path / "deep" / "bench.json")
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read["machine"] == {"cores": 2}
    first, second = read["rows"]
    assert (first["ratio"], first["met"], first["own"]["median"], first["peer"]["count"]) == (0.5, True, 0.5, 1)
    assert (second["own"], second["met"], second["note"]) == (None, None, "skipped: no Docker")


def test_ids_are_distinct_and_chosen_by_their_beginnings() -> None:
    ids = [measure.id for measure in MEASURES]
    assert len(set(ids)) == len(ids)
    assert chosen([]) == MEASURES
    assert {measure.id for measure in chosen(["cold", "load-p"])} == {
        "cold-container",
        "cold-spare",
        "load-process",
        "load-payload-process",
        "load-payload-container",
    }
    assert chosen(["nothing"]) == ()
    assert parse(["--only", "warm", "--only", "cold", "--quick"]).only == ["warm", "cold"]


@pytest.mark.parametrize("error", [UnmeasuredError("no Docker"), SandboxError("no Docker"), OSError("no Docker")])
def test_what_cannot_be_measured_is_a_row_that_says_why(tmp_path: Path, error: Exception) -> None:
    def work(_session: Session) -> Iterator[Row]:
        raise error

    (found,) = take(Measure("cold", "cold start", work), Session(tmp_path, None, None))
    assert (found.id, found.own, found.verdict) == ("cold", None, Verdict.NONE)
    assert found.note.startswith("skipped: no Docker")


def test_a_fault_does_not_end_the_bench(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def work(_session: Session) -> Iterator[Row]:
        raise KeyError("x")

    (found,) = take(Measure("cold", "cold start", work), Session(tmp_path, None, None))
    assert found.note == "failed: KeyError: 'x'"
    assert "Traceback" in capsys.readouterr().err


def test_a_peer_that_fails_leaves_a_note() -> None:
    notes = Notes()

    def fails() -> int:
        raise UnmeasuredError("left out")

    assert notes.attempt("RIE", fails) is None
    assert notes.attempt("RIE", lambda: 3) == 3
    assert str(notes) == "RIE not measured: left out"


def test_a_session_says_what_is_left_out(tmp_path: Path) -> None:
    session = Session(tmp_path, None, None, quick=True, no_peers="no network", no_docker="no engine")
    with pytest.raises(UnmeasuredError, match="no network"):
        session.require_peers()
    with pytest.raises(UnmeasuredError, match="no engine"):
        session.require_docker()
    assert (session.times(200), session.times(20, 5), session.times(3)) == (20, 5, 1)
    assert Session(tmp_path, None, None).times(200) == 200


def test_processes_of_a_session_are_isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "mine")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    session = Session(tmp_path, None, None)
    found = session.environment()
    assert not {"AWS_PROFILE", "PYTHONDONTWRITEBYTECODE"} & set(found)
    assert found["WORKBENCH_HOME"] == str(tmp_path / "home")
    session.write_settings()
    assert "workbench-test/python" in (session.paths.config / "settings.toml").read_text(encoding="utf-8")


def test_peers_that_are_there_are_not_installed_again(tmp_path: Path) -> None:
    folder = tmp_path / "aws-sam-cli-1.170.0"
    rapid = folder / "lib" / "samcli" / "local" / "rapid"
    rapid.mkdir(parents=True)
    for path in (folder / "bin" / "sam", folder / "Scripts" / "sam.exe"):
        path.parent.mkdir()
        path.touch()
    with pytest.raises(UnmeasuredError, match="no emulator"):
        provide(tmp_path)
    for architecture in ("x86_64", "arm64"):
        (rapid / f"aws-lambda-rie-{architecture}").touch()
    assert provide(tmp_path).emulator.parent == rapid


def test_the_workspace_is_one_that_the_program_reads(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    found = open_workspace(tmp_path, load_runtimes())
    assert [(one.name, one.runnable) for one in found.functions] == [
        ("Hello", True),
        ("Size", True),
        ("Chatty", True),
        ("Busy", True),
    ]
    assert found.functions[0].config.memory_mb == hello(tmp_path).memory_mb == 1769
    ids = {request(hello(tmp_path), ExecutorKind.PROCESS).request_id for _ in range(5)}
    assert len(ids) == 5
    assert renamed(hello(tmp_path), 1) != hello(tmp_path)


async def test_timing_counts_calls() -> None:
    calls: list[int] = []

    async def call() -> None:
        calls.append(1)

    assert len(await timed(call, 5)) == 5
    assert await per_second([call, call], 10) > 0
    assert len(calls) == 25
    assert all(duration >= 0 for duration in timed_blocking(lambda: None, 3))


@given(st.binary(max_size=200), st.integers(0, 250))
def test_an_answer_is_read_when_it_is_whole(body: bytes, cut: int) -> None:
    whole = f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body
    assert answer_in(whole) == body
    if cut < len(whole):
        assert answer_in(whole[:cut]) is None


def test_a_failure_is_no_answer() -> None:
    with pytest.raises(UnmeasuredError, match="500"):
        answer_in(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")


@contextmanager
def echo() -> Iterator[int]:
    """The port of a server that answers each piece it gets with the piece's last two bytes, on one connection."""

    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            while data := connection.recv(4096):
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + data[-2:])

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield int(server.getsockname()[1])
        thread.join(5)


def test_the_blocking_client_keeps_its_connection() -> None:
    with echo() as port:
        client = Client("127.0.0.1", port, "/x")
        try:
            assert [client.post(b"{}"), client.post(b"[]")] == [b"{}", b"[]"]
        finally:
            client.close()
    assert encode("/x", b"{}").startswith(b"POST /x HTTP/1.1\r\n")
    assert encode("/x?a=1", b"", "GET").startswith(b"GET /x?a=1 HTTP/1.1\r\n")


def test_functions_are_counted_over_all_pages() -> None:
    pages = [b'{"NextMarker":"m1","Functions":[{"FunctionName":"a"},{"FunctionName":"b"}]}']
    pages += [b'{"Functions":[{"FunctionName":"c"}],"NextMarker":"m2"}', b'{"Functions":[{"FunctionName":"d"}]}']
    asked = []

    class Pages(Client):
        def __init__(self) -> None:
            pass

        def get(self, query: str = "") -> bytes:
            asked.append(query)
            return pages[len(asked) - 1]

    assert list_all(Pages()) == 4
    assert asked == ["?MaxItems=50", "?MaxItems=50&Marker=m1", "?MaxItems=50&Marker=m2"]


async def test_the_clients_on_a_loop_keep_theirs() -> None:
    with echo() as port:
        client = await connect("127.0.0.1", port, "/x")
        try:
            assert [await client.post(b"{}"), await client.post(b"[]")] == [b"{}", b"[]"]
        finally:
            client.close()
            await asyncio.sleep(0)
