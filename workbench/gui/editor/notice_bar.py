"""A line above the text that tells what happened to the file and offers what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.look import Look

LEAST_PX = 120
TEXT_PX = 260
"""What the text has beside the choices at least."""

Choice = tuple[str, Callable[[], None]]


class NoticeBar(QWidget):
    """One notice at a time; a choice hides it and then acts. It never blocks the text below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._token = "warn"
        self.setObjectName("editor.notice")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel(self)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setObjectName("editor.notice.text")
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._icon)
        said.addWidget(self.label, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(12, 4, 12, 4)
        self._parts.setSpacing(8)
        self._parts.addLayout(said, 1)
        self._parts.addLayout(self._row)
        self.buttons: list[QPushButton] = []
        look.changed.connect(self._draw_icon)
        self.hide()

    def tell(self, text: str, choices: tuple[Choice, ...], *, token: str = "warn", focus: bool = False) -> None:
        """Show `text` and a button for each choice; `focus` moves the keyboard to the first.

        So does a notice in the place of one that has the keyboard.
        """
        focus = focus or self._has_keyboard()
        before, self.buttons = self.buttons, []
        self._token = token
        self._draw_icon()
        self.label.setText(text)
        for number, (title, act) in enumerate(choices):
            self._add_button(title, act, number)
        self._arrange()
        self.show()
        if focus and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(before)

    def take_keyboard(self) -> bool:
        """Move the keyboard to the first choice, if there is one."""
        if self.isVisible() and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def page_has_keyboard(self) -> bool:
        """Whether the keyboard is in the page; else its user is at something else."""
        page, holder = self.parentWidget(), QApplication.focusWidget()
        return page is not None and holder is not None and page.isAncestorOf(holder)

    def minimumSizeHint(self) -> QSize:
        """Qt: no notice pushes the panels about, however narrow its place is."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the choices stand beside the text where there is room, else below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._row.sizeHint().width() + TEXT_PX
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._row.setAlignment(Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape leads back to the page; the notice stays."""
        page = self.parentWidget()
        if event.key() == Qt.Key.Key_Escape and page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def dismiss(self) -> None:
        """Take the notice away; the keyboard goes back to the page when a choice had it."""
        page = self.parentWidget()
        if self._has_keyboard() and page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(self.buttons)
        self.buttons = []
        self.hide()

    def _has_keyboard(self) -> bool:
        return any(button.hasFocus() for button in self.buttons)

    def _add_button(self, title: str, act: Callable[[], None], number: int) -> None:
        button = QPushButton(title, self)
        button.setObjectName(f"editor.notice.{title.lower().replace(' ', '_')}")
        button.setAccessibleName(title)
        if number == 0:
            button.setDefault(True)

        def chosen() -> None:
            self.dismiss()
            act()

        button.clicked.connect(chosen)
        self._row.addWidget(button)
        button.show()  # at once, or it could not take the keyboard
        self.buttons.append(button)

    def _drop(self, buttons: list[QPushButton]) -> None:
        for button in buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._look.icon("triangle-alert", self._token).pixmap(16, 16))
