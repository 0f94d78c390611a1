"""A CloudFormation or SAM template read from disk, in sections, not yet resolved."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.model.problem import Problem, Severity
from workbench.project.documents import read_document
from workbench.project.marked import Marked, parse
from workbench.project.memory import FileMemory, file_state

SAM_TRANSFORM = "AWS::Serverless-2016-10-31"
_MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class Template:
    """A template's sections; a missing one is empty. `folder` is what its relative paths begin at."""

    path: Path
    sections: Marked
    is_sam: bool

    @property
    def folder(self) -> Path:
        """The folder of the template."""
        return self.path.parent

    @property
    def resources(self) -> Marked:
        """Logical id to resource."""
        return self.sections.mapping("Resources")

    @property
    def parameters(self) -> Marked:
        """Name to parameter declaration."""
        return self.sections.mapping("Parameters")

    @property
    def mappings(self) -> Marked:
        """The `Mappings` section."""
        return self.sections.mapping("Mappings")

    @property
    def conditions(self) -> Marked:
        """Name to condition."""
        return self.sections.mapping("Conditions")

    @property
    def globals(self) -> Marked:
        """SAM's `Globals`; empty in plain CloudFormation."""
        return self.sections.mapping("Globals") if self.is_sam else Marked()

    def resource(self, logical_id: str) -> Marked | None:
        """The resource of that logical id, or None."""
        found = self.resources.get(logical_id)
        return found if isinstance(found, Marked) else None


_read: FileMemory[Template | Problem] = FileMemory(_MOST_KEPT)


def template_problems(template: Template) -> Iterator[Problem]:
    """What keeps functions of the template from being seen: loops and transforms among its resources."""
    for name in template.resources:
        if name.startswith("Fn::"):
            yield Problem(
                Severity.WARNING,
                f"The resources of {name} are not shown.",
                "Only a deployment writes them out.",
                "Name their functions in workbench.toml to run them here.",
                template.path,
                template.resources.line(name),
            )


def read_template(path: Path) -> Template | Problem:
    """The template at `path`, or the problem that keeps it from being one."""
    try:
        state = file_state(path)
        known = _read.recall(state)
        return known if known is not None else _read.keep(state, parse_template(read_document(path).text, path))
    except DocumentError as error:
        return Problem(Severity.ERROR, error.what, error.why, error.next_step, path)
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        return Problem(Severity.ERROR, f"{path.name} cannot be read.", why, "Look at its permissions.", path)


def parse_template(text: str, path: Path) -> Template | Problem:
    """The template in `text`, or the problem that keeps it from being one (syntax, or no `Resources`)."""
    found = parse(text, path)
    if isinstance(found, Problem):
        return found
    if not isinstance(found, Marked) or not isinstance(found.get("Resources"), Marked):
        return Problem(
            Severity.WARNING,
            f"{path.name} has no resources.",
            "A template needs a mapping named Resources with one entry for each resource.",
            "Add Resources, or give the file another name.",
            path,
            found.line("Resources") if isinstance(found, Marked) else 0,
        )
    return Template(path, found, _has_sam(found.get("Transform")))


def _has_sam(transform: object) -> bool:
    names = transform if isinstance(transform, list) else [transform]
    return SAM_TRANSFORM in names
