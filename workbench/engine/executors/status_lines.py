"""What the script of `boot` tells of extensions and runtime, a line each, as events."""

from dataclasses import dataclass

from workbench.engine.executors.base import ExtensionExited, ExtensionLaunched, ExtensionsLaunched, SandboxExit

_SIGNALS = 64


@dataclass(frozen=True, slots=True)
class RuntimeEnded:
    """The runtime's process ended; extensions may still run."""

    exit: SandboxExit


StatusLine = ExtensionLaunched | ExtensionsLaunched | ExtensionExited | RuntimeEnded


class StatusLines:
    """Takes the script's words in pieces of any size; keeps a line that is not whole yet."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[StatusLine]:
        """The lines that are whole now, in order; one that says nothing known is left out."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        read = (_read(line.decode("utf-8", "replace")) for line in lines)
        return [line for line in read if line is not None]


def exit_of_status(status: int) -> SandboxExit:
    """How a process ended whose shell (or bubblewrap) says `status`: 128 and a signal's number stand for the signal."""
    if 128 < status <= 128 + _SIGNALS:
        return SandboxExit(signal=status - 128)
    return SandboxExit(status=status)


def _read(line: str) -> StatusLine | None:
    word, _, rest = line.partition(" ")
    name, _, last = rest.rpartition(" ")
    match word:
        case "start" if rest:
            return ExtensionLaunched(rest)
        case "exit" if name and last.isdecimal():
            return ExtensionExited(name, exit_of_status(int(last)))
        case "started" if rest.isdecimal():
            return ExtensionsLaunched(int(rest))
        case "runtime" if rest.isdecimal():
            return RuntimeEnded(exit_of_status(int(rest)))
        case _:
            return None
