"""`workbench new`: list the blueprints, and make a function of one."""

import argparse
import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.app.use_cases.new_function import Wanted, blueprints, make_function, runtime_choices
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.cli.output import note, out, out_json, table
from workbench.cli.session import application
from workbench.model.blueprint import Blueprint, NewFunction
from workbench.model.errors import UsageError
from workbench.project.blueprints import get_blueprint


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("blueprint", nargs="?", default="", metavar="BLUEPRINT", help="what to begin with; see --list")
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="what the function is called")
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="the folder (default: this one)")
    parser.add_argument("--runtime", default="", metavar="ID", help="the runtime (default: the best that is here)")
    parser.add_argument("--list", action="store_true", help="list the blueprints")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """List, or make the function; nothing is left behind when that fails."""
    known = await blueprints()
    if arguments.list:
        _list(known, as_json=arguments.json)
        return 0
    if not arguments.blueprint or not arguments.name:
        step = "Write: workbench new BLUEPRINT NAME [PATH], or workbench new --list"
        raise UsageError("A new function needs a blueprint and a name.", "", step)
    blueprint = get_blueprint(known, arguments.blueprint)
    async with application(records=False) as app:
        folder = Path(arguments.path)
        if await asyncio.to_thread(folder.is_dir):
            await load_workspace(app, folder)
        best = (await runtime_choices(app, blueprint))[:1]
        runtime = arguments.runtime or "".join(state.runtime.id for state in best)
        new = await make_function(app, Wanted(blueprint, arguments.name, folder, runtime))
    if arguments.json:
        out_json(_made(new))
    else:
        _print(new)
    return 0


def _list(known: Iterable[Blueprint], *, as_json: bool) -> None:
    if as_json:
        keys = ("id", "title", "help", "language", "runtime", "tags")
        out_json({"blueprints": [{key: getattr(each, key) for key in keys} for each in known]})
    else:
        out(table(("id", "language", "makes"), [(each.id, each.language, each.title) for each in known]))


def _made(new: NewFunction) -> dict[str, Any]:
    return {
        "function": new.name,
        "logical_id": new.logical_id,
        "runtime": new.runtime,
        "workspace": str(new.root),
        "template": str(new.template.path),
        "files": [str(file.path) for file in new.files],
        "event": str(new.event),
        "needs": new.needs,
    }


def _print(new: NewFunction) -> None:
    for file in new.files:
        out(str(file.path.relative_to(new.root)))
    changed = "" if new.template_before is None else " (changed)"
    out(f"{new.template.path.relative_to(new.root)}{changed}")
    if new.needs:
        note(f"Before the first invoke, in {new.root}: {new.needs}")
    note(f"Try it: workbench invoke {new.root} {new.name} -e {new.event}")
