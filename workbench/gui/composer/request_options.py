"""The options of the request, one set a function, between the composer's fields and the session file."""

from collections.abc import Callable

from workbench.app.application import Application
from workbench.app.use_cases.function_choice import known_function
from workbench.gui.composer.options import OptionRows
from workbench.gui.composer.request_fields import options_of, options_state
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.workspace import Workspace


class RequestOptions:
    """Keeps the options by the composer's key (workspace and function)."""

    def __init__(self, app: Application, rows: OptionRows) -> None:
        self._app = app
        self._rows = rows
        self._key = ""
        self._by_key: dict[str, InvokeOptions] = {}
        rows.fields.changed.connect(self._take)
        self._stop: Callable[[], None] = app.workspace.changed.connect(self._workspace_changed)
        rows.destroyed.connect(self._stop)

    def show(self, key: str) -> None:
        """Show the options of another function; the fields open where it needs a tenant and has none yet."""
        self._key = key
        options = self._by_key.get(key, DEFAULT_OPTIONS)
        self._rows.fields.show_options(options)
        needed = self._tenant_needed()
        self._rows.fields.ask_tenant(needed=needed)
        if needed and not options.tenant_id:
            self._rows.show_fields(shown=True)

    def state(self) -> dict[str, dict[str, object]]:
        """Plain data for the session file."""
        return {key: options_state(options) for key, options in self._by_key.items() if options != DEFAULT_OPTIONS}

    def restore(self, state: object) -> None:
        """Take over what `state` gave; what is here already stays."""
        if isinstance(state, dict):
            for key, entry in state.items():
                self._by_key.setdefault(str(key), options_of(entry))
            self.show(self._key)

    def _take(self) -> None:
        self._by_key[self._key] = self._rows.fields.options()

    def _workspace_changed(self, _workspace: Workspace) -> None:
        self._rows.fields.ask_tenant(needed=self._tenant_needed())

    def _tenant_needed(self) -> bool:
        context = self._app.context.value
        function = known_function(self._app, context.function or "", context.scope)
        return function is not None and function.config.tenant_isolation
