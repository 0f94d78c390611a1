"""What is wrong with a function, as AWS would find at creation or at the first invoke (LAMBDA_FACTS §7.1, §1.7)."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from workbench.model.function import Function, FunctionConfig, PackageType
from workbench.model.limits import ENVIRONMENT_BYTES, EPHEMERAL_MB, MEMORY_MB, TIMEOUT_S
from workbench.model.problem import Problem, Severity
from workbench.model.reserved_variables import RESERVED_VARIABLES
from workbench.model.runtime import Runtime
from workbench.project.code import CODE_PROPERTIES, has_code
from workbench.project.finding import Finding
from workbench.project.handlers import Budget, HandlerFault, HandlerFaultKind, HandlerPlace, locate_handler
from workbench.project.image_handlers import asked_of_image
from workbench.project.layer_checks import BAD_ZIP, Sizes, layer_findings
from workbench.project.marked import Marked
from workbench.project.setting_checks import setting_findings

_MANAGED_MEMORY_MB = range(2048, 32_769)
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9_]+")


def check(
    function: Function,
    runtimes: Mapping[str, Runtime],
    budget: Budget | None = None,
    lines: Marked | None = None,
    sizes: Sizes | None = None,
) -> Function:
    """`function` with its handler's place and every problem found; `lines` has the lines of its properties.

    `sizes` and `budget` go round all functions of a workspace.
    """
    checker = _Checker(function, runtimes, lines or Marked(), sizes or Sizes())
    image_handler = asked_of_image(function.config) if function.config.package_type is PackageType.IMAGE else ""
    function = replace(function, image_handler=image_handler) if image_handler else function
    place = _locate(function, runtimes, budget) if has_code(function) else None
    problems = [*function.problems, *checker.configuration()]
    code_problems = list(checker.code())
    problems += code_problems
    if isinstance(place, HandlerFault) and not code_problems:
        problems += checker.handler(place)
    return replace(
        function,
        problems=tuple(problems),
        handler_file=place.file if place is not None else None,
        handler_line=_handler_line(place, function.config),
    )


_Place = HandlerPlace | HandlerFault | None


def _locate(function: Function, runtimes: Mapping[str, Runtime], budget: Budget | None) -> _Place:
    config = function.config
    if config.package_type is PackageType.IMAGE:
        return _locate_in_image(function, budget)
    if _is(config.code_path, "file"):
        return None  # a zip is not looked into
    runtime = runtimes.get(config.runtime)
    language = runtime.language if runtime else re.sub(r"[0-9.]+(x|al2|al2023)?$", "", config.runtime)
    return locate_handler(config.code_path, config.handler, language, budget) if config.handler else None


def _locate_in_image(function: Function, budget: Budget | None) -> HandlerPlace | None:
    """The handler that the image's command names, if its source lies in the build context."""
    folder, handler = function.config.code_path, function.image_handler
    found = (locate_handler(folder, handler, language, budget) for language in ("python", "nodejs"))
    return next((place for place in found if isinstance(place, HandlerPlace)), None)


def _handler_line(place: _Place, config: FunctionConfig) -> int:
    match place:
        case HandlerFault(kind=HandlerFaultKind.SYNTAX) if _is_newer_python(config.runtime):
            return place.definition
        case HandlerFault(kind=HandlerFaultKind.NEEDS_BUILD):
            return place.definition
        case None:
            return 0
        case _:
            return place.line


def _is_newer_python(runtime: str) -> bool:
    """Whether the runtime's Python is newer than the one that made the check, whose verdict then means nothing."""
    match = re.fullmatch(r"python(\d+)\.(\d+)", runtime)
    return match is not None and (int(match[1]), int(match[2])) > sys.version_info[:2]


