"""The layers that a function of a template names, with their content where it is here (LAMBDA_FACTS §7.6, §8.4)."""

from pathlib import Path

from workbench.model.function import Layer
from workbench.model.problem import Problem, Severity
from workbench.project.code import join
from workbench.project.expression import written
from workbench.project.properties import Properties
from workbench.project.resolver import Unknown
from workbench.project.source import Source
from workbench.project.substitution import Variable, pieces

LAYER_TYPES = {"AWS::Serverless::LayerVersion": "ContentUri", "AWS::Lambda::LayerVersion": "Content"}
_BUILT = ".aws-sam/build"


def function_layers(source: Source, properties: Properties) -> tuple[Layer, ...]:
    """The layers in order: one of the same template by its logical id, others by their ARN and without content."""
    raw = properties.raw("Layers")
    if not isinstance(raw, list):
        return tuple(Layer(text) for text in properties.texts("Layers"))
    found: list[Layer] = []
    for index, item in enumerate(raw):
        logical_id = _logical_id(source, item)
        value = None if logical_id else source.resolver.resolve(item)
        if logical_id:
            found.append(Layer(logical_id, _content(source, logical_id, properties)))
        elif isinstance(value, Unknown):
            properties.unknown(f"Layers[{index}]", value)
        elif isinstance(value, list):
            found.extend(Layer(text) for text in properties.text_list(f"Layers[{index}]", value))
        elif isinstance(value, str) and value:
            found.append(Layer(value))
        elif isinstance(value, dict | int | float):
            properties.wrong(f"Layers[{index}]", "the ARN of a layer version")
    return tuple(found)


def _logical_id(source: Source, item: object) -> str:
    """The layer of the same template that `item` refers to, or nothing."""
    match item:
        case {"Ref": str(name)} | {"Fn::GetAtt": [str(name), "LayerVersionArn" | "Arn"]}:
            pass
        case {"Fn::Sub": str(text)}:
            parts = pieces(text)
            name = parts[0].name if len(parts) == 1 and isinstance(parts[0], Variable) else ""
        case _:
            return ""
    resource = source.template.resource(name)
    return name if resource is not None and str(resource.get("Type")) in LAYER_TYPES else ""


def _content(source: Source, logical_id: str, properties: Properties) -> Path | None:
    """The folder or zip of the layer; None when it is in S3 or not known."""
    resource = source.template.resources.mapping(logical_id)
    asset = source.asset(source.template, resource)
    if asset is not None:
        return asset
    name = LAYER_TYPES[str(resource.get("Type"))]
    content = source.resolver.resolve(resource.mapping("Properties").get(name))
    if not isinstance(content, str) or not content or "://" in content:
        return None
    method = resource.mapping("Metadata").get("BuildMethod")
    folder = join(source.template.folder, content)
    return _built(source, logical_id, folder, method, properties) if isinstance(method, str) else folder


def _built(source: Source, logical_id: str, folder: Path, method: str, properties: Properties) -> Path:
    """What `sam build` made of the layer: its content is elsewhere in the result than in the folder."""
    built = source.template.folder / _BUILT / logical_id
    if built.is_dir():
        return built
    line = source.line(logical_id)
    what, why = f"The layer {logical_id} is not built.", f"Its BuildMethod is {written(method)}."
    step = "Run sam build: until then its folder is used as it is."
    properties.problems.append(Problem(Severity.WARNING, what, why, step, source.template.path, line))
    return folder
