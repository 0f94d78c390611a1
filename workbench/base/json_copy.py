"""Copies of parsed JSON, however deep it is nested: Python's own `deepcopy` ends at 300 levels."""

from workbench.base.json_pointer import JsonValue


def copy_of(value: JsonValue) -> JsonValue:
    """A copy of `value` that shares no list and no object with it."""
    top: list[JsonValue] = [value]
    waiting: list[dict[str, JsonValue] | list[JsonValue]] = [top]
    while waiting:
        match waiting.pop():
            case dict() as members:
                for name, item in members.items():
                    if isinstance(item, dict | list):
                        members[name] = _below(item, waiting)
            case items:
                for index, item in enumerate(items):
                    if isinstance(item, dict | list):
                        items[index] = _below(item, waiting)
    return top[0]


def _below(
    item: dict[str, JsonValue] | list[JsonValue], waiting: list[dict[str, JsonValue] | list[JsonValue]]
) -> dict[str, JsonValue] | list[JsonValue]:
    """A copy of one container, whose own containers are copy_of later."""
    new = item.copy()
    waiting.append(new)
    return new
