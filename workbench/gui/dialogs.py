"""Dialogs that are opened, never executed: choose a folder, about, confirm."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from workbench import __version__
from workbench.base.paths import UserPaths
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name, push_button


def choose_folder(parent: QWidget, start: Path, chosen: Callable[[Path], None], title: str = "") -> QFileDialog:
    """Open the platform's dialog for a folder; `chosen` gets the one that was accepted."""
    dialog = _file_dialog(parent, "dialog.folder", title or tr("Open a folder of functions"), start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda text: chosen(Path(text)))
    dialog.open()
    return dialog


def choose_files(parent: QWidget, title: str, start: Path, chosen: Callable[[tuple[Path, ...]], None]) -> QFileDialog:
    """Open the platform's dialog for JSON files; `chosen` gets those that were accepted."""
    dialog = _file_dialog(parent, "dialog.files", title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([tr("JSON files (*.json)"), tr("All files (*)")])
    dialog.filesSelected.connect(lambda texts: chosen(tuple(map(Path, texts))))
    dialog.open()
    return dialog


def choose_target(parent: QWidget, title: str, start: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    """Open the platform's dialog for a JSON file to write, `start` at first; it asks before one is replaced."""
    dialog = _file_dialog(parent, "dialog.target", title, start.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr("JSON files (*.json)"), tr("All files (*)")])
    dialog.setDefaultSuffix("json")
    dialog.selectFile(start.name)
    dialog.fileSelected.connect(lambda text: chosen(Path(text)))
    dialog.open()
    return dialog


def _file_dialog(parent: QWidget, object_name: str, title: str, start: Path) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    name(dialog, object_name, title)
    return dialog


def _dialog(parent: QWidget, object_name: str, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    name(dialog, object_name, title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(8)
    return dialog, column


def _text(text: str, role: str, parent: QWidget, *, wrapped: bool = False) -> QLabel:
    made = label(text, role, parent)
    made.setWordWrap(wrapped)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def about(parent: QWidget, look: Look, paths: UserPaths) -> QDialog:
    """Open what there is to know of the program: version, licence and the folders in use."""
    dialog, column = _dialog(parent, "dialog.about", tr("About Lambda Workbench"))
    dialog.setMinimumWidth(440)
    head = label("Lambda Workbench", parent=dialog)
    head.setFont(look.text_font(16, 600))
    column.addWidget(head)
    column.addWidget(_text(tr("Version {version} · Apache License 2.0", version=__version__), "muted", dialog))
    column.addSpacing(8)
    for title, path in ((tr("Data"), paths.data), (tr("Settings"), paths.config), (tr("Cache"), paths.cache)):
        column.addWidget(_text(f"{title}: {path}", "muted", dialog))
    column.addSpacing(12)
    column.addLayout(_buttons(dialog, ("close", tr("Close"), "primary", dialog.accept)))
    dialog.open()
    return dialog


def confirm(parent: QWidget, what: str, why: str, verb: str, agreed: Callable[[], None]) -> QDialog:
    """Ask before something that cannot be taken back; `verb` is what the button does."""
    dialog, column = _dialog(parent, "dialog.confirm", what)
    dialog.setMinimumWidth(380)
    column.addWidget(_text(what, "head", dialog))
    column.addWidget(_text(why, "muted", dialog, wrapped=True))
    column.addSpacing(12)
    dialog.accepted.connect(agreed)
    column.addLayout(
        _buttons(dialog, ("cancel", tr("Cancel"), "", dialog.reject), ("agree", verb, "primary", dialog.accept))
    )
    dialog.open()
    return dialog


def ask_number(
    parent: QWidget, title: str, now: int, between: tuple[int, int], chosen: Callable[[int], None]
) -> QDialog:
    """Ask for a whole number; `chosen` gets the one that was accepted."""
    dialog, column = _dialog(parent, "dialog.number", title)
    dialog.setMinimumWidth(320)
    column.addWidget(_text(title, "head", dialog))
    field = QSpinBox(dialog)
    name(field, "dialog.number.value", title)
    field.setRange(*between)
    field.setGroupSeparatorShown(True)
    field.setValue(now)
    field.selectAll()
    column.addWidget(field)
    column.addWidget(_text(tr("{least:,} to {most:,}", least=between[0], most=between[1]), "muted", dialog))
    column.addSpacing(12)
    dialog.accepted.connect(lambda: chosen(field.value()))
    column.addLayout(
        _buttons(dialog, ("cancel", tr("Cancel"), "", dialog.reject), ("apply", tr("Apply"), "primary", dialog.accept))
    )
    dialog.open()
    field.setFocus()
    return dialog


def _buttons(dialog: QDialog, *wanted: tuple[str, str, str, Callable[[], None]]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for key, text, role, press in wanted:
        button = push_button(text, role, dialog)
        name(button, f"dialog.{key}", text)
        button.clicked.connect(press)
        row.addWidget(button)
    button.setDefault(True)
    return row
