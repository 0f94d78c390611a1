"""Adds resources to a template's text: every line that is there stays as it is."""

import textwrap

from workbench.model.errors import DocumentError
from workbench.project.template import SAM_TRANSFORM
from workbench.project.template_shape import Section, read_sections, said

_NOTHING = ("", "null", "~")
_INDENT = 2


def new_template(description: str, resources: str) -> str:
    """A SAM template that has these resources and nothing else."""
    head = f'AWSTemplateFormatVersion: "2010-09-09"\nTransform: {SAM_TRANSFORM}\nDescription: {description}\n'
    return f"{head}\nResources:\n{_indented(resources, _INDENT)}"


def taken_names(text: str, name: str) -> frozenset[str]:
    """The logical ids of resources and parameters, which share one space of names. Raises DocumentError."""
    sections = read_sections(text, name)
    return frozenset(each for key in ("Resources", "Parameters") if key in sections for each in sections[key].names)


def add_resources(text: str, name: str, resources: str) -> str:
    """`text` of the template file `name` with the block `resources` (its first column is 0) after its own.

    A template that is not SAM's becomes one. Raises DocumentError when it cannot be added without changing what is
    there.
    """
    if name.lower().endswith(".json"):
        raise _refused(name, "It is written in JSON.")
    text = _ended(text)  # a block of text at the very end would have a line end more
    added = _with_resources(text, name, resources)
    _check(text, added, name)
    return _with_transform(added, name)


def _with_resources(text: str, name: str, resources: str) -> str:
    sections = read_sections(text, name)
    section = sections.get("Resources")
    lines = text.split("\n")
    if section is None:
        return _ended(text) + ("\n" if text.strip() else "") + f"Resources:\n{_indented(resources, _INDENT)}"
    if section.is_mapping and not section.flow:
        return _after_others(lines, section, resources)
    if section.is_mapping and section.names:
        raise _refused(name, "Its resources are written in braces.")
    if section.is_mapping or (section.is_scalar and section.value in _NOTHING):
        return _instead_of_nothing(lines, section, resources)
    raise _refused(name, "Its Resources are no mapping.")


def _instead_of_nothing(lines: list[str], section: Section, resources: str) -> str:
    """`Resources:` without a value, with `null` or with `{}`: what stands for nothing goes."""
    (row, column), (end_row, end_column) = section.start, section.stop
    line = lines[row][:column].rstrip() + lines[end_row][end_column:]
    kept = [line] if line.strip() else []
    block = _indented(resources, _INDENT).removesuffix("\n").split("\n")
    rest = lines[end_row + 1 :]
    if rest and rest[0].strip():
        block.append("")
    return _ended("\n".join([*lines[:row], *kept, *block, *rest]))


def _after_others(lines: list[str], section: Section, resources: str) -> str:
    at = _last_line(lines, section) + 1
    block = _indented(resources, section.indent).removesuffix("\n").split("\n")
    before = [""] if _are_apart(lines, section) and not section.keeps_blanks else []
    rest = lines[at:]
    if rest and rest[0].strip():
        block.append("")
    return _ended("\n".join([*lines[:at], *before, *block, *rest]))


def _last_line(lines: list[str], section: Section) -> int:
    """The section's last line: comments that are indented as its resources are belong to it."""
    last = section.end
    while not section.keeps_blanks and last > section.line and not lines[last].strip():
        last -= 1
    for row in range(last + 1, len(lines)):
        text = lines[row]
        if text.strip() and not (text.lstrip().startswith("#") and _indent(text) >= section.indent):
            break
        last = row if text.strip() else last
    return last


def _are_apart(lines: list[str], section: Section) -> bool:
    """Whether there are blank lines between the resources; one alone would have them."""
    rows = list(section.names.values())[1:]
    return not rows or any(not lines[row].strip() for row in range(section.line + 1, rows[-1]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _indented(block: str, indent: int) -> str:
    return _ended(textwrap.indent(block.strip("\n"), " " * indent))


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _with_transform(text: str, name: str) -> str:
    sections = read_sections(text, name)
    lines = text.split("\n")
    transform = sections.get("Transform")
    if transform is not None:
        if not any(SAM_TRANSFORM in line for line in lines[transform.line : transform.end + 1]):
            why = f"Its Transform is not {SAM_TRANSFORM}, which functions of blueprints need."
            raise _refused(name, why)
        return text
    first = sections.get("AWSTemplateFormatVersion")
    at = first.end + 1 if first is not None else next(iter(sections.values())).line
    return "\n".join([*lines[:at], f"Transform: {SAM_TRANSFORM}", *lines[at:]])


def _check(before: str, after: str, name: str) -> None:
    """Nothing may mean something else than before: what was said is said again, with something in one place of it."""
    old = said(before, name)
    try:
        new = said(after, name)
    except DocumentError as error:
        raise _refused(name, error.why) from error
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    left = len(old) - same
    # An empty value, which is one scalar or a pair of braces, makes way for the resources.
    if not any(old[same + gone :] == new[len(new) - (left - gone) :] for gone in range(3) if gone <= left):
        raise _refused(name, "It would not mean the same any more.")


def _refused(name: str, why: str) -> DocumentError:
    return DocumentError(f"Nothing can be added to {name}.", why, "Add the resource by hand, or choose another folder.")
