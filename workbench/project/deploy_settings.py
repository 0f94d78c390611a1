"""What a function's template, or its table in workbench.toml, says of it to Lambda: what a deployment sets there.

Settings that they do not name are the account's own. What workbench.toml says of a template's function is for runs
here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.model.deploy import ENVIRONMENT, Settings, SettingValue
from workbench.model.errors import DocumentError
from workbench.model.function import Function, OriginKind
from workbench.model.partition import partition
from workbench.model.problem import Problem, Unresolved
from workbench.project.globals import merge_globals
from workbench.project.overrides import FILE_NAME, Override, read_overrides
from workbench.project.physical import FUNCTION_TYPES
from workbench.project.properties import Properties
from workbench.project.target_resolver import TargetResolver
from workbench.project.template import Template, read_template

_LAYER = re.compile(r"arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+")
_ROLE = re.compile(r"arn:[a-z-]+:iam::\d{12}:role/.+")
_TEXTS = ("Runtime", "Handler", "Description")
_NUMBERS = ("MemorySize", "Timeout")
_LOGGING = ("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup")
_ELSEWHERE = (
    "CapacityProviderConfig",
    "CodeSigningConfigArn",
    "DeadLetterConfig",
    "DeadLetterQueue",
    "FileSystemConfigs",
    "KMSKeyArn",
    "KmsKeyArn",
    "ReservedConcurrentExecutions",
    "Tags",
    "VpcConfig",
)
"""Settings that are named often and are not deployed from here."""

_STACK = "Deploy the template to change it"


@dataclass(frozen=True, slots=True)
class NamedSettings:
    """The settings with their values, the ARN of the role where it is known, and what is not known before a deployment.

    `unknown` names settings as `Settings` does; a whole group is named without its point: `Environment`. `parameters`
    are the template's that are in them, with their values of this workspace.
    """

    values: Settings
    role: str = ""
    unknown: tuple[Unresolved, ...] = ()
    parameters: tuple[str, ...] = ()


def named_settings(function: Function, root: Path, region: str, account: str) -> NamedSettings:
    """What is named for a function of the workspace at `root`, as it is in that region and account. Blocks.

    `account` is empty where it is not known. Raises DocumentError for a template that cannot be read any more.
    """
    if function.origin.kind is OriginKind.FOLDER:
        return NamedSettings(dict(_of_table(function, root)))
    template = read_template(function.origin.path)
    if isinstance(template, Problem):
        raise DocumentError(template.what, template.why, template.next_step)
    resource = template.resource(function.origin.logical_id)
    if resource is None:
        what = f"{template.path.name} has no resource {function.origin.logical_id} any more."
        raise DocumentError(what, "", "Reload the workspace.")
    is_sam = resource.get("Type") == FUNCTION_TYPES[0]
    shared = template.globals.mapping("Function")
    values = merge_globals(shared, resource) if is_sam else resource.mapping("Properties")
    resolver = TargetResolver(
        template, _parameters(root, template), region=region, account=account, partition=partition(region)
    )
    found = _read(Properties(values, resolver, template.path, function.origin.line))
    return replace(found, parameters=tuple(sorted(resolver.asked_parameters)))


def _parameters(root: Path, template: Template) -> dict[str, object]:
    """The values of workbench.toml for the template's parameters, the nearest file's first."""
    found: dict[str, object] = {}
    for folder in reversed((template.folder, *template.folder.parents)):
        if folder.is_relative_to(root) and (folder / FILE_NAME).is_file():
            found.update(read_overrides(folder / FILE_NAME).parameters)
    return found


def _read(properties: Properties) -> NamedSettings:
    found = dict(_of_template(properties))
    role = properties.text("Role") if "Role" in properties else ""
    unknown = [_renamed(one) for one in properties.unresolved if one.property != "Role"]
    unknown.extend(Unresolved(name, "", _STACK) for name in _ELSEWHERE if name in properties)
    layers = found.get("Layers")
    if isinstance(layers, tuple) and not all(map(_LAYER.fullmatch, layers)):
        del found["Layers"]
        unknown.append(
            Unresolved("Layers", ", ".join(layers), "A layer of the template has its version from the stack")
        )
    missing = {one.property.partition(".")[0] for one in unknown if "." not in one.property}
    values = {key: value for key, value in found.items() if key.partition(".")[0] not in missing}
    return NamedSettings(values, role if _ROLE.fullmatch(role) else "", tuple(dict.fromkeys(unknown)))


def _of_template(properties: Properties) -> Iterator[tuple[str, SettingValue]]:
    for name in _TEXTS:
        if name in properties and (text := properties.text(name)):
            yield name, text
    for name in _NUMBERS:
        if name in properties and (number := properties.whole(name, 0)):
            yield name, number
    if "EphemeralStorage" in properties and (size := properties.nested_whole("EphemeralStorage", "Size", 0)):
        yield "EphemeralStorage", size
    if "Architectures" in properties and (names := properties.texts("Architectures")):
        yield "Architectures", names[0]
    if "Layers" in properties:
        yield "Layers", _layers(properties)
    yield from ((ENVIRONMENT + name, text) for name, text in _variables(properties))
    yield from _features(properties)


def _layers(properties: Properties) -> tuple[str, ...]:
    """The ARNs; what cannot be known of one is noted for them all, since they are set together."""
    before = len(properties.unresolved)
    found = properties.texts("Layers")
    for place in range(before, len(properties.unresolved)):
        one = properties.unresolved[place]
        properties.unresolved[place] = Unresolved("Layers", one.expression, one.reason)
    return found


def _variables(properties: Properties) -> tuple[tuple[str, str], ...]:
    return properties.pairs("Environment", "Variables") if "Environment" in properties else ()


def _features(properties: Properties) -> Iterator[tuple[str, SettingValue]]:
    if "Tracing" in properties and (said := properties.text("Tracing")):
        yield "TracingConfig", "Active" if said == "Active" else "PassThrough"
    elif "TracingConfig" in properties and (said := properties.within("TracingConfig").text("Mode")):
        yield "TracingConfig", said
    if "SnapStart" in properties and (said := properties.within("SnapStart").text("ApplyOn")):
        yield "SnapStart", said
    if "LoggingConfig" in properties:
        logging = properties.within("LoggingConfig")
        yield from ((f"LoggingConfig.{name}", text) for name in _LOGGING if (text := logging.text(name)))


def _renamed(one: Unresolved) -> Unresolved:
    """By the name that the setting has in Lambda's API."""
    name = one.property.replace("Environment.Variables", "Environment")
    if name.startswith("Tracing"):
        name = "TracingConfig"
    name = name.partition("[")[0]
    return Unresolved(
        name if name.startswith(("Environment.", "LoggingConfig.")) else name.partition(".")[0],
        one.expression,
        one.reason,
    )


