"""What AWS's Node.js runtime tells of errors (LAMBDA_FACTS §1.4, §1.9, WIRE_FACTS §1)."""

import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario, events, handlers
from tests.conformance.stage import Seen
from workbench.model.environment import ExecutorKind

_FILES = {
    "app.js": "exports.handler = async () => 1; exports.value = 3; exports.a = { b: { c: async () => 'nested' } };\n",
    "lacks.js": "require('nothing-of-that-name');\n",
    "bad.js": "exports.handler = async () => { return 1\n",
    "raises.js": "function fail() { throw new RangeError('at import'); }\nfail();\n",
    "leaves.js": "process.exit(0);\n",
    "leaves_badly.js": "process.exit(7);\n",
    "esm.mjs": "await null; export const handler = async () => import.meta.url.slice(-7);\n",
    "common.cjs": "module.exports.handler = async () => 'common';\n",
}
_HANDLERS = (
    "lacks.handler",
    "bad.handler",
    "raises.handler",
    "leaves.handler",
    "leaves_badly.handler",
    "app.nothing",
    "app.value",
    "app",
    "none.handler",
    "../app.handler",
    "app.a.b.c",
    "esm.handler",
    "common.handler",
)


_LOADS = Scenario("node cannot load", _FILES, handlers(*_HANDLERS), Language.NODEJS)


def _load_fact(section: str, text: str, handler: str, read: Any, expected: object = True) -> Fact:
    return Fact(section, text, _LOADS, same(lambda *seen: read(seen[_HANDLERS.index(handler)]), expected))


def _told(one: Seen) -> object:
    return one.value["errorType"], one.value["errorMessage"]


def _exit_text(one: Seen) -> object:
    start = f"RequestId: {one.request.request_id} Error: "
    return one.value["errorMessage"].removeprefix(start)


_HANDLER = """
class CustomError extends Error { constructor(text) { super(text); this.name = 'CustomError'; this.code = 7; } }
let count = 0;
exports.handler = async (event) => {
  count += 1;
  switch (event) {
    case 'error': throw new Error('no luck');
    case 'custom': throw new CustomError('é "q"\\nsecond line');
    case 'text': throw 'only text';
    case 'object': throw { a: 1 };
    case 'rejects': return Promise.reject(new TypeError('rejected'));
    case 'circular': { const a = {}; a.a = a; return a; }
    case 'big': return 1n;
    case 'exit': process.exit(0);
    case 'exit 3': process.exit(3);
    case 'kill': process.kill(process.pid, 'SIGKILL');
    case 'stray': Promise.reject(new Error('stray')); await new Promise((ok) => setTimeout(ok, 5000));
    case 'uncaught':
      setTimeout(() => { throw new Error('uncaught'); });
      await new Promise((ok) => setTimeout(ok, 5000));
  }
  return count;
};
"""
_EVENTS = (
    "error", "custom", "text", "object", "rejects", "circular", "big", "count",
    "exit", "exit 3", "kill", "stray", "uncaught", "count again",
)  # fmt: skip
_RAISES = Scenario(
    "node errors", {"app.js": _HANDLER}, events(*(json.dumps(event).encode() for event in _EVENTS)), Language.NODEJS
)


def _at(event: str, read: Any, expected: object = True) -> Check:
    return same(lambda *seen: read(seen[_EVENTS.index(event)]), expected)


def _fact(section: str, text: str, check: Check) -> Fact:
    return Fact(section, text, _RAISES, check)


_NEWER = {
    ExecutorKind.DOCKER: "The image of the tests holds AWS's client of Node.js 24, which has neither callbacks nor "
    "errors of its own for a process that ends."
}

_CALLBACKS = """
exports.handler = (event, context, callback) => {
  switch (event) {
    case 'result': callback(null, { a: 1 }); break;
    case 'error': callback(new RangeError('called back')); break;
    case 'text': callback('only text'); break;
    case 'throws': throw new TypeError('thrown');
    case 'waits': callback(null, 'waited'); setTimeout(() => console.log('late'), 20); break;
    case 'hurries':
      context.callbackWaitsForEmptyEventLoop = false;
      callback(null, 'at once');
      setTimeout(() => {}, 60000);
  }
};
"""
_CALLED = ("result", "error", "text", "throws", "waits", "hurries")
_BACK = Scenario(
    "node callbacks",
    {"app.js": _CALLBACKS},
    events(*(json.dumps(event).encode() for event in _CALLED)),
    Language.NODEJS,
)


def _back(section: str, text: str, event: str, read: Any, expected: object = True) -> Fact:
    check = same(lambda *seen: read(seen[_CALLED.index(event)]), expected)
    return Fact(section, text, _BACK, check, _NEWER)


_NEVER = Scenario(
    "node never resolves",
    {"app.js": "exports.handler = async (event) => event === 'wait' ? new Promise(() => {}) : 'well';\n"},
    events(b'"wait"', b"1"),
    Language.NODEJS,
)

