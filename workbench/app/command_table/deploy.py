"""Commands that compare the chosen function with an AWS account, and deploy it there."""

from workbench.app.commands import Command, Menu
from workbench.app.context import Context


def _has_own(context: Context) -> bool:
    """A function of the workspace, which has files here."""
    return context.function is not None and not context.scope


COMMANDS = (
    Command(
        "function.deploy",
        "Deploy…",
        "See how the function differs from the one in an AWS account, and update that one.",
        icon="cloud-upload",
        shortcut="Ctrl+Shift+U",
        menu=Menu.RUN,
        enabled=_has_own,
        cli="deploy",
    ),
    Command(
        "function.compare",
        "Compare with AWS",
        "Ask AWS whether the function here is what is deployed.",
        icon="git-compare",
        menu=Menu.RUN,
        enabled=_has_own,
    ),
)
