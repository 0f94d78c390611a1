"""The window's words in the user's language, through Qt's translation; English is the language of the sources."""

from PySide6.QtCore import QCoreApplication

CONTEXT = "workbench"
"""The one context of the translations: the same English text is the same text everywhere."""


def tr(text: str, /, **values: object) -> str:
    """`text` in the user's language, its `{names}` replaced by `values`; without values braces stay as they are."""
    found = QCoreApplication.translate(CONTEXT, text) if text else text
    return found.format(**values) if values else found


def tr_n(one: str, many: str, n: int, /, **values: object) -> str:
    """The text for `n` things, `{n}` among its names: `one` for 1, else `many`."""
    return tr(one if n == 1 else many, n=n, **values)


def later(text: str) -> str:
    """Mark a text that is translated where it is shown, with `tr`: of a table, or a constant made at import."""
    return text
