"""A file was renamed by another program: its tabs show it under its new name, with what is not saved."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.gui.editor.panel import EditorPanel


def follow(panel: "EditorPanel", old: Path, new: Path) -> None:
    """Put pages of `new` in the places of those of `old`."""
    for page in panel.files.all_of(old):
        group, kept = panel.groups.of(page), page.keep()
        if group is None:
            continue
        if page.document is not None and kept.text == page.document.text:
            kept = replace(kept, text=None)
        was_front = group.current() is page
        there = group.files.of_path(new)
        if there is None:
            there = panel.add(replace(kept, path=new), group, page)
        else:
            panel.remove(page)
        if was_front:
            group.bring(there)
