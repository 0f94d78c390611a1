from pathlib import Path

from workbench.app.command_table.breakpoints import COMMANDS
from workbench.app.context import Context

WORK = Path("/work")


def enabled(context: Context) -> list[str]:
    return [command.id.partition(".")[2] for command in COMMANDS if command.enabled(context)]


def test_they_are_for_sources_of_a_workspace() -> None:
    assert enabled(Context(document=WORK / "app.py")) == []
    assert enabled(Context(workspace=WORK, document=WORK / "template.yaml")) == ["list", "clear"]
    assert enabled(Context(workspace=WORK, document=WORK / "index.MJS")) == ["toggle", "edit", "list", "clear"]


def test_no_text_promises_what_only_a_debugger_does() -> None:
    texts = " ".join(f"{command.title} {command.help}" for command in COMMANDS).lower()
    assert not any(word in texts for word in ("stop", "pause", "halt", "debug"))
