"""Write `docs/cli.md`, the reference of the terminal's verbs: `python -m scripts.cli_document`."""

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from workbench.app.command_table import BY_ID
from workbench.cli.main import VERBS
from workbench.cli.verb import Parser, Verb, VerbEntry

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "cli.md"

_HEAD = """\
# The terminal

What the window does to functions and events, the terminal does too: `workbench VERB …`. Results go to stdout,
everything else to stderr. The exit code is 0 when it worked, 1 when the function failed, 2 when it could not be run,
130 when it was interrupted.

The window is opened by `workbench-window [PATH]`.
"""


def document() -> str:
    """The text of the file."""
    return "\n".join((_HEAD, *(_verb(entry) for entry in VERBS)))


def _verb(entry: VerbEntry) -> str:
    parser = Parser(prog=f"workbench {entry.name}")
    cast("Verb", importlib.import_module(entry.module)).configure(parser)
    about = BY_ID[entry.command].help if entry.command else entry.help
    return "\n".join((f"## {entry.name}\n", f"{about}\n", *_usage(parser)))


def _usage(parser: argparse.ArgumentParser) -> Iterator[str]:
    actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    rows = [(_name(action), _about(action, parser)) for action in actions]
    places = [_name(action) for action in actions if not action.option_strings]
    named = " [options]" if any(action.option_strings for action in actions) else ""
    yield f"```sh\n{' '.join((parser.prog, *places))}{named}\n```\n"
    if rows:
        yield "| argument | what it is |\n| --- | --- |"
        yield "\n".join(f"| `{_cell(name)}` | {_cell(about)} |" for name, about in rows) + "\n"


def _name(action: argparse.Action) -> str:
    """As one types it: `PATH`, `-e, --event EVENT`, `--json`."""
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices and not action.metavar:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    if not action.option_strings:
        return f"[{value}]" if action.nargs in ("?", "*") else value
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {value}"


def _about(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    return (action.help or "") % {**vars(action), "prog": parser.prog}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
