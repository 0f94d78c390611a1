"""What a verb of the terminal is: a module that names its arguments and does its work."""

import argparse
from dataclasses import dataclass
from typing import NoReturn, Protocol

from workbench.model.errors import UsageError


class Verb(Protocol):
    """A module of this package."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Name the verb's arguments."""

    async def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit code. Raises WorkbenchError."""


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """Where a verb's module is, and what it is for: the help of `command` in the command table, or its own `help`."""

    name: str
    module: str
    command: str = ""
    help: str = ""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are errors of ours, told like any other."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's message."""
        what = f"{message[:1].upper()}{message[1:]}".rstrip(".")
        raise UsageError(f"{what}.", "", f"See {self.prog} --help.")
