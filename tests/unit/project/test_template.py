from pathlib import Path

from tests.unit.project.samples import template, write
from workbench.model.problem import Problem, Severity
from workbench.project.template import Template, parse_template, read_template, template_problems


def test_sections() -> None:
    found = template(
        "Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {}}\nResources:\n  A: {Type: X}\n  B: 1\n"
    )
    assert found.is_sam
    assert found.globals == {"Function": {}}
    assert found.resource("A") == {"Type": "X"}
    assert found.resource("B") is None
    assert found.resource("C") is None
    assert found.parameters == found.conditions == found.mappings == {}
    assert found.resources.line("A") == 4
    assert found.folder == Path("/srv/app")


def test_the_transform_may_be_a_list() -> None:
    assert template("Transform: [X, AWS::Serverless-2016-10-31]\nResources: {}\n").is_sam
    plain = template("Globals: {Function: {}}\nResources: {}\n")
    assert not plain.is_sam
    assert plain.globals == {}


def test_without_resources_it_is_no_template() -> None:
    for text in ("", "a: 1", "- 1", "Resources: []"):
        found = parse_template(text, Path("template.yaml"))
        assert isinstance(found, Problem)
        assert found.severity is Severity.WARNING


def test_it_is_read_again_when_it_changed(tmp_path: Path) -> None:
    path = write(tmp_path, {"template.yaml": "Resources: {A: {}}"}) / "template.yaml"
    first = read_template(path)
    path.write_text("Resources: {B: {}}")
    second = read_template(path)
    assert isinstance(first, Template)
    assert isinstance(second, Template)
    assert (list(first.resources), list(second.resources)) == (["A"], ["B"])


def test_loops_among_resources_are_told() -> None:
    found = template("Resources:\n  A: {Type: X}\n  'Fn::ForEach::Each': [N, [a], {}]\n")
    (problem,) = template_problems(found)
    assert (problem.what, problem.line) == ("The resources of Fn::ForEach::Each are not shown.", 3)


def test_files_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    (tmp_path / "binary.yaml").write_bytes(b"\0\1\2")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("none.yaml", "binary.yaml", "folder.yaml"):
        found = read_template(tmp_path / name)
        assert isinstance(found, Problem), name
        assert (found.severity, found.path) == (Severity.ERROR, tmp_path / name)
