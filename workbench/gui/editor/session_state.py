"""What the session keeps of the editor: the tabs of each group, how the groups stand, and what was in front lately."""

from typing import TYPE_CHECKING, Any

from workbench.gui.editor.group import EditorGroup
from workbench.gui.editor.kept import read_kept

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


def state_of(panel: "EditorPanel") -> dict[str, Any]:
    """JSON types only. The first group stands as it did before there were two."""
    first, *others = panel.groups.numbered()
    state = {**_tabs(first), "recent": panel.history.state()}
    if others:
        state["split"] = {**panel.groups.arrangement(), **_tabs(others[0])}
    return state


def _tabs(group: EditorGroup) -> dict[str, Any]:
    return {"files": [page.keep().as_json() for page in group.files], "current": group.tabs.currentIndex()}


def restore_state(panel: "EditorPanel", state: dict[str, Any]) -> None:
    """Open what `state_of` gave beside what is open; a session file may hold anything."""
    groups = panel.groups
    _fill(panel, groups.numbered()[0], state)
    split = state.get("split")
    if not isinstance(split, dict):
        return
    groups.arrange(split)
    if groups.split:
        second = groups.numbered()[1]
        _fill(panel, second, split)
        groups.enter_number(split.get("active"))
        groups.take_away(second)


def _fill(panel: "EditorPanel", group: EditorGroup, state: dict[str, Any]) -> None:
    files = state.get("files")
    for kept in map(read_kept, files if isinstance(files, list) else ()):
        if kept is not None and group.files.of_path(kept.path) is None:
            panel.add(kept, group)
    current = state.get("current")
    if isinstance(current, int) and 0 <= current < group.tabs.count():
        group.tabs.setCurrentIndex(current)
