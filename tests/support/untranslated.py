"""Finds literals of the window's sources that look like words for people and are not marked for translation."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.sources import Source

MARKS = frozenset({"tr", "tr_n", "later"})

SINKS = frozenset(
    {
        "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName",
        "setAccessibleDescription",
        "setStatusTip", "setTitle", "setSuffix", "showMessage", "showText", "QLabel", "QPushButton", "QAction",
        "QCheckBox", "addTab", "setTabText", "addAction", "addMenu", "info", "warn", "say", "tell",
    }
)  # fmt: skip
"""Whatever reaches these is shown."""

SHOWN_BY_PLACE = {"name": (2, 3), "label": (0,), "push_button": (0,)}
"""Functions of `gui/widgets.py`: which of their arguments are shown."""

UNSEEN = frozenset(
    {
        "compile", "split", "fullmatch", "QRegularExpression", "setStyleSheet", "QKeySequence", "setObjectName",
        "setProperty", "property", "start", "replace", "glob", "rglob", "startswith", "endswith", "partition",
        "rpartition", "removeprefix", "removesuffix", "strip", "rstrip", "lstrip", "frozenset", "get", "pop", "Signal",
        "Slot", "findChild", "findChildren", "action", "bind", "work", "color", "icon", "Path", "cast", "TypeVar",
        "getattr", "setattr", "hasattr", "logger", "strftime", "encode", "decode", "RuntimeError", "KeyError",
        "AssertionError", "import_module", "NewType", "add_argument", "ArgumentParser", "isinstance",
    }
)  # fmt: skip
"""Whatever goes into these is not shown here: names, patterns, styles, keys, titles of work, faults of the program."""

_WORDS = re.compile(r"[^\W\d_]{2,}\S* \S*[^\W\d_]{2,}|^\W*[A-Z][a-z]+|[a-z]{3,}…")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(r"<[^>]*>?|[a-z-]+: ?[^;]*;|&nbsp;")
_KEYS = re.compile(r"(Ctrl|Shift|Alt|Meta)\+\S*|(Del|Ins|Return|Escape|Backspace|Home|End|F\d+)")


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a source that nobody marked."""

    place: str
    text: str


def unmarked(source: Source) -> Iterator[Literal]:
    """The literals that look like words for people, and those that reach a control, less what is marked."""
    yield from (Literal(source.at(node), text) for node, text in _Finder().found(source.tree))


class _Finder(ast.NodeVisitor):
    """Walks with the call that a literal is an argument of; annotations, docstrings and comparisons are no texts."""

    def __init__(self) -> None:
        self._hits: list[tuple[ast.expr, str]] = []
        self._shown: bool | None = None
        """Whether a literal here is shown, as the call around it says; None when it does not say."""

    def found(self, tree: ast.Module) -> list[tuple[ast.expr, str]]:
        self.visit(tree)
        return self._hits

    def visit_Call(self, node: ast.Call) -> None:
        """Arguments are marked, shown, unseen, or not known to be any of these."""
        called = _name(node.func)
        if called in MARKS:
            for keyword in node.keywords:
                self._within(keyword.value, None)
            return
        self.visit(node.func)
        for place, argument in enumerate(node.args):
            self._within(argument, _is_shown(called, place))
        for keyword in node.keywords:
            self._within(keyword.value, None if called not in UNSEEN else False)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A text by itself."""
        if isinstance(node.value, str):
            self._judge(node, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """An f-string: its own letters, and what is in its values."""
        parts = (str(value.value) if isinstance(value, ast.Constant) else "{}" for value in node.values)
        self._judge(node, "".join(parts))
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        """A docstring is none; other statements are looked at."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> None:
        """Annotations hold names of types."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """The value alone."""
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Everything but what it returns."""
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        """The same."""
        self._function(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared is not shown."""
        self._without_texts(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """A key is not shown."""
        self.visit(node.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        """The values alone."""
        for value in node.values:
            self.visit(value)

    def visit_match_case(self, node: ast.match_case) -> None:
        """The body alone."""
        for statement in node.body:
            self.visit(statement)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Faults of the program are read by those who mend it."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """The same."""

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit(node.args)
        for statement in node.body:
            self.visit(statement)

    def _without_texts(self, node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.Constant | ast.Tuple | ast.Set):
                self.visit(child)

    def _within(self, node: ast.expr, shown: bool | None) -> None:
        before, self._shown = self._shown, shown
        self.visit(node)
        self._shown = before

    def _judge(self, node: ast.expr, text: str) -> None:
        plain = _MARKUP.sub("", text)
        if self._shown is False or not _LETTERS.search(plain) or _KEYS.fullmatch(plain.strip()):
            return
        if self._shown or _WORDS.search(plain):
            self._hits.append((node, text))


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _is_shown(called: str, place: int) -> bool | None:
    if called in SHOWN_BY_PLACE:
        return place in SHOWN_BY_PLACE[called]
    if called in UNSEEN:
        return False
    return True if called in SINKS else None
