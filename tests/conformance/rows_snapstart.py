"""SnapStart: hooks, credentials, what a snapshot must not hold, and the log (LAMBDA_FACTS §1.11, §7.11, §1.10)."""

from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario, once, twice
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage
from workbench.model.errors import InvalidRequestError
from workbench.model.function import LogFormat, LoggingConfig

_HOOKS = """
import json, os, urllib.error, urllib.request
from snapshot_restore_py import register_after_restore, register_before_snapshot

ORDER = ["init"]

def note(name, mark=""):
    print(f"hook {name}{mark}")
    ORDER.append(name + mark)

register_before_snapshot(note, "before 1")
register_before_snapshot(note, "before 2", mark="!")
register_after_restore(note, "after 1")

@register_after_restore
def after():
    note("after 2")

def ask(token):
    request = urllib.request.Request(os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"], headers={"Authorization": token})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return [answer.status, json.loads(answer.read())]
    except urllib.error.HTTPError as error:
        return [error.code, None]

def handler(event, context):
    ORDER.append("invoke")
    return {
        "order": ORDER,
        "variables": {name: value for name, value in os.environ.items() if name.startswith("AWS_")},
        "credentials": ask(os.environ["AWS_CONTAINER_AUTHORIZATION_TOKEN"]),
        "wrong": ask("no token"),
    }
"""
_SNAP = {"snap_start": True}
HOOKS = Scenario("snapstart hooks", {"app.py": _HOOKS}, twice, config=_SNAP)
PLAIN = Scenario(
    "snapstart without",
    {"app.py": _HOOKS.replace("def handler", "def other") + "def handler(event, context): return ORDER\n"},
    once,
)

_FAILING = """
from snapshot_restore_py import register_after_restore, register_before_snapshot
import os, time

@register_{when}
def fail():
    print("the hook runs")
    raise ValueError("no luck")

def handler(event, context):
    return 1
"""
BEFORE = Scenario("snapstart before", {"app.py": _FAILING.replace("{when}", "before_snapshot")}, once, config=_SNAP)
AFTER = Scenario("snapstart after", {"app.py": _FAILING.replace("{when}", "after_restore")}, once, config=_SNAP)

_JSON = LoggingConfig(LogFormat.JSON, system_level="DEBUG")
JSON = Scenario("snapstart json", {"app.py": _HOOKS}, once, config={**_SNAP, "logging": _JSON})

_RAW = r"""
def restored():
    answer = call("GET", RUNTIME + "restore/next")
    return [answer["status"], answer["body"].decode()]

first = restored()
event = get_next()
again = call("GET", RUNTIME + "restore/next")
refused = call("POST", RUNTIME + "restore/error", (), b"{}")
respond(event, shown([first, again["status"], refused["status"]]))
get_next()
"""
RAW = Scenario("snapstart raw", bootstrap(_RAW), once, Language.CUSTOM, _SNAP)
_NO_RESTORE = r"""
while True:
    event = get_next()
    respond(event, shown([call("GET", RUNTIME + "restore/next")["status"]]))
"""
UNAWARE = Scenario(
    "snapstart unaware", bootstrap("while True:\n    respond(get_next(), b'1')\n"), once, Language.CUSTOM, _SNAP
)
ON_DEMAND = Scenario("restore on demand", bootstrap(_NO_RESTORE), once, Language.CUSTOM)


async def _after_failing(stage: Stage) -> tuple[Seen, ...]:
    failed = await stage.invoke()
    path = stage.function.code_path / "app.py"
    path.write_text("def handler(event, context): return 2\n", encoding="utf-8")
    return failed, await stage.invoke()


MENDED = Scenario(
    "snapstart mended", {"app.py": _FAILING.replace("{when}", "after_restore")}, _after_failing, config=_SNAP
)


def _at(index: int, read: Any) -> Check:
    return true(lambda *seen: read(seen[index]))


def _no(name: str) -> Check:
    return _at(0, lambda one: name not in one.value["variables"])


def _types(seen: Seen) -> list[str]:
    """The types of the platform's records, in order."""
    return [line.split('"type":"')[1].split('"')[0] for line in seen.lines if '"type":"platform.' in line]


def _lines(*seen: Seen) -> list[str]:
    """How the log's lines begin, the function's own left out."""
    return [line.split(" ")[0] for line in seen[0].lines if not line.startswith("hook")]


_ORDER = ["init", "before 2!", "before 1", "after 1", "after 2", "invoke"]
_MEMBERS = ["AccessKeyId", "Expiration", "SecretAccessKey", "Token"]

