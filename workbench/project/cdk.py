"""The templates of a synthesised CDK application (`cdk.out`) and the local code behind its assets."""

from pathlib import Path

from workbench.project.code import join
from workbench.project.marked import Marked
from workbench.project.template import Template

_SUFFIX = ".template.json"
_MOST_TEMPLATES = 500


def cdk_templates(cdk_out: Path) -> tuple[Path, ...]:
    """The stack templates in `cdk.out` and in its nested assemblies (`assembly-*`), sorted."""
    try:
        found = [*cdk_out.glob(f"*{_SUFFIX}"), *cdk_out.glob(f"assembly-*/**/*{_SUFFIX}")]
    except OSError:
        return ()
    return tuple(sorted(set(found))[:_MOST_TEMPLATES])


def stack_name(path: Path) -> str:
    """The stack that a template of `cdk.out` belongs to, by its file name."""
    return path.name.removesuffix(_SUFFIX)


def asset_path(template: Template, resource: Marked) -> Path | None:
    """The local folder that `aws:asset:path` names (relative to the template's folder), or None."""
    metadata = resource.mapping("Metadata")
    found = metadata.get("aws:asset:path")
    if not isinstance(found, str) or not found:
        return None
    return join(template.folder, found)
