from workbench.engine.executors.base import DebuggerLink
from workbench.engine.executors.debugger_start import debugger_arguments
from workbench.engine.runtimes import load_runtimes
from workbench.model.runtime import DebugStart

LINK = DebuggerLink("127.0.0.1:5", "secret")


def test_every_place_is_filled() -> None:
    start = DebugStart(("-X", "{files}/s {debugger}", "--at={address}", "{token}", "{other}"), (), 1)
    assert debugger_arguments(start, LINK, "/d", "/f") == ["-X", "/f/s /d", "--at=127.0.0.1:5", "secret", "{other}"]


def test_pythons_start_is_there() -> None:
    runtime = load_runtimes().get("python3.13")
    assert runtime is not None
    assert runtime.debug is not None
    _option, program, *_rest = debugger_arguments(runtime.debug, LINK, "/d", str(runtime.folder / "debug"))
    assert (runtime.folder / "debug" / "start.py").samefile(program)
