"""The functions of a SAM or CloudFormation template (LAMBDA_FACTS §8.2, §7.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
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
from workbench.project.features import (
    FEATURES,
    file_systems,
    logging_config,
    max_concurrency,
    snap_start,
    tenant_isolation,
    tracing,
)
from workbench.project.function_settings import function_settings
from workbench.project.globals import merge_globals
from workbench.project.layers import function_layers
from workbench.project.marked import Marked
from workbench.project.physical import FUNCTION_TYPES
from workbench.project.properties import Properties
from workbench.project.resolver import Unknown
from workbench.project.source import AssetPath, Source, open_source
from workbench.project.template import Template


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
    return tuple(_functions(open_source(template, application, kind, asset, parameters)))


def _functions(source: Source) -> Iterator[Function]:
    for logical_id, resource in source.template.resources.items():
        if isinstance(resource, Marked) and resource.get("Type") in FUNCTION_TYPES:
            made = source.resolver.is_made(resource)
            if made is not False:
                yield _function(source, logical_id, resource, made)


def _function(source: Source, logical_id: str, resource: Marked, made: Unknown | bool) -> Function:
    values = _values(source, resource)
    properties = Properties(values, source.resolver, source.template.path, source.line(logical_id))
    # What no code reads may be made up: the unnamed queue of a destination is told by its logical id.
    named = source.with_stand_ins(values, logical_id)
    if isinstance(made, Unknown):
        properties.unknown("Condition", made)
    place = _place(source, properties, resource) or source.template.folder
    config = _config(source, logical_id, resource, properties, place)
    config = _with_features(config, named)
    settings = function_settings(source, logical_id, config.name, named)
    return Function(
        config,
        Origin(source.kind, source.application, source.template.path, logical_id, source.line(logical_id)),
        settings,
        tags=_tags(properties),
        problems=(*properties.problems, *named.problems),
        unresolved=(*properties.unresolved, *named.unresolved),
    )


def _tags(properties: Properties) -> tuple[tuple[str, str], ...]:
    """SAM's mapping, or CloudFormation's list of Key and Value."""
    found = properties.raw("Tags")
    if not isinstance(found, list):
        return properties.pairs("Tags")
    entries = (entry for entry in found if isinstance(entry, Marked) and "Key" in entry and "Value" in entry)
    return properties.pairs_of("Tags", {str(entry["Key"]): entry["Value"] for entry in entries})


def _values(source: Source, resource: Marked) -> Marked:
    shared = source.template.globals.mapping("Function")
    is_sam = resource.get("Type") == FUNCTION_TYPES[0]
    return merge_globals(shared, resource) if is_sam else resource.mapping("Properties")


def _place(source: Source, properties: Properties, resource: Marked) -> Path | None:
    if source.resolver.resolve(properties.raw("PackageType")) != PackageType.IMAGE:
        return code_path(properties, source.template, source.asset(source.template, resource))
    context = resource.mapping("Metadata").get("DockerContext")
    folder = source.template.folder
    return join(folder, context) if isinstance(context, str) else folder


def _config(source: Source, logical_id: str, resource: Marked, properties: Properties, code: Path) -> FunctionConfig:
    package = properties.choice("PackageType", PackageType, PackageType.ZIP)
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
        layers=function_layers(source, properties),
        package_type=package,
        image=_image(properties, logical_id, resource, code) if package is PackageType.IMAGE else None,
        description=properties.text("Description"),
    )


def _with_features(config: FunctionConfig, properties: Properties) -> FunctionConfig:
    if not any(name in properties for name in FEATURES):
        return config
    return replace(
        config,
        file_systems=tuple(file_systems(properties)),
        logging=logging_config(properties),
        tracing=tracing(properties),
        snap_start=snap_start(properties),
        tenant_isolation=tenant_isolation(properties),
        max_concurrency=max_concurrency(properties, config.runtime, config.memory_mb),
    )


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


def _image(properties: Properties, logical_id: str, resource: Marked, folder: Path) -> ImageConfig:
    config = properties.mapping("ImageConfig")
    metadata = resource.mapping("Metadata")
    dockerfile = metadata.get("Dockerfile")
    is_built = isinstance(metadata.get("DockerContext"), str) and not _names_image(properties)
    return ImageConfig(
        uri=_image_uri(properties, logical_id, resource),
        entry_point=properties.text_list("ImageConfig.EntryPoint", config.get("EntryPoint")),
        command=properties.text_list("ImageConfig.Command", config.get("Command")),
        working_directory=str(config.get("WorkingDirectory") or ""),
        built_from=folder if is_built else None,
        dockerfile=dockerfile if isinstance(dockerfile, str) else "Dockerfile",
    )


def _names_image(properties: Properties) -> bool:
    return "ImageUri" in properties or "Code" in properties


def _image_uri(properties: Properties, logical_id: str, resource: Marked) -> str:
    if "ImageUri" in properties:
        return properties.text("ImageUri")
    if "Code" in properties:
        return str(properties.mapping("Code").get("ImageUri") or "")
    # The name that `sam build` gives to an image made from DockerContext.
    tag = resource.mapping("Metadata").get("DockerTag")
    return f"{logical_id.lower()}:{tag if isinstance(tag, str) else 'latest'}"
