"""Builds the form of an event with a schema of 300 fields, shows it, unfolds all of it and paints it, a few times.

python -m tests.bench.form_shown TIMES
"""

import json
import sys
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.bench.timing import now_ms
from workbench.base.json_pointer import JsonValue
from workbench.gui.composer.form_view import FormView
from workbench.gui.look import Look
from workbench.gui.main import make_qt
from workbench.model.event_recipe import EventDetails, EventRecipe
from workbench.project.event_form import EventForm

GROUPS, MEMBERS = 12, 24
"""12 objects with 24 members each: with the objects, 300 fields."""
_HELP = "What the member is for, in a sentence of a usual length."


def schema() -> dict[str, Any]:
    """The schema of an event in which half of the members are required."""
    kinds = ("string", "integer", "boolean", "string")
    members = {f"member{at}": {"type": kinds[at % 4], "description": _HELP} for at in range(MEMBERS)}
    group = {"type": "object", "properties": members, "required": list(members)[::2], "description": _HELP}
    return {"type": "object", "properties": {f"group{at}": dict(group) for at in range(GROUPS)}}


def event() -> JsonValue:
    """An event that has every member."""
    values: tuple[JsonValue, ...] = ("2026/11/invoice-42.json", 4812, True, "${env.BUCKET}")
    return {f"group{at}": {f"member{one}": values[one % 4] for one in range(MEMBERS)} for at in range(GROUPS)}


def show_once(look: Look, app: QApplication) -> tuple[float, int]:
    """How many milliseconds it took, and how many rows there were. The schema has not been seen before."""
    details, value = EventDetails(EventRecipe("bench/form"), schema(), None), event()
    began = now_ms()
    view = FormView(look)
    view.resize(370, 860)
    view.show_form(EventForm(details, value))
    view.tree.expandAll()
    view.show()
    app.processEvents()
    view.grab()
    took = now_ms() - began
    rows = sum(1 for _ in view.tree.rows.walk())
    view.close()
    return took, rows


def main() -> None:
    """The entry point: the durations as JSON; the first, in which fonts are loaded, is not among them."""
    app = make_qt([])
    look = Look("dark")
    look.apply()
    found = [show_once(look, app) for _ in range(int(sys.argv[1]) + 1)]
    sys.stdout.write(json.dumps({"durations": [took for took, _ in found[1:]], "rows": found[-1][1]}) + "\n")


if __name__ == "__main__":
    main()
