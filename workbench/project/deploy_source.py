"""Which folder or zip a function is packaged from: what `sam build` made of its code where that is up to date."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.model.function import Function, OriginKind
from workbench.project.package_files import package_files
from workbench.project.template import Template, read_template

_BUILT = Path(".aws-sam", "build")
_COMPILED = ("java", "dotnet", "go1.x")
_MADE = (".jar", ".class", ".dll", ".zip")


@dataclass(frozen=True, slots=True)
class DeploySource:
    """The folder or zip, and what is to be known of it: that it is a build, or that a build is missing."""

    path: Path
    note: str = ""


def deploy_source(function: Function, left_out: Collection[Path] = ()) -> DeploySource:
    """Where the function's package comes from. Blocks. Raises DocumentError for code that cannot be read.

    A build is up to date when nothing of the code is newer than the template that `sam build` writes last.
    """
    code = function.config.code_path
    if code.is_file() or function.origin.kind is not OriginKind.TEMPLATE:
        return DeploySource(code, _compiled_note(function, code))
    folder = function.origin.path.parent / _BUILT
    built = folder / function.origin.logical_id
    if not built.is_dir():
        return DeploySource(code, _method_note(function) or _compiled_note(function, code))
    if _is_current(folder / "template.yaml", code, left_out):
        return DeploySource(built, f"It is packaged from {_BUILT.as_posix()}/{built.name}, where `sam build` put it.")
    note = f"{_BUILT.as_posix()}/{built.name} is older than the code and is not used: run `sam build` to package it."
    return DeploySource(code, note)


def _is_current(stamp: Path, code: Path, left_out: Collection[Path]) -> bool:
    try:
        built_ns = stamp.stat().st_mtime_ns
    except OSError:
        return False
    try:
        return all(file.changed_ns <= built_ns for file in package_files(code, left_out))
    except DocumentError:
        return False


def _method_note(function: Function) -> str:
    """What a build method of the template means for code that is not built."""
    template = read_template(function.origin.path)
    resource = template.resource(function.origin.logical_id) if isinstance(template, Template) else None
    method = None if resource is None else resource.mapping("Metadata").get("BuildMethod")
    if not isinstance(method, str):
        return ""
    return f"Its BuildMethod is {method}, and it is not built: run `sam build`, or the folder goes as it is."


def _compiled_note(function: Function, code: Path) -> str:
    runtime = function.config.runtime
    if not runtime.startswith(_COMPILED) or code.is_file():
        return ""
    if any(path.suffix in _MADE for path in code.rglob("*")):
        return ""
    return f"{runtime} runs compiled code, and there is none in the folder: build it first."
