"""Opening a workspace: every function that a folder's templates, CDK output, settings and bare folders hold."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.model.errors import WorkspaceError
from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.model.problem import Problem, Severity
from workbench.model.runtime import Runtime
from workbench.model.workspace import Workspace
from workbench.project.candidates import Candidate, candidates
from workbench.project.cdk import asset_path, cdk_templates, stack_name
from workbench.project.checks import check
from workbench.project.code import has_code
from workbench.project.event_library import list_events
from workbench.project.folders import detect, folder_functions
from workbench.project.globals import merge_globals
from workbench.project.handlers import WELL_KNOWN_FILES, Budget
from workbench.project.layer_checks import Sizes
from workbench.project.marked import Marked
from workbench.project.naming import with_unique_names
from workbench.project.override_effects import apply, with_local_content
from workbench.project.overrides import FILE_NAME, Override, OverrideFile, read_overrides
from workbench.project.sam import template_functions
from workbench.project.template import Template, read_template, template_problems
from workbench.project.tree import CDK_OUT, Tree, walk

_PARSED_BYTES = 512 * 1024
"""How much source is parsed for handlers in one go (0.2 s); the next opening goes on where this one ended."""


@dataclass(slots=True)
class _Finding:
    """What is gathered while a workspace is opened."""

    root: Path
    runtimes: Mapping[str, Runtime]
    functions: list[Function] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    templates: dict[Path, Template] = field(default_factory=dict)
    budget: Budget = field(default_factory=lambda: Budget(_PARSED_BYTES))


def open_workspace(root: Path, runtimes: Iterable[Runtime]) -> Workspace:
    """The workspace at folder `root`. Raises WorkspaceError when it is not there or cannot be read.

    A broken template or setting becomes a problem of the workspace and stops nothing else.
    """
    tree = _walk(root)
    finding = _Finding(tree.root, {runtime.id: runtime for runtime in runtimes})
    finding.problems.extend(_walk_problems(tree))
    files = [read_overrides(Path(folder.path, FILE_NAME)) for folder in tree.folders if FILE_NAME in folder.files]
    for file in files:
        finding.problems.extend(file.problems)
    _add_templates(finding, tree, files)
    _add_cdk(finding, tree, files)
    _add_named(finding, files)
    claimed = {function.config.code_path for function in finding.functions if has_code(function)}
    finding.functions.extend(folder_functions(tree, claimed, finding.runtimes.values(), finding.budget))
    _apply(finding, files)
    named = with_unique_names(finding.functions, tree.root)
    sizes = Sizes()
    checked = tuple(
        check(function, finding.runtimes, finding.budget, _lines(finding, function), sizes) for function in named
    )
    return Workspace(tree.root, checked, list_events(tree.root), tuple(finding.problems))


def _walk(root: Path) -> Tree:
    try:
        return walk(Path(os.path.abspath(root)))  # noqa: PTH100 - Path.absolute keeps `..`
    except FileNotFoundError as error:
        step = "Choose another folder, or make this one."
        raise WorkspaceError(f"{root} cannot be opened.", "There is no such folder.", step) from error
    except NotADirectoryError as error:
        step = f"Open the folder that holds it: {root.parent}."
        raise WorkspaceError(f"{root} cannot be opened.", "It is a file.", step) from error
    except PermissionError as error:
        step = "Change its permissions, or choose another folder."
        raise WorkspaceError(f"{root} cannot be opened.", "You may not read it.", step) from error
    except (OSError, ValueError) as error:
        why = f"The system says: {getattr(error, 'strerror', None) or error}."
        raise WorkspaceError(f"{root} cannot be opened.", why, "Choose another folder.") from error


def _walk_problems(tree: Tree) -> Iterator[Problem]:
    for path in tree.unreadable:
        why, step = "You may not read it.", "Change its permissions if it holds functions."
        yield Problem(Severity.WARNING, f"The folder {path.name} was left out.", why, step, path)
    if tree.truncated:
        why = f"Only the first {len(tree.folders):,} folders were searched."
        yield Problem(Severity.WARNING, "The workspace is very large.", why, "Open a folder further down.", tree.root)


def _parameters(files: list[OverrideFile], folder: Path) -> dict[str, object]:
    """The parameter values for templates in `folder`: of every workbench.toml above it, the nearest wins."""
    found: dict[str, object] = {}
    for file in files:
        if folder.is_relative_to(file.path.parent):
            found.update(file.parameters)
    return found


def _add_templates(finding: _Finding, tree: Tree, files: list[OverrideFile]) -> None:
    seen: set[tuple[Path, str]] = set()
    for candidate in candidates(tree):
        template = read_template(candidate.path)
        if isinstance(template, Problem):
            if candidate.well_known or template.severity is Severity.ERROR:
                finding.problems.append(template)
            continue
        finding.problems.extend(template_problems(template))
        application = _application(candidate, finding.root)
        parameters = _parameters(files, template.folder)
        finding.templates[template.path] = template
        for function in template_functions(template, application, parameters=parameters):
            # A packaged copy of a template beside it has the same logical ids.
            key = (template.folder, function.origin.logical_id)
            if key not in seen:
                seen.add(key)
                finding.functions.append(function)


def _application(candidate: Candidate, root: Path) -> str:
    if not candidate.well_known:
        return candidate.path.stem
    return candidate.path.parent.name or root.name


def _add_cdk(finding: _Finding, tree: Tree, files: list[OverrideFile]) -> None:
    for folder in tree.folders:
        if CDK_OUT not in folder.files:
            continue
        for path in cdk_templates(Path(folder.path, CDK_OUT)):
            template = read_template(path)
            if isinstance(template, Problem):
                if template.severity is Severity.ERROR:
                    finding.problems.append(template)
                continue
            finding.templates[path] = template
            parameters = _parameters(files, template.folder)
            finding.functions.extend(
                template_functions(template, stack_name(path), OriginKind.CDK, parameters=parameters, asset=asset_path)
            )


def _add_named(finding: _Finding, files: list[OverrideFile]) -> None:
    """Functions that only a workbench.toml names: a table with `code`, or the one table in a function's folder."""
    known = {name for function in finding.functions for name in (function.name, function.origin.logical_id)}
    for file in files:
        for override in file.overrides:
            code = override.code_path or _own_folder(file, finding.root)
            if override.name not in known and code is not None:
                finding.functions.append(_named(finding, override, code))


