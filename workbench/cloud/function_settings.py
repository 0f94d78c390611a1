"""A function's settings between Lambda's API, where they are nested, and the program, which has them by key."""

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.model.deploy import ENVIRONMENT, Settings, SettingValue

_PLAIN = ("Runtime", "Handler", "Description", "MemorySize", "Timeout")
_INNER = {"EphemeralStorage": "Size", "TracingConfig": "Mode", "SnapStart": "ApplyOn"}
"""Groups of which one member is a setting."""

_LOGGING = ("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup")
_IN_JSON = ("ApplicationLogLevel", "SystemLogLevel")
"""What Lambda takes with the log format JSON only."""


def settings_of(told: Mapping[str, Any]) -> dict[str, SettingValue]:
    """The settings in a FunctionConfiguration, whose members are all optional."""
    return dict(_settings(told))


def _settings(told: Mapping[str, Any]) -> Iterator[tuple[str, SettingValue]]:
    yield from ((name, told[name]) for name in _PLAIN if name in told)
    yield from ((name, told[name][inner]) for name, inner in _INNER.items() if inner in told.get(name, {}))
    yield "Architectures", str(next(iter(told.get("Architectures", ())), "x86_64"))
    yield "Layers", tuple(str(layer.get("Arn", "")) for layer in told.get("Layers", ()))
    variables = told.get("Environment", {}).get("Variables", {})
    yield from ((ENVIRONMENT + name, str(value)) for name, value in variables.items())
    logging = told.get("LoggingConfig", {})
    yield from ((f"LoggingConfig.{name}", str(logging[name])) for name in _LOGGING if name in logging)


def update_members(wanted: Settings, deployed: Settings) -> dict[str, Any]:
    """The members of an UpdateFunctionConfiguration that sets `wanted`.

    A group goes as a whole, since Lambda replaces it: with what `deployed` has in it besides. The architecture is not
    among them: it goes with the code.
    """
    members: dict[str, Any] = {name: wanted[name] for name in _PLAIN if name in wanted}
    members |= {name: {inner: wanted[name]} for name, inner in _INNER.items() if name in wanted}
    if "Layers" in wanted:
        members["Layers"] = list(_texts(wanted["Layers"]))
    whole = {**deployed, **wanted}
    if any(key.startswith(ENVIRONMENT) for key in wanted):
        members["Environment"] = {"Variables": _group(whole, ENVIRONMENT)}
    if any(key.startswith("LoggingConfig.") for key in wanted):
        members["LoggingConfig"] = _logging(_group(whole, "LoggingConfig."))
    return members


def _group(settings: Settings, prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): str(value) for key, value in settings.items() if key.startswith(prefix)}


def _logging(group: dict[str, str]) -> dict[str, str]:
    is_json = group.get("LogFormat") == "JSON"
    return {name: value for name, value in group.items() if value and (is_json or name not in _IN_JSON)}


def _texts(value: SettingValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
