"""`workbench functions`: the functions found in a folder, and what is wrong with them."""

import argparse
from pathlib import Path
from typing import Any

from workbench.app.use_cases.open_workspace import load_workspace
from workbench.cli.output import note, out, out_json, table
from workbench.cli.session import application
from workbench.model.function import Function
from workbench.model.problem import Problem
from workbench.model.workspace import Workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="the folder (default: this one)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """List the functions; 0 also when some cannot be run."""
    async with application(records=False) as app:
        workspace = await load_workspace(app, Path(arguments.path))
    if arguments.json:
        out_json(as_json(workspace))
    else:
        _print(workspace)
    return 0


def as_json(workspace: Workspace) -> dict[str, Any]:
    """The workspace as the verb's JSON object."""
    return {
        "workspace": str(workspace.root),
        "functions": [_function(function) for function in workspace.functions],
        "problems": [_problem(problem) for problem in workspace.problems],
    }


def _function(function: Function) -> dict[str, Any]:
    config = function.config
    return {
        "name": function.name,
        "application": function.origin.application,
        "origin": str(function.origin.path),
        "logical_id": function.origin.logical_id,
        "runtime": config.runtime,
        "handler": config.handler,
        "code": str(config.code_path),
        "package_type": config.package_type,
        "architecture": config.architecture,
        "memory_mb": config.memory_mb,
        "timeout_s": config.timeout_s,
        "runnable": function.runnable,
        "problems": [_problem(problem) for problem in function.problems],
        "unresolved": [
            {"property": item.property, "expression": item.expression, "reason": item.reason}
            for item in function.unresolved
        ],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "what": problem.what,
        "why": problem.why,
        "next": problem.next_step,
        "path": None if problem.path is None else str(problem.path),
        "line": problem.line,
        "column": problem.column,
    }


def _print(workspace: Workspace) -> None:
    if workspace.functions:
        out(table(("name", "runtime", "handler", "memory", "timeout", "application"), map(_row, workspace.functions)))
    else:
        note(f"No functions were found in {workspace.root}.")
    for problem in workspace.problems:
        _print_problem("", problem)
    for function in workspace.functions:
        for problem in function.problems:
            _print_problem(f"{function.name}: ", problem)
        for item in function.unresolved:
            note(f"unresolved: {function.name}: {item.property} is {item.expression}: {item.reason}")


def _row(function: Function) -> tuple[str, ...]:
    config = function.config
    return (
        function.name,
        config.runtime or str(config.package_type),
        config.handler,
        f"{config.memory_mb} MB",
        f"{config.timeout_s:g} s",
        function.origin.application,
    )


def _print_problem(subject: str, problem: Problem) -> None:
    place = "" if problem.path is None else f"{problem.path}:{problem.line}: " if problem.line else f"{problem.path}: "
    sentences = " ".join(part for part in (problem.what, problem.why, problem.next_step) if part)
    note(f"{problem.severity}: {subject}{place}{sentences}")
