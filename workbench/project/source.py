"""What the functions of one template have in common while they are read from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.model.function import OriginKind
from workbench.project.intrinsics import template_resolver
from workbench.project.marked import Marked
from workbench.project.properties import Properties
from workbench.project.related import Related
from workbench.project.resolver import Resolver
from workbench.project.template import Template

AssetPath = Callable[[Template, Marked], Path | None]
"""Finds the local code that a resource's metadata names, if it does."""


@dataclass(frozen=True, slots=True)
class Source:
    """A template and what reads it; `stand_ins` gives names to resources that only a deployment would name.

    Those serve for what no code reads: destinations, queues, file systems.
    """

    template: Template
    application: str
    kind: OriginKind
    asset: AssetPath
    resolver: Resolver
    stand_ins: Resolver
    related: Related

    def line(self, logical_id: str) -> int:
        """Where the resource stands, from 1."""
        return self.template.resources.line(logical_id)

    def with_stand_ins(self, values: Marked, logical_id: str, prefix: str = "") -> Properties:
        """`values` of the resource as properties in which every resource of the template has a name."""
        return Properties(values, self.stand_ins, self.template.path, self.line(logical_id), prefix)


def open_source(
    template: Template,
    application: str,
    kind: OriginKind,
    asset: AssetPath,
    parameters: Mapping[str, object] | None = None,
) -> Source:
    """The source that reads `template` with these values for its parameters."""
    resolver = template_resolver(template, parameters)
    stand_ins = template_resolver(template, parameters, stand_ins=True)
    return Source(template, application, kind, asset, resolver, stand_ins, Related(template, stand_ins))
