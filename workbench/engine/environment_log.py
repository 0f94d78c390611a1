"""The log of one environment: output cut into records, filtered, and told to the invoke that each belongs to."""

import json
from collections.abc import Callable

from workbench.base import clock
from workbench.engine import loglines
from workbench.engine.log_frames import LogParser, LogRecord
from workbench.engine.log_tap import StreamTap, no_tap
from workbench.engine.platform_events import PlatformEvent
from workbench.engine.platform_levels import application_kept
from workbench.engine.platform_text import system_line
from workbench.engine.runtime_api.telemetry import Telemetry
from workbench.model.function import FunctionConfig, LogFormat
from workbench.model.invoke import LogSource

OnLine = Callable[[str, LogSource], None]


class EnvironmentLog:
    """Where a sandbox's output goes. Lines that come while no invoke listens are kept for the next one, within bounds.

    In an environment that runs several events at a time, a JSON record goes to the event whose id it names, and
    everything else to the one that came last (LAMBDA_FACTS §7.15). Whoever it belongs to, it goes to `tap` as well.
    """

    def __init__(self, function: FunctionConfig, tap: StreamTap | None = None) -> None:
        self._logging = function.logging
        self._level = function.logging.application_level
        self._json = function.logging.format is LogFormat.JSON
        self._parser = LogParser()
        self._extension_lines = loglines.LineSplitter()
        self._listeners: dict[str, OnLine] = {}
        self._on_line: OnLine = self._keep
        self._early: list[tuple[str, LogSource]] = []
        self._early_bytes = 0
        self.telemetry: Telemetry | None = None
        self.tap = tap or no_tap()

    @property
    def detailed(self) -> bool:
        """Whether events that have no line in a text log are of use to anybody."""
        return self._json or (self.telemetry is not None and self.telemetry.listening)

    def listen(self, request_id: str, on_line: OnLine) -> None:
        """From now on lines go to `on_line`, first those that nobody has heard."""
        self._listeners[request_id] = on_line
        self._on_line = on_line
        early, self._early, self._early_bytes = self._early, [], 0
        for text, source in early:
            on_line(text, source)

    def unlisten(self, request_id: str) -> None:
        """The invoke is over; what is written from now on is not its."""
        self._listeners.pop(request_id, None)
        self._on_line = next(reversed(self._listeners.values()), self._keep)

    def platform(self, event: PlatformEvent, *, first: bool = False) -> None:
        """The platform tells of Init; `first` puts it before what the sandbox has written already."""
        self.publish(event)
        self.write_system(event, first=first)
        if first:
            self.tap.release()

    def write_system(self, event: PlatformEvent, *, first: bool = False) -> None:
        """An event goes into the log only, if its format and level have a line for it."""
        line = system_line(event, self._logging)
        if line is None:
            return
        if first:
            self.tap.begin(line)
        else:
            self.tap.write(line)
        if first and not self._listeners:
            self._early.insert(0, (line, LogSource.PLATFORM))
        else:
            self._on_line(line, LogSource.PLATFORM)

    def publish(self, event: PlatformEvent) -> None:
        """Tell the extensions that listen."""
        if self.telemetry is not None and self.telemetry.listening:
            self.telemetry.publish(event)

    def on_output(self, data: bytes) -> None:
        """The function wrote `data`."""
        for record in self._parser.feed(data):
            self._tell(record)

    def on_extension_output(self, data: bytes) -> None:
        """An external extension wrote `data`."""
        for line in self._extension_lines.feed(data):
            self._tell_extension(line)

    def flush(self) -> None:
        """Tell a last line that was not ended."""
        for record in self._parser.flush():
            self._tell(record)
        for line in self._extension_lines.flush():
            self._tell_extension(line)
        self.tap.release()

    def _tell(self, record: LogRecord) -> None:
        if self._json and not application_kept(record.text, self._level, record.level):
            return
        self._publish(record.text, LogSource.FUNCTION, record.time_ns)
        self.tap.write(record.text, ended=record.ended)
        on_line = self._on_line if len(self._listeners) < 2 else self._listener_of(record.text)
        on_line(record.text, LogSource.FUNCTION)

    def _tell_extension(self, line: str) -> None:
        self._publish(line, LogSource.EXTENSION)
        self.tap.write(line)
        self._on_line(line, LogSource.EXTENSION)

    def _listener_of(self, text: str) -> OnLine:
        if text.startswith("{"):
            try:
                document = json.loads(text)
            except (ValueError, RecursionError):
                return self._on_line
            name = document.get("requestId") or document.get("AWSRequestId")
            return self._listeners.get(str(name), self._on_line)
        return self._on_line

    def _publish(self, text: str, source: LogSource, time_ns: int | None = None) -> None:
        if self.telemetry is not None and self.telemetry.listening:
            self.telemetry.publish_line(text, source, time_ns or clock.wall_ns(), json_record=self._json)

    def _keep(self, text: str, source: LogSource) -> None:
        if len(self._early) < loglines.KEPT_LINES and self._early_bytes < loglines.KEPT_BYTES:
            self._early.append((text, source))
            self._early_bytes += loglines.size_bytes(text)
