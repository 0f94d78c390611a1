"""Wrapper scripts and bootstraps, of layers and of the function (LAMBDA_FACTS §1.6, §1.7, §1.9)."""

from typing import Any

from tests.conformance.checks import same, true
from tests.conformance.fact import Fact, Language, Scenario, once
from tests.conformance.raw_runtime import CLIENT
from tests.conformance.stage import Seen

_WRAP = """#!/bin/sh
echo "wrapped in $PWD"
export COUNT=$# FIRST="$1" LAST="$(eval echo \\$$#)" AWS_REGION=mars-1
exec "$@"
"""
_INSERT = """#!/bin/bash
args=("$@")
extra_args=("-X" "importtime")
args=("${args[@]:0:$#-1}" "${extra_args[@]}" "${args[@]: -1}")
exec "${args[@]}"
"""
_APP = """
import os, sys
def handler(event, context):
    return {**os.environ, "options": sorted(sys._xoptions), "handler": context.function_name}
"""


def _wrapped(name: str, script: str, place: str = "/opt/wrap", **changes: Any) -> Scenario:
    files = {"app.py": _APP} | ({"wrap": script} if place.startswith("/var/task") else {})
    layers = {"one": {"wrap": script}} if place.startswith("/opt") else {}
    config = {"environment": (("AWS_LAMBDA_EXEC_WRAPPER", place),)}
    return Scenario(name, changes.get("files", files), once, changes.get("language", Language.PYTHON), config, layers)


_PYTHON = _wrapped("wrapper of a layer", _WRAP)
_OWN = _wrapped("wrapper of the function", _WRAP, "/var/task/wrap")
_ARGUMENTS = _wrapped("wrapper with arguments", _INSERT)
_FAILS = _wrapped("wrapper fails", "#!/bin/sh\necho giving up >&2\nexit 4\n")
_NODE = _wrapped(
    "wrapper of node",
    '#!/bin/sh\nexport FIRST="$1" NODE_OPTIONS="--title=wrapped"\nexec "$@"\n',
    files={"app.js": "exports.handler = async () => ({...process.env, title: process.title})\n"},
    language=Language.NODEJS,
)

_ANSWER = """
while True:
    respond(get_next(), shown({"who": WHO, "argv": sys.argv, **os.environ}))
"""


def _bootstrap(who: str) -> str:
    return f"{CLIENT}\nWHO = {who!r}\n{_ANSWER}"


_SHELL = """#!/bin/sh
exec /usr/bin/python3 "$LAMBDA_TASK_ROOT/src/main.py" "$_HANDLER"
"""
_OF_LAYER = Scenario(
    "bootstrap of a layer", {"note.txt": ""}, once, Language.CUSTOM, layers={"one": {"bootstrap": _bootstrap("layer")}}
)
_OF_BOTH = Scenario(
    "bootstrap of both",
    {"bootstrap": _bootstrap("function")},
    once,
    Language.CUSTOM,
    layers={"one": {"bootstrap": _bootstrap("layer")}},
)
_STARTER = Scenario(
    "bootstrap in sh",
    {"bootstrap": _SHELL, "src/main.py": _bootstrap("program")},
    once,
    Language.CUSTOM,
    {"handler": "a.b c"},
)
_UNWRAPPED = Scenario(
    "no wrapper for custom runtimes",
    {"bootstrap": _bootstrap("function")},
    once,
    Language.CUSTOM,
    {"environment": (("AWS_LAMBDA_EXEC_WRAPPER", "/opt/wrap"),)},
    {"one": {"wrap": _WRAP}},
)


def _value(name: str) -> Any:
    return lambda seen: seen.value.get(name)


def _failure(seen: Seen) -> object:
    return seen.value["errorType"], seen.value["errorMessage"].partition(" Error: ")[2]


FACTS = (
    Fact("§1.7", "a wrapper of a layer starts the runtime", _PYTHON, same(lambda seen: seen.ok.function_error, "")),
    Fact(
        "§1.7",
        "it gets the start command: the language's program first",
        _PYTHON,
        true(lambda seen: "python" in seen.value["FIRST"].rpartition("/")[2]),
    ),
    Fact(
        "§1.7", "and more arguments, which say what to run", _PYTHON, true(lambda seen: int(seen.value["COUNT"]) >= 2)
    ),
    Fact("§1.7", "it may change variables, reserved ones too", _PYTHON, same(_value("AWS_REGION"), "mars-1")),
    Fact("§1.7", "it begins in /var/task", _PYTHON, true(lambda seen: "wrapped in /var/task" in seen.lines)),
    Fact("§1.7", "a wrapper may be the function's own", _OWN, same(_value("AWS_REGION"), "mars-1")),
    Fact(
        "§1.7",
        "arguments may be put before the last one (AWS's example)",
        _ARGUMENTS,
        same(lambda seen: (seen.ok.function_error, seen.value.get("options")), ("", ["importtime"])),
    ),
    Fact(
        "§1.7",
        "what those write to stderr is in the log",
        _ARGUMENTS,
        true(lambda seen: any(line.startswith("import time:") for line in seen.lines)),
    ),
    Fact(
        "§1.7",
        "a wrapper that fails is a failed Init",
        _FAILS,
        same(_failure, ("Runtime.ExitError", "Runtime exited with error: exit status 4")),
    ),
    Fact("§1.7", "what it says is in the log", _FAILS, true(lambda seen: "giving up" in seen.lines)),
    Fact(
        "§1.7",
        "node: a wrapper gets node as the first argument",
        _NODE,
        true(lambda seen: seen.value["FIRST"].rpartition("/")[2].startswith("node")),
    ),
    Fact("§1.7", "node: NODE_OPTIONS of a wrapper count", _NODE, same(_value("title"), "wrapped")),
    Fact("§1.9", "a custom runtime may be a layer's", _OF_LAYER, same(_value("who"), "layer")),
    Fact(
        "§1.9", "it still finds the code in LAMBDA_TASK_ROOT", _OF_LAYER, same(_value("LAMBDA_TASK_ROOT"), "/var/task")
    ),
    Fact("§1.6", "a bootstrap of the function comes before a layer's", _OF_BOTH, same(_value("who"), "function")),
    Fact("§1.9", "a bootstrap is the path of the program", _OF_BOTH, same(_value("argv"), ["/var/task/bootstrap"])),
    Fact(
        "§1.9",
        "a bootstrap may be a shell script that starts another program",
        _STARTER,
        same(lambda seen: (seen.value["who"], seen.value["argv"]), ("program", ["/var/task/src/main.py", "a.b c"])),
    ),
    Fact(
        "§1.7",
        "wrappers do not work with custom runtimes",
        _UNWRAPPED,
        same(lambda seen: (seen.value["who"], seen.value["AWS_REGION"]), ("function", "us-east-1")),
    ),
)