class _Checker:
    """The checks of one function; each yields problems placed at the line of its property."""

    def __init__(self, function: Function, runtimes: Mapping[str, Runtime], lines: Marked, sizes: Sizes) -> None:
        self._function = function
        self._config = function.config
        self._runtimes = runtimes
        self._lines = lines
        self._sizes = sizes

    def configuration(self) -> Iterator[Problem]:
        """Runtime, handler, sizes, variables, layers, settings."""
        config = self._config
        if not _NAME.fullmatch(config.name):
            why = "Names have up to 64 letters, digits, hyphens and underscores."
            yield self._error("FunctionName", f"{config.name!r} cannot be the name of a function.", why)
        if config.package_type is PackageType.IMAGE:
            if not config.image or not config.image.uri:
                yield self._error("ImageUri", f"{config.name} names no image.", self._why("ImageUri", "Code"))
        else:
            yield from self._runtime()
        memory_mb = _MANAGED_MEMORY_MB if config.max_concurrency else MEMORY_MB
        yield from self._range("MemorySize", config.memory_mb, memory_mb, "MB of memory")
        yield from self._range("Timeout", int(config.timeout_s), TIMEOUT_S, "seconds of timeout")
        yield from self._range("EphemeralStorage", config.ephemeral_mb, EPHEMERAL_MB, "MB of ephemeral storage")
        yield from self._environment()
        yield from map(self._found, layer_findings(config, self._sizes, with_code=has_code(self._function)))
        yield from map(self._found, setting_findings(self._function))

    def _runtime(self) -> Iterator[Problem]:
        config = self._config
        if not config.runtime:
            why = self._why("Runtime")
            yield self._error("Runtime", f"{config.name} has no runtime.", why, "Set Runtime, python3.13 for instance.")
        elif config.runtime not in self._runtimes:
            what = f"{config.name} names the runtime {config.runtime}, which is not known here."
            known = ", ".join(sorted(self._runtimes)) or "none"
            yield self._error("Runtime", what, f"Known are: {known}.", "Choose one of these runtimes.")
        if not config.handler:
            why = self._why("Handler")
            yield self._error(
                "Handler", f"{config.name} has no handler.", why, "Set Handler, app.handler for instance."
            )

    def _range(self, name: str, value: int, allowed: range, unit: str) -> Iterator[Problem]:
        if value not in allowed:
            yield self._error(
                name,
                f"{self._config.name} asks for {value:,} {unit}.",
                f"Lambda allows {allowed[0]:,} to {allowed[-1]:,}.",
                f"Set {name} to a number in that range.",
            )

    def _environment(self) -> Iterator[Problem]:
        variables = dict(self._config.environment)
        if not variables:
            return
        if len(json.dumps(variables, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")) > (
            ENVIRONMENT_BYTES
        ):
            why = "Names and values together may have 4 KB."
            yield self._error("Environment", f"The environment variables of {self._config.name} are too large.", why)
        for name in variables:
            if not _VARIABLE.fullmatch(name):
                why = "Names begin with a letter and have two or more letters, digits and underscores."
                yield self._warning("Environment", f"AWS refuses the environment variable {name!r}.", why)
            elif name in RESERVED_VARIABLES:
                why = "Lambda sets it itself."
                yield self._warning("Environment", f"AWS refuses the environment variable {name}.", why)

    def code(self) -> Iterator[Problem]:
        """The code's folder."""
        config = self._config
        if config.package_type is PackageType.IMAGE:
            return
        if not has_code(self._function):
            yield self._no_code()
            return
        if _is(config.code_path, "dir"):
            return
        property_name = "CodeUri" if "CodeUri" in self._lines else "Code"
        if _is(config.code_path, "file"):
            if self._sizes.of(config.code_path) is None:
                what = f"{config.code_path.name} is neither a folder nor a zip."
                yield self._error(property_name, what, f"AWS says: {BAD_ZIP}", f"Make it again, or set {property_name}"
                    " to the folder.")  # fmt: skip
            return
        step = "Run cdk synth again." if "Metadata" in self._lines else f"Correct {property_name}, or make the folder."
        why = f"There is no folder {config.code_path}."
        yield self._error(property_name, f"The code folder of {config.name} is not there.", why, step)

    def _no_code(self) -> Problem:
        missing = next(item for item in self._function.unresolved if item.property in CODE_PROPERTIES)
        step = "Name a folder of this workspace as its code, in the template or in workbench.toml."
        what = f"The code of {self._config.name} is not in this folder."
        return self._error(missing.property, what, f"{missing.reason}.", step)

    def handler(self, fault: HandlerFault) -> Iterator[Problem]:
        """A handler that an invoke will not find; a warning, so that AWS's own error can still be seen."""
        name = self._config.name
        match fault.kind:
            case HandlerFaultKind.SYNTAX if _is_newer_python(self._config.runtime):
                return
            case HandlerFaultKind.SYNTAX:
                what = f"The handler file of {name} has a syntax error."
                step = "Correct the file. An invoke shows the runtime's own error."
                where: tuple[Path | None, int, int] = (fault.file, fault.line, fault.column)
            case HandlerFaultKind.NEEDS_BUILD:
                what, step = f"The code of {name} is not built.", "Build it and set CodeUri to the result."
                where = (fault.file, 0, 0)
            case HandlerFaultKind.NO_FUNCTION:
                what, step = (
                    f"The handler {self._config.handler} of {name} is not there.",
                    "Add it, or correct Handler.",
                )
                where = (fault.file, 0, 0)
            case _:
                what, step = f"The handler {self._config.handler} of {name} is not there.", "Correct Handler."
                where = (self._function.origin.path, self._line("Handler"), 0)
        yield Problem(Severity.WARNING, what, f"{fault.reason}.", step, *where)

    def _why(self, *names: str) -> str:
        for item in self._function.unresolved:
            if item.property in names:
                return f"{item.expression} cannot be worked out: {item.reason[:1].lower()}{item.reason[1:]}."
        return f"There is no {names[0]}."

    def _line(self, name: str) -> int:
        return self._lines.line(name) or self._function.origin.line

    def _found(self, finding: Finding) -> Problem:
        step = finding.next_step or f"Correct {finding.property}."
        place = self._function.origin.path, self._line(finding.property)
        return Problem(finding.severity, finding.what, finding.why, step, *place)

    def _error(self, name: str, what: str, why: str, next_step: str = "") -> Problem:
        step = next_step or f"Correct {name}."
        return Problem(Severity.ERROR, what, why, step, self._function.origin.path, self._line(name))

    def _warning(self, name: str, what: str, why: str) -> Problem:
        step = f"Rename it in {name}."
        return Problem(Severity.WARNING, what, why, step, self._function.origin.path, self._line(name))


def _is(path: Path, kind: str) -> bool:
    try:
        return path.is_dir() if kind == "dir" else path.is_file()
    except (OSError, ValueError):
        return False
