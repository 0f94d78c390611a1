"""The options of the request, one set a function, between the composer's fields and the session file."""

from workbench.app.application import Application
from workbench.app.use_cases.function_choice import known_function
from workbench.base.signal import Signal
from workbench.gui.composer.options import OptionRows
from workbench.gui.composer.request_state import options_of, options_state
from workbench.model.function import FunctionConfig
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions


class RequestOptions:
    """Keeps the options by the composer's key (workspace and function); `changed` tells what the user made of them."""

    def __init__(self, app: Application, rows: OptionRows) -> None:
        self._app = app
        self._rows = rows
        self._key = ""
        self._by_key: dict[str, InvokeOptions] = {}
        self._showing = False
        self.changed: Signal[InvokeOptions] = Signal()
        rows.fields.changed.connect(self._take)
        stops = (
            app.workspace.changed.connect(lambda _workspace: self._look_again()),
            app.service.changed.connect(lambda _none: self._look_again()),
        )
        rows.destroyed.connect(lambda: [stop() for stop in stops])

    @property
    def options(self) -> InvokeOptions:
        """How the event is sent now."""
        return self._rows.fields.options()

    def show(self, key: str) -> None:
        """Show the options of another function; the fields open where it needs a tenant and has none yet."""
        self._key = key
        self._look_again()
        self.show_options(self._by_key.get(key, DEFAULT_OPTIONS))
        function = self._function()
        if function is not None and function.tenant_isolation and not self.options.tenant_id:
            self._rows.show_fields(shown=True)

    def show_options(self, options: InvokeOptions) -> None:
        """Put options in place of those of the function, as a saved event has them; `changed` does not tell it."""
        self._showing = True
        self._rows.fields.show_options(options)
        self._showing = False

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
        options = self._by_key[self._key] = self.options
        if not self._showing:
            self.changed.emit(options)

    def _look_again(self) -> None:
        context = self._app.context.value
        qualifiers = self._app.service.qualifiers(context.scope, context.function or "")
        self._rows.fields.show_function(self._function(), qualifiers)

    def _function(self) -> FunctionConfig | None:
        context = self._app.context.value
        function = known_function(self._app, context.function or "", context.scope)
        return None if function is None else function.config
