"""Which variables a function may set itself, and those of custom runtimes (LAMBDA_FACTS §1.7, WIRE_FACTS §7)."""

from tests.conformance.checks import Read, same, true
from tests.conformance.fact import Fact, Language, Scenario, once
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.rows_variables import DUMP_NODE, value
from tests.conformance.stage import Seen

_RESERVED = (
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_METADATA_API",
    "AWS_LAMBDA_METADATA_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
)
_MINE = "mine"

_DEFAULTS: dict[str, str] = {
    "LANG": "C",
    "TZ": "CET-1",
    "AWS_XRAY_CONTEXT_MISSING": "RUNTIME_ERROR",
    "AWS_XRAY_DAEMON_ADDRESS": "127.0.0.1:3000",
}

_PYTHON = """
import os, sys, time
def handler(event, context):
    try:
        import own
        found = own.__file__
    except ImportError as error:
        found = str(error)
    hour = time.localtime(0).tm_hour
    return {"now": dict(os.environ), "own": found, "hour": hour, "runtime": sys.modules["awslambdaric"].__name__}
"""
_OVERRIDDEN = Scenario(
    "variables overridden",
    {"app.py": _PYTHON, "more/own.py": ""},
    once,
    config={
        "environment": (
            *((name, _MINE) for name in _RESERVED),
            *_DEFAULTS.items(),
            ("PYTHONPATH", "/var/task/more"),
        )
    },
)
_PATHS = Scenario(
    "paths overridden",
    {
        "app.py": "import os, shutil\ndef handler(*_):return {'now': dict(os.environ), 'tool': shutil.which('tool')}\n",
        "own/tool": "#!/bin/sh\n",
    },
    once,
    config={"environment": (("PATH", "/var/task/own:/usr/bin:/bin"), ("LD_LIBRARY_PATH", "/var/task/own"))},
)
_NODE = Scenario(
    "node paths overridden",
    {"app.js": DUMP_NODE.replace("start,", "start, own: require('own'),"), "more/own.js": "module.exports = 'found'\n"},
    once,
    Language.NODEJS,
    {"environment": (("NODE_PATH", "/var/task/more:/var/runtime/node_modules:/var/runtime"),)},
)

_DUMP = """
while True:
    respond(get_next(), shown({"now": dict(os.environ), "cwd": os.getcwd()}))
"""
CUSTOM = Scenario(
    "variables of a custom runtime",
    bootstrap(_DUMP),
    once,
    Language.CUSTOM,
    {"handler": "any.thing you like", "environment": (("STAGE", "test"),)},
)
_CUSTOM_VALUES = {
    "_HANDLER": "any.thing you like",
    "AWS_EXECUTION_ENV": None,
    "_X_AMZN_TRACE_ID": None,
    "AWS_LAMBDA_FUNCTION_NAME": "conform",
    "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
    "LAMBDA_TASK_ROOT": "/var/task",
    "LAMBDA_RUNTIME_DIR": "/var/runtime",
    "PWD": "/var/task",
    "STAGE": "test",
    "TZ": ":UTC",
    "_LAMBDA_TELEMETRY_LOG_FD": None,
}


def _set(name: str) -> Read:
    return lambda *seen: value(name)(*seen) != _MINE


def _paths(seen: Seen) -> object:
    return [seen.value["now"].get(name) for name in ("PATH", "LD_LIBRARY_PATH")]


FACTS = (
    *(
        Fact("§1.7", f"{name} is reserved: a function cannot set it", _OVERRIDDEN, true(_set(name)))
        for name in _RESERVED
    ),
    *(
        Fact("§1.7", f"{name} is a default that a function may set", _OVERRIDDEN, same(value(name), expected))
        for name, expected in _DEFAULTS.items()
    ),
    Fact("§1.7", "TZ changes local time", _OVERRIDDEN, same(lambda seen: seen.value["hour"], 1)),
    Fact(
        "§1.7",
        "modules are found in a PYTHONPATH that a function sets",
        _OVERRIDDEN,
        same(lambda seen: seen.value["own"], "/var/task/more/own.py"),
    ),
    Fact(
        "§1.7",
        "the client is found all the same",
        _OVERRIDDEN,
        same(lambda seen: seen.value["runtime"], "awslambdaric"),
    ),
    Fact(
        "§1.7",
        "PATH and LD_LIBRARY_PATH are a function's to set",
        _PATHS,
        same(_paths, ["/var/task/own:/usr/bin:/bin", "/var/task/own"]),
    ),
    Fact(
        "§1.7",
        "programs are found in a PATH that a function sets",
        _PATHS,
        same(lambda seen: seen.value["tool"], "/var/task/own/tool"),
    ),
    Fact(
        "§1.7",
        "node: modules are found in a NODE_PATH that a function sets",
        _NODE,
        same(lambda seen: seen.value["own"], "found"),
    ),
    *(
        Fact("§1.7", f"custom runtime: {name} is {expected!r}", CUSTOM, same(value(name), expected))
        for name, expected in _CUSTOM_VALUES.items()
    ),
    Fact(
        "§1.6",
        "custom runtime: its working directory is /var/task",
        CUSTOM,
        same(lambda seen: seen.value["cwd"], "/var/task"),
    ),
)
