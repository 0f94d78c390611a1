"""The lines that the Node.js client writes: text and JSON, on stdout and framed, their levels (LAMBDA_FACTS §1.10)."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.support.client_bench import Start, node_bench
from workbench.engine.log_frames import LogRecord

pytestmark = [pytest.mark.node, pytest.mark.skipif(sys.platform == "win32", reason="started through a shell")]

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
JSON = {"AWS_LAMBDA_LOG_FORMAT": "JSON"}


@pytest.fixture
def node(tmp_path: Path) -> Start:
    return node_bench(tmp_path / "code")


def handler(body: str) -> str:
    """A handler that does this."""
    return f"export const handler = async (event) => {{ {body} }};"


def unstamped(record: LogRecord) -> str:
    """The text behind the time."""
    assert re.match(STAMP, record.text), record.text
    return record.text[24:]


LINES = """console.log('hi', { a: 1 }); console.warn('two\\nlines'); console.error('é'); console.trace('t');
  console.fatal('f'); process.stdout.write('raw\\n');"""


async def test_text_on_stdout(node: Start) -> None:
    async with node(f"console.log('init'); {handler(LINES)}") as client:
        await client.invoke()
        *lines, raw = await client.log()
    assert [unstamped(line) for line in lines] == [
        "\tundefined\tINFO\tinit",
        "\trequest-1\tINFO\thi { a: 1 }",
        "\trequest-1\tWARN\ttwo\rlines",
        "\trequest-1\tERROR\té",
        "\trequest-1\tTRACE\tt",
        "\trequest-1\tFATAL\tf",
    ]
    assert raw == LogRecord("raw")


async def test_framed_text_keeps_its_lines_and_has_level_and_time(node: Start) -> None:
    body = LINES + "return String(process.env._LAMBDA_TELEMETRY_LOG_FD);"
    async with node(handler(body), framed=True) as client:
        assert (await client.invoke()).body == b'"undefined"'
        *lines, raw = await client.log()
    assert [line.level for line in lines] == ["INFO", "WARN", "ERROR", "TRACE", "FATAL"]
    assert unstamped(lines[1]) == "\trequest-1\tWARN\ttwo\nlines"
    assert not any(line.is_json for line in lines)
    assert all(line.time_ns is not None and line.time_ns > 1_700_000_000 * 10**9 for line in lines)
    assert raw == LogRecord("raw")


@pytest.mark.parametrize("framed", [False, True])
async def test_json(node: Start, framed: bool) -> None:
    body = """console.log('a %s', 'b'); console.info({ deep: { list: [1] } }); console.error('two\\nlines');
      const round = {}; round.self = round; console.debug(round);"""
    async with node(handler(body), framed=framed, **JSON) as client:
        await client.invoke(headers={"Lambda-Runtime-Aws-Tenant-Id": "Ünal"})
        records = await client.log()
    lines = [json.loads(record.text) for record in records]
    assert [re.fullmatch(STAMP, line.pop("timestamp")) is not None for line in lines] == [True] * 4
    message = {"requestId": "request-1", "tenantId": "Ünal"}
    assert lines[:3] == [
        {"level": "INFO", **message, "message": "a b"},
        {"level": "INFO", **message, "message": {"deep": {"list": [1]}}},
        {"level": "ERROR", **message, "message": "two\nlines"},
    ]
    assert lines[3]["message"].startswith("<ref *1> {")
    assert [record.is_json for record in records] == [framed] * 4
    assert [record.level for record in records] == (["INFO", "INFO", "ERROR", "DEBUG"] if framed else [""] * 4)


async def test_errors_in_json(node: Start) -> None:
    body = """class Mine extends Error { code = 7; }
      console.warn('with', new Mine('it')); console.error(new Mine('alone')); throw new Mine('thrown');"""
    async with node(handler(body), **JSON) as client:
        await client.invoke()
        beside, alone, thrown = [json.loads(record.text) for record in await client.log()]
    assert (beside["errorType"], beside["errorMessage"], beside["message"][:5]) == ("Mine", "it", "with ")
    assert beside["stackTrace"][0] == "Error: it"
    assert {**alone["message"], "stackTrace": 0} == {
        "errorType": "Mine", "errorMessage": "alone", "stackTrace": 0, "code": 7,
    }  # fmt: skip
    assert (thrown["level"], thrown["message"]["errorMessage"]) == ("ERROR", "thrown")


async def test_init_errors_in_json_have_no_request(node: Start) -> None:
    async with node("throw new TypeError('at import');", **JSON) as client:
        (record,) = await client.ended()
    line = json.loads(record.text)
    assert ("requestId" in line, line["message"]["errorType"]) == (False, "TypeError")


@pytest.mark.parametrize(
    ("level", "kept"),
    [("", 6), ("TRACE", 6), ("debug", 5), ("INFO", 4), ("WARN", 3), ("ERROR", 2), ("FATAL", 1), ("LOUD", 6)],
)
async def test_levels(node: Start, level: str, kept: int) -> None:
    levels = ["trace", "debug", "info", "warn", "error", "fatal"]
    body = " ".join(f"console.{one}('{one}');" for one in levels) + " console.log('as info');"
    async with node(handler(body), AWS_LAMBDA_LOG_LEVEL=level) as client:
        await client.invoke()
        told = [record.text.rpartition("\t")[2] for record in await client.log()]
    expected = levels[len(levels) - kept :]
    assert told == [*expected, *(["as info"] if "info" in expected else [])]


async def test_the_newest_client_says_a_hyphen_outside_of_requests(node: Start) -> None:
    async with node(f"console.log('init'); {handler('')}", AWS_EXECUTION_ENV="AWS_Lambda_nodejs24.x") as client:
        await client.invoke()
        (line,) = await client.log()
    assert unstamped(line) == "\t-\tINFO\tinit"


async def test_a_lot_at_once_arrives_whole(node: Start) -> None:
    async with node(
        handler("for (let i = 0; i < 200; i++) console.log('x'.repeat(5000)); return 1;"), framed=True
    ) as client:
        answer = client.api.submit()
        log = client.log_until(answer)
        assert [len(record.text) for record in await log] == [5000 + len(" request-1 INFO ") + 24] * 200