def _of_table(function: Function, root: Path) -> Iterator[tuple[str, SettingValue]]:
    """What the function's table says; its values are those of the function already."""
    config, said = function.config, _table(function, root)
    if said is None:
        return
    plain: tuple[tuple[str, object, SettingValue], ...] = (
        ("Runtime", said.runtime, config.runtime),
        ("Handler", said.handler, config.handler),
        ("Description", said.description, config.description),
        ("MemorySize", said.memory_mb, config.memory_mb),
        ("Timeout", said.timeout_s, int(config.timeout_s)),
        ("EphemeralStorage", said.ephemeral_mb, config.ephemeral_mb),
        ("Architectures", said.architecture, config.architecture.value),
        ("TracingConfig", said.tracing, config.tracing.value),
        ("SnapStart", said.snap_start, "PublishedVersions" if config.snap_start else "None"),
        ("LoggingConfig.LogFormat", said.log_format, config.logging.format.value),
        ("LoggingConfig.ApplicationLogLevel", said.application_log_level, config.logging.application_level),
        ("LoggingConfig.SystemLogLevel", said.system_log_level, config.logging.system_level),
    )
    yield from ((key, value) for key, named, value in plain if named is not None)
    yield from ((ENVIRONMENT + name, text) for name, text in said.environment.items())
    if said.layers is not None and all(map(_LAYER.fullmatch, said.layers)):
        yield "Layers", said.layers


def _table(function: Function, root: Path) -> Override | None:
    paths = dict.fromkeys((function.config.code_path / FILE_NAME, function.origin.path, root / FILE_NAME))
    files = (read_overrides(path) for path in paths if path.name == FILE_NAME and path.is_file())
    return next((one for file in files for one in file.overrides if one.name == function.name), None)


def creation_settings(function: Function, named: NamedSettings) -> dict[str, SettingValue]:
    """What a function that is not there yet is made with: what is named, and what it cannot be without."""
    config = function.config
    needed: dict[str, SettingValue] = {"Runtime": config.runtime, "Handler": config.handler}
    return {**needed, "Architectures": config.architecture.value, **named.values}
