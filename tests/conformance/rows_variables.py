"""The environment variables of functions (LAMBDA_FACTS §1.7, WIRE_FACTS §7)."""

import re

from tests.conformance.checks import Check, Read, same, true
from tests.conformance.fact import Fact, Language, Scenario, once, twice
from tests.conformance.stage import Seen
from workbench.model.environment import ExecutorKind
from workbench.model.function import LogFormat, LoggingConfig

DUMP_PYTHON = """
import os
atStart = dict(os.environ)
def handler(event, context):
    return {"start": atStart, "now": dict(os.environ), "stream": context.log_stream_name}
"""
DUMP_NODE = """
const start = {...process.env};
exports.handler = async (event, context) =>
    ({start, now: {...process.env}, stream: context.logStreamName});
"""
_OWN = (("STAGE", "test"), ("GREETING", "grüß dich"), ("Q2", "a=b c"), ("EMPTY", ""))
_CONFIG = {"environment": _OWN, "region": "eu-west-1", "version": "7", "memory_mb": 192}

PYTHON = Scenario("variables of python", {"app.py": DUMP_PYTHON}, twice, config=_CONFIG)
NODEJS = Scenario("variables of node", {"app.js": DUMP_NODE}, twice, Language.NODEJS, _CONFIG)

_LIBRARIES = "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib"
_PROGRAMS = "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin"
_ELSEWHERE = {ExecutorKind.PROCESS: "the language is installed elsewhere than in /var/lang on this computer"}
_PACKAGES = {ExecutorKind.PROCESS: "the client and its packages are elsewhere than in /var/runtime on this computer"}

_VALUES: dict[str, str] = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "192",
    "AWS_LAMBDA_FUNCTION_NAME": "conform",
    "AWS_LAMBDA_FUNCTION_VERSION": "7",
    "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
    "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/conform",
    "AWS_REGION": "eu-west-1",
    "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
    "AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1:2000",
    "EMPTY": "",
    "GREETING": "grüß dich",
    "LAMBDA_RUNTIME_DIR": "/var/runtime",
    "LAMBDA_TASK_ROOT": "/var/task",
    "LANG": "en_US.UTF-8",
    "PWD": "/var/task",
    "Q2": "a=b c",
    "STAGE": "test",
    "TZ": ":UTC",
    "_AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1",
    "_AWS_XRAY_DAEMON_PORT": "2000",
    "_HANDLER": "app.handler",
}
"""What both languages have, and so alike."""

_PATTERNS: dict[str, str] = {
    "AWS_ACCESS_KEY_ID": "ASIA[A-Z0-9]{16}",
    "AWS_SECRET_ACCESS_KEY": "[a-zA-Z0-9/+=-]{40}",
    "AWS_SESSION_TOKEN": ".+",
    "AWS_LAMBDA_LOG_STREAM_NAME": r"\d{4}/\d\d/\d\d/\[7\][0-9a-f]{32}",
    "AWS_LAMBDA_RUNTIME_API": r"[\d.]+:\d+",
    "AWS_LAMBDA_METADATA_API": r"[\d.]+:\d+",
    "AWS_LAMBDA_METADATA_TOKEN": ".+",
}

_ABSENT = (
    "AWS_LAMBDA_FUNCTION_TIMEOUT",
    "AWS_LAMBDA_LOG_FORMAT",
    "AWS_LAMBDA_LOG_LEVEL",
    "AWS_LAMBDA_MAX_CONCURRENCY",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "HOME",
    "HOSTNAME",
)

_BOTH = (("python", PYTHON), ("node", NODEJS))


def value(name: str) -> Read:
    """Of the first event."""
    return lambda *seen: seen[0].value["now"].get(name)


def _matches(name: str, pattern: str) -> Check:
    return true(lambda *seen: re.fullmatch(pattern, str(value(name)(*seen))))


def _of_start(name: str) -> Read:
    return lambda *seen: seen[0].value["start"].get(name)


def _traces(first: Seen, second: Seen) -> None:
    ids = [re.search("Root=([^;]+)", one.value["now"].get("_X_AMZN_TRACE_ID", "")) for one in (first, second)]
    assert ids[0]
    assert ids[1]
    assert ids[0][1] != ids[1][1]


def _stream(first: Seen, second: Seen) -> None:
    assert first.value["stream"] == first.value["now"]["AWS_LAMBDA_LOG_STREAM_NAME"]
    assert second.value["stream"] == first.value["stream"]


