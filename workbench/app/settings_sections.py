"""What the groups of settings are called."""

from collections.abc import Mapping

SECTIONS: Mapping[str, str] = {
    "look": "Appearance",
    "window": "Window",
    "keys": "Keyboard",
    "editor": "Editor",
    "language": "Languages",
    "run": "Running functions",
    "async": "Asynchronous events",
    "service": "Lambda service",
    "aws": "AWS",
    "history": "Run history",
    "log": "Logs",
}
"""What the tables of settings are called, in the order of the preferences."""
