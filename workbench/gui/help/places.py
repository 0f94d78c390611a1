"""Which page of the help a control belongs to, by the beginning of its object name; the longest one counts."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

FIRST = "window"

PLACES: Mapping[str, str] = {
    "explorer": "window#explorer",
    "dock.explorer": "window#explorer",
    "editor": "window#editor",
    "composer": "window#event-composer",
    "dock.composer": "window#event-composer",
    "composer.environment": "events#variables",
    "composer.preview": "events#variables",
    "composer.request": "window#sending-an-event",
    "composer.invoke": "window#sending-an-event",
    "composer.executor": "window#where-functions-run",
    "composer.wrapped": "events#envelopes",
    "runs": "window#runs",
    "dock.runs": "window#runs",
    "runs.result": "window#result",
    "runs.payload": "window#result",
    "runs.check": "window#result",
    "runs.failure": "window#result",
    "runs.expectation": "events#expectations",
    "runs.diff": "window#diff",
    "runs.logs": "window#logs",
    "runs.timeline": "window#timeline",
    "runs.profile": "window#profile",
    "runs.debug": "window#debug",
    "debug": "window#debug",
    "status.debugging": "window#debug",
    "toolbar.debug": "window#debug",
    "runs.problems": "window#problems",
    "search": "window#find-in-files",
    "configuration": "window#configuration",
    "deploy": "window#deploying",
    "new": "window#new-function",
    "preferences": "settings",
    "preferences.keymap": "keyboard",
    "status.engine": "window#where-functions-run",
    "status.service": "service",
    "status.progress": "window#running-work",
    "progress": "window#running-work",
    "notices": "window#running-work",
    "toast": "window#running-work",
    "palette": "commands",
    "welcome": "window",
    "welcome.machine": "window#where-functions-run",
}


def place_of(widget: QWidget | None) -> str:
    """The page and anchor for a control: its own, or that of the nearest thing around it that has one."""
    at = widget
    while at is not None:
        found = place_of_name(at.objectName())
        if found:
            return found
        at = at.parentWidget()
    return FIRST


def place_of_name(object_name: str) -> str:
    """The page and anchor for an object name, empty when the help has none."""
    parts = object_name.split(".")
    for count in range(len(parts), 0, -1):
        found = PLACES.get(".".join(parts[:count]))
        if found:
            return found
    return ""
