from tests.gui.runs.made import ended, failed, line, running
from workbench.app.application import Application
from workbench.gui.runs.live_logs import LiveLogs
from workbench.model.invoke import LogLine
from workbench.model.run import EnvironmentReady, LogWritten


async def test_lines_are_kept_by_run_and_told(app: Application) -> None:
    live = LiveLogs(app)
    told: list[tuple[str, LogLine]] = []
    live.written.connect(told.append)
    app.run_events.emit(("a", EnvironmentReady("env", cold=True)))
    app.run_events.emit(("a", LogWritten(line("one"))))
    app.run_events.emit(("b", LogWritten(line("two"))))
    assert [(run_id, one.text) for run_id, one in told] == [("a", "one"), ("b", "two")]
    lines = live.lines("a")
    assert lines is not None
    assert [one.text for one in lines] == ["one"]
    assert live.lines("c") is None


async def test_a_result_takes_the_place_of_what_was_kept(app: Application) -> None:
    live = LiveLogs(app)
    app.run_events.emit(("r1", LogWritten(line("one"))))
    app.runs.put(running("r1"))
    assert live.lines("r1") is not None
    app.runs.put(ended("r1"))
    assert live.lines("r1") is None


async def test_the_lines_of_a_run_that_failed_are_all_there_is(app: Application) -> None:
    live = LiveLogs(app)
    app.run_events.emit(("r1", LogWritten(line("one"))))
    app.runs.put(failed("r1"))
    assert live.lines("r1") is not None


async def test_no_more_lines_are_kept_than_the_settings_allow(app: Application) -> None:
    app.settings.set("log.max_lines", 100)
    live = LiveLogs(app)
    for number in range(130):
        app.run_events.emit(("a", LogWritten(line(str(number)))))
    lines = live.lines("a")
    assert lines is not None
    assert (len(lines), lines.dropped) == (100, 30)


async def test_it_can_be_stopped(app: Application) -> None:
    live = LiveLogs(app)
    live.stop()
    app.run_events.emit(("a", LogWritten(line("one"))))
    assert live.lines("a") is None
