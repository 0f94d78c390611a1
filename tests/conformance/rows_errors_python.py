"""What AWS's Python runtime tells of errors (LAMBDA_FACTS §1.4, §1.9, WIRE_FACTS §1)."""

from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Scenario, events, handlers
from tests.conformance.stage import Seen

_FILES = {
    "app.py": "def handler(event, context):\n    return 1\nvalue = 3\n",
    "lacks.py": "import nothing_of_that_name\n",
    "own.py": "from app import nothing\n",
    "bad.py": "x = 1\ndef handler(event, context)\n    return 1\n",
    "raises.py": "def fail():\n    raise ValueError('at import')\nfail()\n",
    "leaves.py": "import sys\nsys.exit(0)\n",
    "leaves_badly.py": "import os\nos._exit(7)\n",
}
_HANDLERS = (
    "lacks.handler",
    "own.handler",
    "bad.handler",
    "raises.handler",
    "leaves.handler",
    "leaves_badly.handler",
    "app.nothing",
    "app",
    "none.handler",
    "sys.handler",
    "app.value",
)


_LOADS = Scenario("python cannot load", _FILES, handlers(*_HANDLERS))


def _index(handler: str) -> int:
    return _HANDLERS.index(handler)


def _is(handler: str, error_type: str, message: str) -> Check:
    def read(*seen: Seen) -> object:
        document = seen[_index(handler)].value
        return document["errorType"], document["errorMessage"]

    return same(read, (error_type, message))


def _document(handler: str, expected: dict[str, object]) -> Check:
    return same(lambda *seen: list(seen[_index(handler)].value.items()), list(expected.items()))


def _exit(handler: str, text: str) -> Check:
    def read(*seen: Seen) -> object:
        one = seen[_index(handler)]
        return one.value == {
            "errorType": "Runtime.ExitError",
            "errorMessage": f"RequestId: {one.request.request_id} Error: {text}",
        }

    return true(read)


def _load_fact(section: str, text: str, check: Check) -> Fact:
    return Fact(section, text, _LOADS, check)


_HANDLER = """import os, sys
count = 0
class Odd(Exception):
    def __str__(self): return ''
class Outer:
    class Inner(KeyError): pass
def deep(left):
    if left: deep(left - 1)
    raise RuntimeError('deep')
def handler(event, context):
    global count
    count += 1
    match event:
        case 'set': return {1, 2}
        case 'odd': raise Odd()
        case 'inner': raise Outer.Inner('key')
        case 'text': raise ValueError('é 日本 "q"\\nsecond line')
        case 'deep': deep(2)
        case 'chain':
            try:
                1 / 0
            except ZeroDivisionError as error:
                raise RuntimeError('outer') from error
        case 'exit': sys.exit(0)
        case 'exit 3': sys.exit(3)
        case 'kill': os.kill(os.getpid(), 9)
    return count
"""
_EVENTS = ("set", "odd", "inner", "text", "deep", "chain", "not", "count", "exit", "exit 3", "kill", "count again")


def _payload(event: str) -> bytes:
    return b"{no json" if event == "not" else f'"{event}"'.encode()


_RAISES = Scenario("python errors", {"app.py": _HANDLER}, events(*map(_payload, _EVENTS)))


def _at(event: str, read: Any, expected: object = True) -> Check:
    return same(lambda *seen: read(seen[_EVENTS.index(event)]), expected)


def _told(event: str, error_type: str, message: str) -> Check:
    return _at(event, lambda one: (one.value["errorType"], one.value["errorMessage"]), (error_type, message))


def _ended(event: str, text: str) -> Check:
    def read(one: Seen) -> object:
        return one.value["errorMessage"] == f"RequestId: {one.request.request_id} Error: {text}"

    return _at(event, read)


def _fact(section: str, text: str, check: Check) -> Fact:
    return Fact(section, text, _RAISES, check)


_NO_MODULE = "Unable to import module 'lacks': No module named 'nothing_of_that_name'"

