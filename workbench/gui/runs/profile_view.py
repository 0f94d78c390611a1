"""The Profile tab: which imports a function's cold start spent its time on, or how to measure that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.function_choice import known_function
from workbench.app.use_cases.profile import tells_imports
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.models.figures import clock_text
from workbench.gui.models.imports import milliseconds
from workbench.gui.models.run_text import EXECUTOR_TITLES
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.runs.profile_tree import ProfileTree
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import follow_action, hairline, icon_button, label, name, set_role
from workbench.model.profile import ImportProfile, import_tree

COMMAND = "run.profile_imports"


class ProfileView(QWidget):
    """Shows the newest profile of the store, whatever is selected since."""

    def __init__(self, app: Application, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._action = actions.action(COMMAND)
        self._shown: ImportProfile | None = None
        name(self, "runs.profile", tr("Profile of imports"))
        set_role(self, "panel")
        self.title = label("", parent=self)
        self.title.setFont(look.text_font(weight=600))
        self.figures = label("", "muted", self)
        self.figures.setFont(look.number_font())
        self.figures.setObjectName("runs.profile.figures")
        self.figures.setWordWrap(True)
        self.figures.setToolTip(
            tr(
                "Measured on this machine, not calibrated against AWS."
                " What the interpreter and Lambda's runtime client import is included."
            )
        )
        self.failure = label("", "warn", self)
        self.failure.setObjectName("runs.profile.failure")
        self.failure.setWordWrap(True)
        self.failure.setContentsMargins(16, 0, 16, 8)
        self.again = icon_button(look, "rotate-ccw", self)
        self.tree = ProfileTree(look, self)
        self.empty = EmptyState(look, "runs.profile.empty", self._action, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page())
        self._connect()
        self._show()

    def _page(self) -> QWidget:
        page = QWidget(self)
        set_role(page, "panel")
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.figures, 1)
        head.addWidget(self.again)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 0, 0)
        below.addWidget(self.tree)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.failure)
        layout.addWidget(hairline(page))
        layout.addLayout(below, 1)
        return page

    def _connect(self) -> None:
        app, action = self._app, self._action
        self.again.clicked.connect(action.trigger)
        follow_action(action, self.again, self._name_again)
        stops = (
            app.import_profile.changed.connect(lambda _told: self._show()),
            app.context.changed.connect(lambda _context: self._say_empty()),
            app.workspace.changed.connect(lambda _workspace: self._say_empty()),
            app.service.changed.connect(lambda _told: self._say_empty()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])

    def _name_again(self) -> None:
        name(self.again, "runs.profile.again", self._action.text(), self._action.toolTip())
        self.again.setEnabled(self._action.isEnabled())

    def _show(self) -> None:
        """What the store has now: a tree, or in words why there is none."""
        store = self._app.import_profile
        profile = store.current
        has_tree = profile is not None and bool(profile.imports) and not store.measuring
        if profile is not self._shown:
            self._shown = profile
            self._fill(profile)
        held = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        self._stack.setCurrentIndex(1 if has_tree else 0)
        self._say_empty()
        if has_tree:
            self.setFocusProxy(self.tree)
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, profile: ImportProfile | None) -> None:
        self.tree.show_imports(() if profile is None else import_tree(profile.imports))
        if profile is None:
            return
        self.title.setText(profile.function)
        self.figures.setText(figures_text(profile))
        self.failure.setVisible(bool(profile.failure))
        self.failure.setText(tr("The function failed ({error}). What it had imported is shown.", error=profile.failure))

    def _say_empty(self) -> None:
        if self._stack.currentIndex():
            return  # the context changes with every key in the composer
        title, detail, offers = self._why_empty()
        self.empty.say(title, detail)
        self.setFocusProxy(self.empty.button if offers else self.empty)
        if not offers and self.empty.button.hasFocus():
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would leave the panel with the button
        self.empty.button.setVisible(offers)

    def _why_empty(self) -> tuple[str, str, bool]:
        """Title, detail, and whether the button is offered."""
        store = self._app.import_profile
        if store.measuring:
            title = tr("Measuring the imports of {function}", function=store.measuring)
            return title, tr("A new environment starts, and the function runs once with the event."), False
        if store.current is not None:
            return *_without_imports(store.current), True
        return self._offer()

    def _offer(self) -> tuple[str, str, bool]:
        context = self._app.context.value
        function = known_function(self._app, context.function, context.scope) if context.function else None
        if function is not None and not tells_imports(self._app, function):
            runtime = function.config.runtime or tr("an image")
            detail = tr(
                "Only Python tells what it imports, and the runtime of {function} is {runtime}.",
                function=function.name,
                runtime=runtime,
            )
            return tr("No profile"), detail, False
        return (
            tr("No profile yet"),
            tr(
                "Measure which imports a cold start of a Python function spends its time on,"
                " and which modules ask for them."
            ),
            True,
        )


def figures_text(profile: ImportProfile) -> str:
    """What stands beside the function's name: where it ran, how long the imports took, how many they were, when."""
    return " · ".join(
        (
            profile.runtime,
            tr(EXECUTOR_TITLES[profile.executor]),
            tr("{duration} of imports", duration=milliseconds(profile.total_ms)),
            tr_n("{n:,} module", "{n:,} modules", len(profile.imports)),
            clock_text(profile.measured_ns),
        )
    )


def _without_imports(profile: ImportProfile) -> tuple[str, str]:
    title = tr("No imports of {function} were measured", function=profile.function)
    if profile.failure:
        return title, tr("The function failed before it imported anything ({error}).", error=profile.failure)
    return title, tr("Its interpreter told of none.")
