"""Places that are found where a test says."""

from collections.abc import Sequence

from workbench.gui.editor.search import Place, Places, SearchText


def places(lines: Sequence[str], *found: tuple[Place, Place]) -> Places:
    """The places in a text of `lines`, each from one character to before another."""
    text = SearchText(lines)
    return Places(text, [(text.starts[a] + b, text.starts[c] + d) for (a, b), (c, d) in found])
