"""Where a function's code is, by the several ways in which templates say so."""

from pathlib import Path

from workbench.model.function import Function
from workbench.project.expression import written
from workbench.project.properties import Properties
from workbench.project.resolver import Unknown
from workbench.project.template import Template

_INLINE = "Code inside a template cannot be run from here; move it to a file beside the template"
_REMOTE = "The code is in S3, not in this folder"


CODE_PROPERTIES = ("CodeUri", "Code", "InlineCode")


def has_code(function: Function) -> bool:
    """Whether it is known where the function's code is: none of its code properties is unresolved."""
    return not any(item.property in CODE_PROPERTIES for item in function.unresolved)


def code_path(properties: Properties, template: Template, asset: Path | None) -> Path | None:
    """The code folder of a Zip function, or None once the reason is noted as unresolved.

    `asset` is what CDK's metadata name.
    """
    if asset is not None:
        return asset
    name = next((name for name in ("InlineCode", "CodeUri", "Code") if name in properties), "")
    if not name and template.is_sam:
        return template.folder  # what `sam build` takes when CodeUri is absent
    found = properties.value(name) if name else None
    if isinstance(found, str) and name != "InlineCode":
        return _local(properties, name, found, template.folder)
    _note_missing(properties, name or "Code", _reason(name, found))
    return None


def _reason(name: str, found: object) -> str:
    if name == "InlineCode" or (isinstance(found, dict) and "ZipFile" in found):
        return _INLINE
    return _REMOTE if isinstance(found, dict) else "The template does not say where the code is"


def _local(properties: Properties, name: str, text: str, folder: Path) -> Path | None:
    if "://" in text:
        _note_missing(properties, name, _REMOTE)
        return None
    return join(folder, text)


def _note_missing(properties: Properties, name: str, reason: str) -> None:
    if not any(item.property == name for item in properties.unresolved):
        expression = "(inline code)" if reason is _INLINE else written(properties.raw(name))
        properties.unknown(name, Unknown(expression, reason))


def join(folder: Path, text: str) -> Path:
    """`text` as a path below `folder`, normalised without following links; odd characters do no harm."""
    parts = [part for part in text.replace("\\", "/").split("/") if part not in ("", ".")]
    start = Path("/") if text.startswith("/") else folder
    if len(parts) > 0 and len(parts[0]) == 2 and (drive := Path(parts[0] + "/")).is_absolute():  # on Windows
        start, parts = drive, parts[1:]
    for part in parts:
        start = start.parent if part == ".." else start / part.replace("\0", "")
    return start
