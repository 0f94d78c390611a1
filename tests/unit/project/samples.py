"""What the tests of the project layer share: a small runtime table, the fixture workspaces, quick templates."""

from pathlib import Path

from workbench.model.runtime import Runtime
from workbench.project.intrinsics import template_resolver
from workbench.project.resolver import Resolver
from workbench.project.template import Template, parse_template

WORKSPACES = Path(__file__).parents[2] / "data" / "workspaces"


def _runtime(runtime_id: str, language: str, version: str) -> Runtime:
    return Runtime(runtime_id, language, version, f"image:{version}", Path(language))


RUNTIMES = (
    *(_runtime(f"python3.{minor}", "python", f"3.{minor}") for minor in range(9, 15)),
    *(_runtime(f"nodejs{major}.x", "nodejs", str(major)) for major in (20, 22, 24)),
)
TABLE = {runtime.id: runtime for runtime in RUNTIMES}
PYTHON_HANDLER = "def handler(event, context):\n    return event\n"


def template(text: str, path: Path = Path("/srv/app/template.yaml")) -> Template:
    """The template in `text`, which must be one."""
    found = parse_template(text, path)
    assert isinstance(found, Template), found
    return found


def resolver(text: str, parameters: dict[str, object] | None = None) -> Resolver:
    """A resolver of the template in `text`; `Resources` is added when it is missing."""
    if "Resources:" not in text:
        text += "\nResources: {}\n"
    return template_resolver(template(text), parameters)


def write(root: Path, files: dict[str, str]) -> Path:
    """Write `files` (path below `root` to text), and give `root` back."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
