"""A deploy plan as text: the files as a unified diff, the settings as what is deployed and what is here."""

import difflib
from collections.abc import Iterator

from workbench.model.deploy import ChangeKind, CodeChange, DeployPlan, SettingKind, SettingRow, SettingValue, is_secret

_MASK = "••••••"


def plan_lines(plan: DeployPlan) -> Iterator[str]:
    """What differs, a line each; one line where nothing does."""
    if plan.base is None:
        yield f"{plan.target.function} is not there yet: it will be made."
    if plan.is_empty:
        yield f"{plan.function} is what is deployed as {plan.target.function}."
    if plan.code is None and plan.code_differs:
        yield f"The package differs; the deployed files could not be looked at: {plan.code_unknown}"
    for change in plan.code or ():
        yield from _file(change)
    for row in plan.settings:
        yield from _setting(row)


def _file(change: CodeChange) -> Iterator[str]:
    if change.before is None or change.after is None:
        yield f"{change.kind}: {change.path} ({change.before_bytes:,} to {change.after_bytes:,} bytes)"
        return
    before = "/dev/null" if change.kind is ChangeKind.ADDED else f"deployed/{change.path}"
    after = "/dev/null" if change.kind is ChangeKind.REMOVED else f"here/{change.path}"
    old, new = change.before.splitlines(), change.after.splitlines()
    lines = list(difflib.unified_diff(old, new, before, after, lineterm=""))
    yield from lines or (f"{change.kind}: {change.path}",)


def _setting(row: SettingRow) -> Iterator[str]:
    match row.kind:
        case SettingKind.DIFFERENT:
            yield f"{row.key}: {_shown(row.key, row.deployed)} -> {_shown(row.key, row.here)}"
        case SettingKind.NOT_COMPARED:
            yield f"{row.key}: not compared ({row.why})"
        case SettingKind.SAME:
            return


def _shown(key: str, value: SettingValue | None) -> str:
    if value is None or value in ("", ()):
        return "(none)"
    if is_secret(key):
        return _MASK
    return ", ".join(value) if isinstance(value, tuple) else str(value)
