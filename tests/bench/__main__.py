"""Measures the program's speed beside its peers, in one run on one machine: `python3 dev.py bench`.

Prints a table and writes JSON. A missed target is no failure of the command: figures depend on the machine.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from tests.bench.containers import Containers
from tests.bench.functions import write_workspace
from tests.bench.machine import machine
from tests.bench.measures import MEASURES, Measure, chosen, take
from tests.bench.peers import Peers, provide
from tests.bench.rows import Row
from tests.bench.session import ROOT, Session
from tests.bench.table import document, text_table
from tests.bench.timing import now_ms
from tests.bench.unmeasured import UnmeasuredError

CACHE = ROOT / ".cache"
INTERRUPTED = 130


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure the speed beside peers.")
    ids = ", ".join(measure.id for measure in MEASURES)
    parser.add_argument("--only", action="append", default=[], metavar="ID", help=f"beginnings of ids; {ids}")
    parser.add_argument("--quick", action="store_true", help="a tenth of the measurements, for a first look")
    parser.add_argument("--no-peers", action="store_true", help="measure without peers, and install none")
    parser.add_argument("--no-docker", action="store_true", help="leave out what needs containers")
    parser.add_argument("--minutes", type=float, default=3.0, help="how long the window is used by a script (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write (default: .cache/bench/TIME.json)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurements; 2 when none was asked for by that name, 130 when interrupted, else 0."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    measures = chosen(options.only)
    if not measures:
        say(f"No measurement is called {' or '.join(options.only)}.")
        return 2
    # Ended by a signal, a bench must take its containers and processes with it.
    signal.signal(signal.SIGTERM, _interrupt)
    rows: list[Row] = []
    status = 0
    with opened(options) as session:
        described = machine(session.docker.version if session.docker else session.no_docker)
        try:
            for measure in measures:
                rows += _told(measure, session)
        except KeyboardInterrupt:
            say("Interrupted: taking everything away.")
            status = INTERRUPTED
    if rows:
        sys.stdout.write(f"{text_table(rows)}\n")
        say(f"Written: {write(document(rows, described), options.json)}")
    return status


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Session]:
    """Everything the measurements need; nothing of it is left afterwards but the installed peers."""
    docker, no_docker = (None, "left out") if options.no_docker else _docker()
    peers, no_peers = (None, "left out") if options.no_peers else _peers()
    try:
        with tempfile.TemporaryDirectory(prefix="workbench-bench-", ignore_cleanup_errors=True) as folder:
            session = Session(Path(folder), peers, docker, options.quick, no_peers, no_docker, options.minutes)
            write_workspace(session.workspace)
            session.write_settings()
            yield session
    finally:
        if docker is not None:
            docker.sweep()
            docker.close()


def write(result: object, path: Path | None) -> Path:
    """Write the JSON document; where."""
    stamp = datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%SZ")
    target = path or CACHE / "bench" / f"{stamp}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return target


def say(text: str) -> None:
    """A line of progress."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _told(measure: Measure, session: Session) -> list[Row]:
    start = now_ms()
    rows = take(measure, session)
    say(f"{measure.id}: {(now_ms() - start) / 1000:.0f} s{'' if rows[0].own else f', {rows[0].note}'}")
    return rows


def _docker() -> tuple[Containers | None, str]:
    try:
        containers = Containers()
    except UnmeasuredError as error:
        return None, str(error)
    containers.sweep()
    return containers, ""


def _peers() -> tuple[Peers | None, str]:
    try:
        return provide(CACHE / "peers"), ""
    except UnmeasuredError as error:
        return None, str(error)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
