"""The functions of a SAM or CloudFormation template (LAMBDA_FACTS §8.2, §7.1)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.model.function import (
    Architecture,
    Function,
    FunctionConfig,
    ImageConfig,
    Origin,
    OriginKind,
    PackageType,
)
from workbench.project.code import code_path, join
from workbench.project.globals import merge_globals
from workbench.project.intrinsics import template_resolver
from workbench.project.marked import Marked
from workbench.project.physical import FUNCTION_TYPES
from workbench.project.properties import Properties
from workbench.project.resolver import Resolver, Unknown
from workbench.project.template import Template

LAYER_TYPES = {"AWS::Serverless::LayerVersion": "ContentUri", "AWS::Lambda::LayerVersion": "Content"}
AssetPath = Callable[[Template, Marked], Path | None]
"""Finds the local code that a resource's metadata names, if it does."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the functions of one template have in common."""

    template: Template
    application: str
    kind: OriginKind
    resolver: Resolver
    asset: AssetPath


def template_functions(
    template: Template,
    application: str,
    kind: OriginKind = OriginKind.TEMPLATE,
    *,
    parameters: Mapping[str, object] | None = None,
    asset: AssetPath = lambda _template, _resource: None,
) -> tuple[Function, ...]:
    """The functions of `template`, unchecked: values that only a deployment knows are listed as unresolved.

    A function whose condition is false with these parameters is left out, as AWS leaves it out.
    """
    source = Source(template, application, kind, template_resolver(template, parameters), asset)
    return tuple(_functions(source))


def _functions(source: Source) -> Iterator[Function]:
    for logical_id, resource in source.template.resources.items():
        if isinstance(resource, Marked) and resource.get("Type") in FUNCTION_TYPES:
            condition = _condition(source, resource)
            if condition is not False:
                yield _function(source, logical_id, resource, condition)


def _condition(source: Source, resource: Marked) -> Unknown | bool:
    if "Condition" not in resource:
        return True
    found = source.resolver.resolve(Marked({"Condition": resource["Condition"]}))
    if isinstance(found, Unknown):
        return Unknown(str(resource["Condition"]), found.reason)
    return bool(found)


def _function(source: Source, logical_id: str, resource: Marked, condition: Unknown | bool) -> Function:
    properties = _properties(source, logical_id, resource)
    if isinstance(condition, Unknown):
        properties.unknown("Condition", condition)
    place = _place(source, properties, resource) or source.template.folder
    config = _config(source, logical_id, resource, properties, place)
    origin = Origin(source.kind, source.application, source.template.path, logical_id, _line(source, logical_id))
    tags = _tags(properties)
    problems, unresolved = tuple(properties.problems), tuple(properties.unresolved)
    return Function(config, origin, problems=problems, unresolved=unresolved, tags=tags)


def _tags(properties: Properties) -> tuple[tuple[str, str], ...]:
    """SAM's mapping, or CloudFormation's list of Key and Value."""
    found = properties.raw("Tags")
    if not isinstance(found, list):
        return properties.pairs("Tags")
    entries = (entry for entry in found if isinstance(entry, Marked) and "Key" in entry and "Value" in entry)
    return properties.pairs_of("Tags", {str(entry["Key"]): entry["Value"] for entry in entries})


def _line(source: Source, logical_id: str) -> int:
    return source.template.resources.line(logical_id)


def _properties(source: Source, logical_id: str, resource: Marked) -> Properties:
    shared = source.template.globals.mapping("Function")
    is_sam = resource.get("Type") == FUNCTION_TYPES[0]
    values = merge_globals(shared, resource) if is_sam else resource.mapping("Properties")
    return Properties(values, source.resolver, source.template.path, _line(source, logical_id))


def _place(source: Source, properties: Properties, resource: Marked) -> Path | None:
    if source.resolver.resolve(properties.raw("PackageType")) != PackageType.IMAGE:
        return code_path(properties, source.template, source.asset(source.template, resource))
    context = resource.mapping("Metadata").get("DockerContext")
    folder = source.template.folder
    return join(folder, context) if isinstance(context, str) else folder


def _config(source: Source, logical_id: str, resource: Marked, properties: Properties, code: Path) -> FunctionConfig:
    package = _choice(properties, "PackageType", PackageType, PackageType.ZIP)
    return FunctionConfig(
        name=properties.text("FunctionName", logical_id) or logical_id,
        runtime=properties.text("Runtime"),
        handler=properties.text("Handler"),
        code_path=code,
        memory_mb=properties.whole("MemorySize", 128),
        timeout_s=float(properties.whole("Timeout", 3)),
        ephemeral_mb=properties.nested_whole("EphemeralStorage", "Size", 512),
        environment=properties.pairs("Environment", "Variables"),
        architecture=_architecture(properties),
        layers=_layers(source, properties),
        package_type=package,
        image=_image(properties, logical_id, resource) if package is PackageType.IMAGE else None,
        description=properties.text("Description"),
    )


def _choice(properties: Properties, name: str, kind: type[PackageType], default: PackageType) -> PackageType:
    text = properties.text(name, default)
    try:
        return kind(text)
    except ValueError:
        properties.wrong(name, "Zip or Image")
        return default


def _architecture(properties: Properties) -> Architecture:
    names = properties.texts("Architectures")
    if not names:
        return Architecture.X86_64
    try:
        (name,) = names
        return Architecture(name)
    except ValueError:
        properties.wrong("Architectures", "a list of one: x86_64 or arm64")
        return Architecture.X86_64


def _layers(source: Source, properties: Properties) -> tuple[str, ...]:
    """Layer ARNs as they are; a layer of the same template is the path of its content."""
    raw = properties.raw("Layers")
    if not isinstance(raw, list):
        return properties.texts("Layers")
    found: list[str] = []
    for index, item in enumerate(raw):
        local = _local_layer(source, item)
        value = local if local is not None else source.resolver.resolve(item)
        if isinstance(value, Unknown):
            properties.unknown(f"Layers[{index}]", value)
        elif isinstance(value, str):
            found.append(value)
    return tuple(found)


def _local_layer(source: Source, item: object) -> str | None:
    name = item.get("Ref") if isinstance(item, dict) and len(item) == 1 else None
    resource = source.template.resource(name) if isinstance(name, str) else None
    property_name = LAYER_TYPES.get(str(resource.get("Type"))) if resource else None
    if resource is None or property_name is None:
        return None
    asset = source.asset(source.template, resource)
    content = source.resolver.resolve(resource.mapping("Properties").get(property_name))
    if asset is None and isinstance(content, str) and "://" not in content:
        asset = join(source.template.folder, content)
    return str(asset) if asset is not None else None


def _image(properties: Properties, logical_id: str, resource: Marked) -> ImageConfig:
    config = properties.mapping("ImageConfig")
    return ImageConfig(
        uri=_image_uri(properties, logical_id, resource),
        entry_point=properties.text_list("ImageConfig.EntryPoint", config.get("EntryPoint")),
        command=properties.text_list("ImageConfig.Command", config.get("Command")),
        working_directory=str(config.get("WorkingDirectory") or ""),
    )


def _image_uri(properties: Properties, logical_id: str, resource: Marked) -> str:
    if "ImageUri" in properties:
        return properties.text("ImageUri")
    if "Code" in properties:
        return str(properties.mapping("Code").get("ImageUri") or "")
    # The name that `sam build` gives to an image made from DockerContext.
    tag = resource.mapping("Metadata").get("DockerTag")
    return f"{logical_id.lower()}:{tag if isinstance(tag, str) else 'latest'}"