FACTS = (
    _load_fact(
        "§1.4",
        "node: a package that is not there",
        "lacks.handler",
        lambda one: one.value["errorType"],
        "Runtime.ImportModuleError",
    ),
    _load_fact(
        "§1.4",
        "node: its message is the error's text",
        "lacks.handler",
        lambda one: one.value["errorMessage"].startswith(
            "Error: Cannot find module 'nothing-of-that-name'\nRequire stack:\n- "
        ),
    ),
    _load_fact("W§1", "node: it is Unhandled", "lacks.handler", lambda one: one.ok.function_error, "Unhandled"),
    _load_fact(
        "§1.4",
        "node: a module that is not there",
        "none.handler",
        lambda one: (one.value["errorType"], one.value["errorMessage"].split("\n")[0]),
        ("Runtime.ImportModuleError", "Error: Cannot find module 'none'"),
    ),
    _load_fact(
        "§1.4", "node: a syntax error", "bad.handler", lambda one: one.value["errorType"], "Runtime.UserCodeSyntaxError"
    ),
    _load_fact(
        "§1.4",
        "node: its message is the error's text, too",
        "bad.handler",
        lambda one: one.value["errorMessage"],
        "SyntaxError: Unexpected end of input",
    ),
    _load_fact("W§1", "node: what a module throws", "raises.handler", _told, ("RangeError", "at import")),
    _load_fact(
        "W§1",
        "node: its trace begins with the error",
        "raises.handler",
        lambda one: one.value["trace"][0],
        "RangeError: at import",
    ),
    _load_fact(
        "W§1",
        "node: and goes on where it was thrown",
        "raises.handler",
        lambda one: "at fail (" in one.value["trace"][1] and "raises.js:1:" in one.value["trace"][1],
    ),
    _load_fact(
        "W§1", "node: exit 0 at import", "leaves.handler", _exit_text, "Runtime exited without providing a reason"
    ),
    _load_fact(
        "W§1", "node: exit 7 at import", "leaves_badly.handler", _exit_text, "Runtime exited with error: exit status 7"
    ),
    _load_fact(
        "§1.4",
        "node: an export that is not there",
        "app.nothing",
        _told,
        ("Runtime.HandlerNotFound", "app.nothing is undefined or not exported"),
    ),
    _load_fact(
        "§1.4",
        "node: an export that is no function",
        "app.value",
        _told,
        ("Runtime.HandlerNotFound", "app.value is not a function"),
    ),
    _load_fact("§1.4", "node: a handler without a dot", "app", _told, ("Runtime.MalformedHandlerName", "Bad handler")),
    _load_fact(
        "§1.9",
        "node: a handler with two dots",
        "../app.handler",
        lambda one: one.value["errorType"],
        "Runtime.MalformedHandlerName",
    ),
    _load_fact("§1.9", "node: a nested export", "app.a.b.c", lambda one: one.value, "nested"),
    _load_fact("§1.9", "node: an ES module with a top-level await", "esm.handler", lambda one: one.value, "esm.mjs"),
    _load_fact("§1.9", "node: a .cjs file", "common.handler", lambda one: one.value, "common"),
    _fact(
        "W§1",
        "node: the error document's members in order",
        _at("error", lambda one: list(one.value), ["errorType", "errorMessage", "trace"]),
    ),
    _fact("W§1", "node: an error", _at("error", _told, ("Error", "no luck"))),
    _fact(
        "W§1", "node: it is Unhandled in the handler, too", _at("error", lambda one: one.ok.function_error, "Unhandled")
    ),
    _fact(
        "W§1",
        "node: the first line of the trace is the error's",
        _at("error", lambda one: one.value["trace"][0], "Error: no luck"),
    ),
    _fact("§1.4", "node: the type is the error's name", _at("custom", _told, ("CustomError", 'é "q"\nsecond line'))),
    _fact(
        "§1.4",
        "node: text that is thrown",
        _at("text", lambda one: one.value, {"errorType": "string", "errorMessage": "only text", "trace": []}),
    ),
    _fact("§1.4", "node: an object that is thrown", _at("object", _told, ("object", "[object Object]"))),
    _fact("§1.4", "node: a rejected promise", _at("rejects", _told, ("TypeError", "rejected"))),
    _fact(
        "§1.4",
        "node: a result that holds itself",
        _at("circular", lambda one: one.value["errorMessage"], "Unable to stringify response body"),
    ),
    _fact(
        "§1.4",
        "node: a result that JSON cannot hold",
        _at("big", lambda one: one.value["errorMessage"], "Unable to stringify response body"),
    ),
    _fact("§3.7", "node: errors are not retried, and keep the process", _at("count", lambda one: one.value, 8)),
    _fact("W§1", "node: exit 0 in the handler", _at("exit", _exit_text, "Runtime exited without providing a reason")),
    _fact("W§1", "node: exit 3 in the handler", _at("exit 3", _exit_text, "Runtime exited with error: exit status 3")),
    _fact("W§1", "node: killed in the handler", _at("kill", _exit_text, "Runtime exited with error: signal: killed")),
    Fact(
        "§1.4",
        "node: a rejection that nobody handles",
        _RAISES,
        _at("stray", _told, ("Runtime.UnhandledPromiseRejection", "Error: stray")),
        _NEWER,
    ),
    Fact(
        "§1.4",
        "node: an error outside of the handler's promise",
        _RAISES,
        _at("uncaught", _told, ("Error", "uncaught")),
        _NEWER,
    ),
    _fact("§1.6", "node: the process is a new one after that", _at("count again", lambda one: one.value, 1)),
    _back("§1.9", "node: a result that is called back", "result", lambda one: one.value, {"a": 1}),
    _back("§1.9", "node: an error that is called back", "error", _told, ("RangeError", "called back")),
    _back("§1.9", "node: text that is called back as an error", "text", _told, ("string", "only text")),
    _back("§1.9", "node: what a handler with a callback throws", "throws", _told, ("TypeError", "thrown")),
    _back(
        "§1.9",
        "node: a callback waits for the event loop",
        "waits",
        lambda one: any(line.endswith("late") for line in one.lines),
    ),
    _back("§1.9", "node: unless it is told not to", "hurries", lambda one: one.value, "at once"),
    Fact(
        "§1.4",
        "node: a promise that never resolves",
        _NEVER,
        same(lambda *s: s[0].value["errorType"], "Runtime.NodeJsExit"),
        _NEWER,
    ),
    Fact("§1.6", "node: the next event runs after that", _NEVER, true(lambda *s: s[1].value == "well")),
)
