"""The words of a deployment: places, settings, steps, and what a plan comes to."""

from workbench.gui.models.account_rows import place_name
from workbench.gui.models.figures import size_text
from workbench.gui.translation import later, tr, tr_n
from workbench.model.deploy import (
    ChangeKind,
    CodeChange,
    DeploymentTarget,
    DeployPlan,
    DeployStep,
    SettingValue,
    StepName,
    StepState,
    is_secret,
)
from workbench.model.remote import RemotePlace

MASK = "••••••"
_UNITS = {"MemorySize": "MB", "EphemeralStorage": "MB", "Timeout": "s"}

_STEPS = {
    StepName.PACKAGE: later("Package the code"),
    StepName.CHECK: later("Check that nobody changed it"),
    StepName.CREATE: later("Make the function"),
    StepName.CODE: later("Update the code"),
    StepName.SETTINGS: later("Update the settings"),
    StepName.PUBLISH: later("Publish a version"),
}
STATES = {
    StepState.WAITING: later("waiting"),
    StepState.RUNNING: later("running"),
    StepState.DONE: later("done"),
    StepState.FAILED: later("failed"),
    StepState.STOPPED: later("not done"),
}


def place_text(place: RemotePlace) -> str:
    """`dev · eu-central-1`."""
    return f"{place_name(place)} · {place.region}"


def target_text(target: DeploymentTarget) -> str:
    """`shop-Orders in dev · eu-central-1`."""
    return tr("{function} in {place}", function=target.function, place=place_text(target.place))


def setting_title(key: str) -> str:
    """`Environment · TABLE` of the variable TABLE."""
    return key.replace(".", " · ", 1)


def setting_text(key: str, value: SettingValue | None) -> str:
    """The value with its unit; a dash for none, dots for what is secret."""
    if value is None or value in ("", ()):
        return "–"
    if is_secret(key):
        return MASK
    if isinstance(value, tuple):
        return "\n".join(value)
    return f"{value:,} {_UNITS[key]}" if isinstance(value, int) and key in _UNITS else str(value)


def change_text(change: CodeChange, count: str) -> str:
    """What stands beside a file: lines where its texts are known (`count`), else sizes."""
    if count:
        return count
    if change.kind is ChangeKind.ADDED:
        return tr("new · {size}", size=size_text(change.after_bytes))
    if change.kind is ChangeKind.REMOVED:
        return tr("removed")
    return f"{size_text(change.before_bytes)} → {size_text(change.after_bytes)}"


def step_text(step: DeployStep) -> str:
    """What a step does."""
    return tr(_STEPS[step.name])


def step_detail(step: DeployStep, plan: DeployPlan) -> str:
    """What stands at the right of a step, beside the sign of its state."""
    if step.name is StepName.PACKAGE:
        files = tr_n("{n:,} file", "{n:,} files", plan.package.files)
        return f"{size_text(len(plan.package.data))}, {files}"
    if step.state is StepState.DONE and step.name is StepName.PUBLISH:
        return tr("version {version}", version=step.detail)
    return tr(STATES[step.state]) if step.state in (StepState.RUNNING, StepState.STOPPED) else ""


def plan_text(plan: DeployPlan) -> str:
    """What a plan comes to, in one line."""
    if plan.base is None:
        return tr("{function} is not there yet: it will be made.", function=plan.target.function)
    parts = [_code_text(plan)] if plan.code_differs else []
    if plan.changed:
        parts.append(tr_n("{n:,} setting differs", "{n:,} settings differ", len(plan.changed)))
    if not parts:
        return tr("It is what is deployed.")
    return " · ".join(parts)


def _code_text(plan: DeployPlan) -> str:
    if plan.code is None:
        return tr("The code differs")
    return tr_n("{n:,} file differs", "{n:,} files differ", len(plan.code))