FACTS = (
    Fact(
        "§1.11",
        "python: before-snapshot hooks run last first, after-restore hooks first first",
        HOOKS,
        same(lambda *s: s[0].value["order"], _ORDER),
    ),
    Fact("§1.11", "they run once in an environment", HOOKS, same(lambda *s: s[1].value["order"], [*_ORDER, "invoke"])),
    Fact(
        "§1.11",
        "what they print is logged",
        HOOKS,
        same(
            lambda *s: [line for line in s[0].lines if line.startswith("hook")],
            ["hook before 2!", "hook before 1", "hook after 1", "hook after 2"],
        ),
    ),
    Fact(
        "§1.11",
        "the initialization type is snap-start",
        HOOKS,
        _at(0, lambda one: one.value["variables"]["AWS_LAMBDA_INITIALIZATION_TYPE"] == "snap-start"),
    ),
    *(
        Fact("§1.11", f"a snapshot has no {name}", HOOKS, _no(name))
        for name in (
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
        )
    ),
    Fact(
        "§1.11",
        "credentials come from the Runtime API's port",
        HOOKS,
        _at(
            0,
            lambda one: (
                one.value["variables"]["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
                == f"http://{one.value['variables']['AWS_LAMBDA_RUNTIME_API']}/2021-04-23/credentials"
            ),
        ),
    ),
    Fact(
        "§1.11",
        "with the token they are given",
        HOOKS,
        same(lambda *s: (s[0].value["credentials"][0], sorted(s[0].value["credentials"][1])), (200, _MEMBERS)),
    ),
    Fact("§1.11", "with another one they are not", HOOKS, same(lambda *s: s[0].value["wrong"], [404, None])),
    Fact(
        "§1.10",
        "the log has Init, then the restore, then the invoke",
        HOOKS,
        same(_lines, ["INIT_START", "INIT_REPORT", "RESTORE_START", "RESTORE_REPORT", "START", "END", "REPORT"]),
    ),
    Fact(
        "§1.10",
        "RESTORE_START names the runtime's version",
        HOOKS,
        _at(0, lambda one: one.line("RESTORE_START Runtime Version: python:3.11.v")),
    ),
    Fact(
        "§1.10",
        "REPORT has a Restore Duration, billed whole",
        HOOKS,
        _at(0, lambda one: "\tRestore Duration: " in one.report and "\tBilled Restore Duration: " in one.report),
    ),
    Fact("§1.10", "and no Init Duration", HOOKS, _at(0, lambda one: "Init Duration" not in one.report)),
    Fact("§1.10", "a warm invoke has no Restore Duration", HOOKS, _at(1, lambda one: "Restore" not in one.report)),
    Fact("§1.11", "without SnapStart no hook runs", PLAIN, same(lambda *s: s[0].value, ["init"])),
    Fact(
        "§1.11",
        "a before-snapshot hook that fails is an Init error",
        BEFORE,
        _at(0, lambda one: (one.ok.function_error, one.value["errorMessage"]) == ("Unhandled", "no luck")),
    ),
    Fact(
        "§1.10",
        "INIT_REPORT says so",
        BEFORE,
        _at(0, lambda one: "\tStatus: error\tError Type: " in one.line("INIT_REPORT")),
    ),
    Fact(
        "§3.4",
        "an after-restore hook that fails is SnapStartException",
        AFTER,
        _at(0, lambda one: isinstance(one.error, InvalidRequestError) and one.error.code == "SnapStartException"),
    ),
    Fact("§3.4", "which tells the hook's error", AFTER, _at(0, lambda one: "no luck" in one.error.what)),
    Fact("§1.11", "the function can be mended then", MENDED, _at(1, lambda one: one.value == 2)),
    Fact(
        "§2.5",
        "JSON logs have the restore's records",
        JSON,
        same(
            lambda *s: [name for name in _types(s[0]) if "restore" in name],
            ["platform.restoreStart", "platform.restoreRuntimeDone", "platform.restoreReport"],
        ),
    ),
    Fact(
        "§2.5",
        "platform.report has the restore's duration",
        JSON,
        _at(
            0,
            lambda one: (
                '"restoreDurationMs":' in one.line('{"time"')
                or any('"restoreDurationMs":' in line for line in one.lines)
            ),
        ),
    ),
    Fact("§1.11", "restore/next answers 200", RAW, same(lambda *s: s[0].value[0][0], 200)),
    Fact("W§5", "a second restore/next is refused", RAW, same(lambda *s: s[0].value[1], 403)),
    Fact("W§5", "so is an error of a restore that is over", RAW, same(lambda *s: s[0].value[2], 403)),
    Fact("§1.11", "a runtime that knows no snapshots runs all the same", UNAWARE, same(lambda *s: s[0].value, 1)),
    Fact("W§5", "restore/next is there with SnapStart only", ON_DEMAND, same(lambda *s: s[0].value, [404])),
)
