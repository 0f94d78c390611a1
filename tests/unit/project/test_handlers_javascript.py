import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.handlers_javascript import scan, scan_roughly


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("exports.handler = async () => 1", 1),
        ("'use strict'\nmodule.exports.handler = f", 2),
        ('exports["handler"] = f', 1),
        ("\nexport const handler = async () => 1", 2),
        ("export async function handler(event) {}", 1),
        ("export function* handler() {}", 1),
        ("export function handler() {}", 1),
        ("export class handler {}", 1),
        ("const handler = 1\nexport { handler }", 2),
        ("const f = 1\nexport {\n  x,\n  f as handler,\n}", 4),
        ("module.exports = { handler }", 1),
        ("module.exports = {\n  other: { a: 1 },\n  handler: async (e) => e,\n}", 3),
        ("module.exports = {\n  async handler(event) { return 1 } }", 2),
        ("module.exports = { 'handler': f }", 1),
        ("module.exports = exports = 1\nexports.handler = f", 2),
        ('Object.defineProperty(exports, "handler", { get })', 1),
        ("exports.handler = void 0;\nconst handler = 1;\nexports.handler = handler;", 3),
        ("__export(src_exports, {\n  handler: () => handler\n});\nmodule.exports = __toCommonJS(src_exports);", 2),
        ("const u = 'http://x'; exports.handler = f", 1),
        ("/* exports.handler = no */\n// export const handler\nexports.handler = f", 3),
        ("const t = `\n// not a comment`\nexports.handler = f", 3),
    ],
)
def test_exports(source: str, line: int) -> None:
    assert scan(source.encode()).names.get("handler") == line


@pytest.mark.parametrize(
    "source",
    [
        "",
        "const handler = 1",
        "// exports.handler = f",
        "/* export const handler = 1 */",
        "exports.handlers = f",
        "module.exports = { other: { handler } }",
        "if (exports.handler == 1) {}",
        "export { handler as other }",
    ],
)
def test_what_is_no_export(source: str) -> None:
    found = scan(source.encode())
    assert "handler" not in found.names
    assert not found.open_ended


HOSTILE = ["/*", "`", "'", "export {", "module.exports={", "__export(a,{", "exports.a=1,", "("]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_large_hostile_source_does_not_take_long(piece: str) -> None:
    started = time.perf_counter()
    scan((piece * 300_000)[:300_000].encode())
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    "source",
    [
        "export * from './x.js'",
        "module.exports = require('./x')",
        "module.exports = { ...all }",
        "x = /[/*]/;\nexports.handler = f",
    ],
)
def test_what_may_export_more(source: str) -> None:
    assert scan(source.encode()).open_ended


def test_the_rough_way_leaves_it_open() -> None:
    found = scan_roughly(b"\xef\xbb\xbf\nexports.handler = f")
    assert found.names == {"handler": 2}
    assert found.open_ended


@given(st.binary() | st.text("exports.handler = {}()'\"`/*\n module").map(str.encode))
def test_any_bytes_can_be_scanned(data: bytes) -> None:
    for found in (scan(data), scan_roughly(data)):
        assert all(1 <= line <= data.count(b"\n") + 1 for line in found.names.values())
