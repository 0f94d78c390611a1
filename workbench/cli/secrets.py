"""`workbench secrets`: the values of secrets that environments.toml names, kept in the system's keyring."""

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from workbench.app.secrets import delete_secret, is_set, set_secret
from workbench.cli.output import note, out, out_json, table
from workbench.model.errors import EventError, UsageError
from workbench.model.event_environment import Environments, Secret, SecretSource
from workbench.model.problem import Severity
from workbench.project.environments import load_environments


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.usage = (
        "%(prog)s set|delete NAME [PATH]\n       %(prog)s list [PATH] [--json]\n\n"
        "The value is asked for, or read from standard input; it is never an argument."
    )
    parser.add_argument("action", choices=("set", "list", "delete"), help="what to do")
    parser.add_argument("words", nargs="*", metavar="NAME [PATH]", help="the secret's name, as list shows it; a folder")
    parser.add_argument("--json", action="store_true", help="print the list as one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """Set, list or delete; 1 when there was nothing to delete."""
    words = list(arguments.words)
    if arguments.action == "list":
        return await _list(_root(words), as_json=arguments.json)
    if not words:
        raise UsageError("The secret is not named.", "", f"Write: workbench secrets {arguments.action} NAME [PATH]")
    secret, root = words.pop(0), _root(words)
    if arguments.action == "set":
        return await _set(root, secret)
    deleted = await delete_secret(root, secret)
    note(f"The secret {secret} was deleted." if deleted else f"The keyring has no secret {secret} for {root}.")
    return 0 if deleted else 1


def _root(words: list[str]) -> Path:
    if len(words) > 1:
        raise UsageError(f"{words[1]} is one word too many.")
    root = Path(os.path.abspath(words[0] if words else "."))  # noqa: PTH100 - as workspaces are opened
    if not root.is_dir():
        raise UsageError(f"There is no folder {root}.")
    return root


async def _set(root: Path, name: str) -> int:
    secrets = _secrets(load_environments(root))
    value = await asyncio.to_thread(_value, name)
    if not value:
        raise UsageError("The secret has no value.", "Nothing was typed, and standard input was empty.")
    await set_secret(root, name, value)
    note(f"The secret {name} is set.")
    if Secret(SecretSource.KEYRING, name) not in secrets:
        note(f"environments.toml of {root} does not name it yet.")
    return 0


def _value(name: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Value of {name}: ")
    return sys.stdin.read().removesuffix("\n").removesuffix("\r")


async def _list(root: Path, *, as_json: bool) -> int:
    environments = load_environments(root)
    broken = next((one for one in environments.problems if one.severity is Severity.ERROR), None)
    if broken is not None:
        raise EventError(broken.what, broken.why, broken.next_step)
    rows = [(secret, used, await _is_set(root, secret)) for secret, used in _secrets(environments).items()]
    if as_json:
        keys = ("name", "source", "variables", "set")
        values = [(secret.name, secret.source, used, found) for secret, used, found in rows]
        out_json({"secrets": [dict(zip(keys, each, strict=True)) for each in values]})
    elif rows:
        words = {True: "yes", False: "no", None: "not known"}
        shown = [(one.name, one.source.value, ", ".join(used), words[found]) for one, used, found in rows]
        out(table(("name", "source", "variables", "set"), shown))
    else:
        note(f"environments.toml of {root} names no secret.")
    return 0


async def _is_set(root: Path, secret: Secret) -> bool | None:
    """None when the keyring cannot be asked; that is said, and the others are listed all the same."""
    try:
        return await is_set(root, secret)
    except EventError as error:
        note(str(error))
        return None


def _secrets(environments: Environments) -> Mapping[Secret, list[str]]:
    """The secrets and the variables that are declared by them, with their environments before them."""
    found: dict[Secret, list[str]] = {}
    for environment in (environments.base, *environments.named):
        for value in environment.values:
            if isinstance(value.value, Secret) and value.origin == environment.name:
                name = f"{value.origin}.{value.name}" if value.origin else value.name
                found.setdefault(value.value, []).append(name)
    return found
