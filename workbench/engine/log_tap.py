"""Log lines as they leave the environments, each once, for whoever keeps or sends them."""

from workbench.base import clock
from workbench.model.logs import LogAddress, LogSink


class LogTap:
    """Who takes the log events of all environments of an engine: nobody, until somebody asks."""

    __slots__ = ("sinks",)

    def __init__(self) -> None:
        self.sinks: tuple[LogSink, ...] = ()

    def add(self, sink: LogSink) -> None:
        """From now on tell `sink`."""
        self.sinks += (sink,)

    def remove(self, sink: LogSink) -> None:
        """Tell it no more; does nothing when it is not told."""
        self.sinks = tuple(one for one in self.sinks if one != sink)


class StreamTap:
    """What one environment writes to its log stream.

    A new sandbox may write before the platform has said INIT_START, which is first on AWS: that is held back for it.
    """

    __slots__ = ("_address", "_held", "_tap")

    def __init__(self, tap: LogTap, address: LogAddress) -> None:
        self._tap = tap
        self._address = address
        self._held: list[tuple[int, str]] | None = []

    def write(self, text: str, *, ended: bool = True) -> None:
        """One record; CloudWatch keeps the line feed at its end, if it was `ended` by one (WIRE_FACTS §4)."""
        if not self._tap.sinks:
            return
        if ended:
            text = f"{text}\n"
        if self._held is not None:
            self._held.append((clock.wall_ns(), text))
        else:
            self._tell(clock.wall_ns(), text)

    def begin(self, text: str) -> None:
        """INIT_START, or nothing where it has no line: what was held back follows."""
        held, self._held = self._held, None
        if text:
            self._tell(held[0][0] if held else clock.wall_ns(), f"{text}\n")
        for time_ns, each in held or ():
            self._tell(time_ns, each)

    def release(self) -> None:
        """What is held back waits no longer: its sandbox will not begin any more."""
        if self._held is not None:
            self.begin("")

    def _tell(self, time_ns: int, text: str) -> None:
        for sink in self._tap.sinks:
            sink(self._address, time_ns, text)


def no_tap() -> StreamTap:
    """For a log that nobody takes."""
    return StreamTap(LogTap(), LogAddress("", "", "", ""))