FACTS = (
    _load_fact(
        "§1.4",
        "python: an import that fails, whole",
        _document(
            "lacks.handler",
            {"errorMessage": _NO_MODULE, "errorType": "Runtime.ImportModuleError", "requestId": "", "stackTrace": []},
        ),
    ),
    _load_fact("W§1", "python: it is Unhandled", same(lambda *seen: seen[0].ok.function_error, "Unhandled")),
    _load_fact(
        "§1.9",
        "python: a module that is not there",
        _is("none.handler", "Runtime.ImportModuleError", "Unable to import module 'none': No module named 'none'"),
    ),
    _load_fact(
        "W§1",
        "python: a name that cannot be imported is an import error",
        same(lambda *seen: seen[_index("own.handler")].value["errorType"], "Runtime.ImportModuleError"),
    ),
    _load_fact(
        "W§1",
        "python: a syntax error",
        _is(
            "bad.handler", "Runtime.UserCodeSyntaxError", "Syntax error in module 'bad': expected ':' (bad.py, line 2)"
        ),
    ),
    _load_fact(
        "W§1",
        "python: the trace of a syntax error is the line",
        true(
            lambda *seen: (
                'bad.py" Line 2\n    def handler(event, context)' in seen[_index("bad.handler")].value["stackTrace"][0]
            )
        ),
    ),
    _load_fact("W§1", "python: what a module raises", _is("raises.handler", "ValueError", "at import")),
    _load_fact(
        "W§1", "python: it has no request id", same(lambda *seen: seen[_index("raises.handler")].value["requestId"], "")
    ),
    _load_fact(
        "W§1",
        "python: its trace begins in importlib",
        true(lambda *seen: "importlib/__init__.py" in seen[_index("raises.handler")].value["stackTrace"][0]),
    ),
    _load_fact(
        "W§1",
        "python: and ends in the module",
        true(
            lambda *seen: (
                seen[_index("raises.handler")]
                .value["stackTrace"][-1]
                .endswith("raises.py\", line 2, in fail\n    raise ValueError('at import')\n")
            )
        ),
    ),
    _load_fact(
        "W§4",
        "python: an Init that fails is warned of, without an id",
        true(
            lambda *seen: any(
                "\t\tLAMBDA_WARNING: Unhandled exception. " in line for line in seen[_index("raises.handler")].lines
            )
        ),
    ),
    _load_fact("W§1", "python: exit 0 at import", _exit("leaves.handler", "Runtime exited without providing a reason")),
    _load_fact(
        "W§1", "python: exit 7 at import", _exit("leaves_badly.handler", "Runtime exited with error: exit status 7")
    ),
    _load_fact(
        "W§1",
        "python: a handler that is not there",
        _is("app.nothing", "Runtime.HandlerNotFound", "Handler 'nothing' missing on module 'app'"),
    ),
    _load_fact(
        "§1.9",
        "python: a handler without a dot",
        _is(
            "app", "Runtime.MalformedHandlerName", "Bad handler 'app': not enough values to unpack (expected 2, got 1)"
        ),
    ),
    _load_fact(
        "§1.9",
        "python: a built-in module",
        _is("sys.handler", "Runtime.BuiltInModuleConflict", "Cannot use built-in module sys as a handler module"),
    ),
    _load_fact(
        "§1.9", "python: a handler that is no function", _is("app.value", "TypeError", "'int' object is not callable")
    ),
    _fact(
        "W§1",
        "python: a value that JSON cannot hold",
        _told("set", "Runtime.MarshalError", "Unable to marshal response: Object of type set is not JSON serializable"),
    ),
    _fact("§1.4", "python: an exception without words", _told("odd", "Odd", "")),
    _fact("§1.4", "python: the type is the class's bare name", _told("inner", "Inner", "'key'")),
    _fact(
        "§1.4", "python: the message is the exception's text", _told("text", "ValueError", 'é 日本 "q"\nsecond line')
    ),
    _fact(
        "W§1",
        "python: the trace has a text for each frame of the function's",
        _at(
            "deep",
            lambda one: [frame.split(", in ")[1].split("\n")[0] for frame in one.value["stackTrace"]],
            ["handler", *["deep"] * 3],
        ),
    ),
    _fact(
        "W§1",
        "python: a frame is as traceback.format_list has it",
        _at(
            "odd",
            lambda one: (
                one.value["stackTrace"][0].startswith('  File "')
                and one.value["stackTrace"][0].endswith("app.py\", line 15, in handler\n    case 'odd': raise Odd()\n")
            ),
        ),
    ),
    _fact("§1.4", "python: of a chain the last exception is told", _told("chain", "RuntimeError", "outer")),
    _fact(
        "W§1",
        "python: an event that is not JSON",
        _at("not", lambda one: one.value["errorType"], "Runtime.UnmarshalError"),
    ),
    _fact("§3.7", "an error is not retried, and keeps the process", _at("count", lambda one: one.value, 7)),
    _fact(
        "§3.7",
        "an event is handed out once",
        _at("odd", lambda one: sum(line.startswith("START ") for line in one.lines), 1),
    ),
    _fact(
        "§1.10", "REPORT names no error type for an exception", _at("odd", lambda one: "Error Type" not in one.report)
    ),
    _fact("W§1", "python: exit 0 in the handler", _ended("exit", "Runtime exited without providing a reason")),
    _fact("W§1", "python: exit 3 in the handler", _ended("exit 3", "Runtime exited with error: exit status 3")),
    _fact("W§1", "python: killed in the handler", _ended("kill", "Runtime exited with error: signal: killed")),
    _fact("§1.6", "python: an exit ends the process, globals are new", _at("count again", lambda one: one.value, 1)),
)