def _own_folder(file: OverrideFile, root: Path) -> Path | None:
    folder = file.path.parent
    return folder if len(file.overrides) == 1 and folder != root else None


def _named(finding: _Finding, override: Override, code: Path) -> Function:
    place, runtime = detect(code, WELL_KNOWN_FILES, finding.runtimes.values(), finding.budget)
    handler = place.handler if place else ""
    config = FunctionConfig(override.name, runtime, handler, code)
    return Function(config, Origin(OriginKind.FOLDER, finding.root.name, override.path, "", override.line))


def _apply(finding: _Finding, files: list[OverrideFile]) -> None:
    by_name: dict[str, set[int]] = {}
    for index, function in enumerate(finding.functions):
        for name in (function.name, function.origin.logical_id):
            by_name.setdefault(name, set()).add(index)
    for file in files:
        for override in file.overrides:
            named = by_name.get(override.name, set())
            matches = [index for index in sorted(named) if _in_reach(file, finding.functions[index], finding)]
            if not matches:
                finding.problems.append(_unmatched(override))
            for index in matches:
                finding.functions[index] = apply(override, finding.functions[index])
    for file in files:
        if file.layers or file.file_systems:
            _put_content(finding, file)


def _put_content(finding: _Finding, file: OverrideFile) -> None:
    """Layers and file systems of the functions that `file` speaks of; files further down come later and win."""
    for index, function in enumerate(finding.functions):
        if _in_reach(file, function, finding):
            finding.functions[index] = with_local_content(function, file.layers, file.file_systems)


def _in_reach(file: OverrideFile, function: Function, finding: _Finding) -> bool:
    """A file speaks of the functions in its folder and below; the root's speaks of all."""
    folder = file.path.parent
    return folder == finding.root or any(
        path.is_relative_to(folder) for path in (function.origin.path, function.config.code_path)
    )


def _unmatched(override: Override) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{override.path.name} speaks of a function that is not there: {override.name}.",
        "No template and no folder has a function of that name.",
        'Correct the name, or add code = "folder" to its table.',
        override.path,
        override.line,
    )


def _lines(finding: _Finding, function: Function) -> Marked:
    """The lines of the function's properties, where its template is known."""
    template = finding.templates.get(function.origin.path)
    resource = template.resource(function.origin.logical_id) if template else None
    if template is None or resource is None:
        return Marked()
    merged = merge_globals(template.globals.mapping("Function"), resource)
    lines = dict(merged.lines)
    keys: dict[str, object] = dict(merged)
    if function.origin.kind is OriginKind.CDK:
        keys["Metadata"] = True
    return Marked(keys, lines)
