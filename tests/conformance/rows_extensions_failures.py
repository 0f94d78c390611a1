"""Extensions that fail their environment, in Init and in an invoke (LAMBDA_FACTS §1.4, §2.2, WIRE_FACTS §6)."""

import json
import re

from tests.conformance.extension_agent import agent, noted, the_note, watched
from tests.conformance.fact import Fact, Scenario
from tests.conformance.stage import Seen

_FUNCTION = {"app.py": "print('runtime is up')\ndef handler(event, context): return 1\n"}


def _scenario(name: str, script: str, *payloads: bytes) -> Scenario:
    return Scenario(name, _FUNCTION, watched(*(payloads or (b"1",))), layers={"agent": {"extensions/agent": script}})


_ONCE = """
def first_time():
    if os.path.exists("/tmp/failed"):
        return False
    open("/tmp/failed", "w").close()
    return True
"""

_CRASHES = _scenario("extension crashes in init", agent('register("INVOKE")\nsys.exit(3)'))
_SILENT = _scenario("extension exits before it registers", agent("sys.exit(0)"))
_INIT_ERROR = _scenario(
    "extension reports an init error",
    agent(
        """
mine = register("INVOKE")
error = {"errorMessage": "no key", "errorType": "Extension.NoKey", "stackTrace": []}
path, kind = "/2020-01-01/extension/init/error", "Extension.NoKey"
note("reported", extension_call("POST", path, mine, error, Lambda_Extension_Function_Error_Type=kind))
time.sleep(5)
"""
    ),
)
_EXIT_ERROR = _scenario(
    "extension reports an exit error",
    agent(
        _ONCE
        + """
note("begun", 1)
mine = register("INVOKE", "SHUTDOWN")
for event in events(mine):
    note("event", event)
    if first_time():
        path, kind = "/2020-01-01/extension/exit/error", "Extension.LostKey"
        note("reported", extension_call("POST", path, mine, Lambda_Extension_Function_Error_Type=kind))
"""
    ),
    b"1",
    b"2",
)
_KILLED = _scenario(
    "extension is killed in an invoke",
    agent(
        _ONCE
        + """
for event in events(register("INVOKE")):
    if first_time():
        os.kill(os.getpid(), 9)
"""
    ),
    b"1",
    b"2",
)
_NO_INTERPRETER = _scenario("extension without an interpreter", "#!/no/such/interpreter\n")
_ELEVEN = Scenario(
    "eleven extensions",
    _FUNCTION,
    watched(b"1"),
    layers={"many": {f"extensions/agent{number}": "#!/bin/sh\nexec sleep 20\n" for number in range(11)}},
)


def _failed(seen: Seen, kind: str) -> None:
    assert seen.ok.function_error == "Unhandled"
    assert seen.value["errorType"] == kind


def _message(seen: Seen, text: str) -> None:
    assert seen.value["errorMessage"] == f"RequestId: {seen.request.request_id} Error: {text}"


def _crash(seen: Seen) -> None:
    _failed(seen, "Extension.Crash")
    _message(seen, "exit status 3")


def _crash_report(seen: Seen) -> None:
    assert seen.report.endswith("\tStatus: error\tError Type: Extension.Crash")


def _crash_init_report(seen: Seen) -> None:
    pattern = r"INIT_REPORT Init Duration: [\d.]+ ms\tPhase: init\tStatus: error\tError Type: Extension\.Crash"
    assert re.fullmatch(pattern, seen.line("INIT_REPORT "))


def _crash_again(seen: Seen) -> None:
    assert len([line for line in seen.lines if line.startswith("INIT_REPORT ")]) == 2


def _silent(seen: Seen) -> None:
    _failed(seen, "Extension.Crash")


def _no_runtime(seen: Seen) -> None:
    assert "runtime is up" not in seen.lines


def _init_error(seen: Seen) -> None:
    _failed(seen, "Extension.InitError")


def _init_error_answer(seen: Seen) -> None:
    answer = noted(seen, "agent", "reported")[0]
    assert (answer["status"], json.loads(answer["body"])) == (202, {"status": "OK"})


def _init_error_line(seen: Seen) -> None:
    line = "EXTENSION\tName: agent\tState: InitError\tEvents: [INVOKE]\tError Type: Extension.NoKey"
    assert seen.line("EXTENSION\t") == line


def _exit_error(failed: Seen, _fine: Seen) -> None:
    _failed(failed, "Extension.ExitError")


def _exit_error_answer(failed: Seen, _fine: Seen) -> None:
    answer = the_note(failed, "agent", "reported")
    assert (answer["status"], json.loads(answer["body"])) == (202, {"status": "OK"})


def _exit_error_reset(failed: Seen, fine: Seen) -> None:
    assert fine.value == 1
    assert noted(failed, "agent", "begun") == [1, 1]


def _killed(failed: Seen, _fine: Seen) -> None:
    _failed(failed, "Extension.Crash")
    _message(failed, "signal: killed")


def _killed_reset(_failed: Seen, fine: Seen) -> None:
    assert fine.value == 1
    assert fine.line("INIT_START ")


def _launch_error(seen: Seen) -> None:
    _failed(seen, "Extension.LaunchError")


def _launch_error_line(seen: Seen) -> None:
    assert "\tName: agent\tState: LaunchError\t" in seen.line("EXTENSION\t")


FACTS = (
    Fact("W§6", "an extension that exits in Init is Extension.Crash with its status", _CRASHES, _crash),
    Fact("§1.10", "REPORT tells the failure of an extension", _CRASHES, _crash_report),
    Fact("§1.10", "INIT_REPORT tells the failure of an extension", _CRASHES, _crash_init_report),
    Fact("§1.6", "an Init that an extension failed is run again in the invoke", _CRASHES, _crash_again),
    Fact("§2.1", "an extension that exits before it registers fails Init", _SILENT, _silent),
    Fact("§1.6", "the runtime is not started before all extensions have registered", _SILENT, _no_runtime),
    Fact("§2.2", "init/error fails Init: Extension.InitError", _INIT_ERROR, _init_error),
    Fact("§2.2", "init/error is answered with 202", _INIT_ERROR, _init_error_answer),
    Fact("§1.10", "the EXTENSION line has the error type that was reported", _INIT_ERROR, _init_error_line),
    Fact("§2.2", "exit/error fails the invoke: Extension.ExitError", _EXIT_ERROR, _exit_error),
    Fact("§2.2", "exit/error is answered with 202", _EXIT_ERROR, _exit_error_answer),
    Fact("§2.2", "exit/error resets the environment: extensions start anew", _EXIT_ERROR, _exit_error_reset),
    Fact("W§6", "an extension that dies in an invoke is Extension.Crash with its signal", _KILLED, _killed),
    Fact("§1.6", "after an extension's crash the next invoke runs Init again", _KILLED, _killed_reset),
    Fact("W§6", "an extension that cannot be started is Extension.LaunchError", _NO_INTERPRETER, _launch_error),
    Fact("§1.10", "the EXTENSION line tells that it could not be started", _NO_INTERPRETER, _launch_error_line),
    Fact("§2.1", "an eleventh extension fails Init", _ELEVEN, _launch_error),
)