def _names(*more: str) -> Read:
    """Those that are there and should not be, and those that should be and are not."""
    wanted = {*_VALUES, *_PATTERNS, *more, "PATH", "LD_LIBRARY_PATH", "AWS_EXECUTION_ENV", "SHLVL"}
    return lambda *seen: sorted(wanted ^ set(seen[0].value["start"]) - {"_X_AMZN_TRACE_ID", "_LAMBDA_TELEMETRY_LOG_FD"})


_JSON = Scenario(
    "variables with JSON logs",
    {"app.py": DUMP_PYTHON},
    once,
    config={"logging": LoggingConfig(LogFormat.JSON, application_level="DEBUG", group="/own/group")},
)
_STREAM = r"\d{4}/\d\d/\d\d/conform\[\$LATEST\][0-9a-f]{32}"

FACTS = (
    *(
        Fact("§1.7", f"{language}: {name} is {expected!r}", scenario, same(value(name), expected))
        for language, scenario in _BOTH
        for name, expected in _VALUES.items()
    ),
    *(
        Fact("§1.7", f"{language}: {name} is like {pattern}", scenario, _matches(name, pattern))
        for language, scenario in _BOTH
        for name, pattern in _PATTERNS.items()
    ),
    *(
        Fact("W§7", f"{language}: there is no {name}", scenario, same(value(name), None))
        for language, scenario in _BOTH
        for name in _ABSENT
    ),
    *(
        Fact("W§7", f"{language}: PATH has AWS's folders", one, same(value("PATH"), _PROGRAMS), _ELSEWHERE)
        for language, one in _BOTH
    ),
    *(
        Fact(
            "W§7",
            f"{language}: LD_LIBRARY_PATH has AWS's folders",
            one,
            same(value("LD_LIBRARY_PATH"), _LIBRARIES),
            _ELSEWHERE,
        )
        for language, one in _BOTH
    ),
    *(Fact("W§7", f"{language}: SHLVL is 0", one, same(value("SHLVL"), "0")) for language, one in _BOTH),
    *(
        Fact("§1.7", f"{language}: the runtime sets _X_AMZN_TRACE_ID for each event", one, _traces)
        for language, one in _BOTH
    ),
    *(
        Fact("§1.7", f"{language}: the context names the log stream of the variables", one, _stream)
        for language, one in _BOTH
    ),
    Fact(
        "§1.7",
        "python: AWS_EXECUTION_ENV names the runtime",
        PYTHON,
        same(value("AWS_EXECUTION_ENV"), "AWS_Lambda_python3.11"),
    ),
    Fact(
        "§1.7",
        "node: AWS_EXECUTION_ENV names the runtime",
        NODEJS,
        same(value("AWS_EXECUTION_ENV"), "AWS_Lambda_nodejs20.x"),
    ),
    Fact("W§7", "python: LC_CTYPE is C.UTF-8", PYTHON, same(value("LC_CTYPE"), "C.UTF-8")),
    Fact("W§7", "python: PYTHONPATH is /var/runtime", PYTHON, same(value("PYTHONPATH"), "/var/runtime"), _PACKAGES),
    Fact(
        "W§7",
        "node: NODE_PATH has the layers, the client and the code",
        NODEJS,
        same(
            value("NODE_PATH"),
            "/opt/nodejs/node20/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task",
        ),
        _PACKAGES,
    ),
    Fact("W§7", "python: Init has these variables and no others", PYTHON, same(_names("PYTHONPATH", "LC_CTYPE"), [])),
    Fact("W§7", "node: Init has these variables and no others", NODEJS, same(_names("NODE_PATH"), [])),
    Fact("§1.7", "the function's own variables are there in Init", PYTHON, same(_of_start("STAGE"), "test")),
    Fact("§1.7", "with JSON logs AWS_LAMBDA_LOG_FORMAT says so", _JSON, same(value("AWS_LAMBDA_LOG_FORMAT"), "JSON")),
    Fact(
        "§1.7",
        "with JSON logs AWS_LAMBDA_LOG_LEVEL is the application's",
        _JSON,
        same(value("AWS_LAMBDA_LOG_LEVEL"), "DEBUG"),
    ),
    Fact(
        "§1.7",
        "AWS_LAMBDA_LOG_GROUP_NAME is the configured group",
        _JSON,
        same(value("AWS_LAMBDA_LOG_GROUP_NAME"), "/own/group"),
    ),
    Fact(
        "§1.10",
        "a stream in a shared group has the function's name",
        _JSON,
        _matches("AWS_LAMBDA_LOG_STREAM_NAME", _STREAM),
    ),
)
