from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.engine.runtimes import load_runtimes
from workbench.model.blueprint import NewFunction
from workbench.model.errors import DocumentChangedError, DocumentError, UsageError, WorkbenchError
from workbench.model.workspace import Workspace
from workbench.project.blueprints import get_blueprint, load_blueprints
from workbench.project.discovery import open_workspace
from workbench.project.event_catalogue import load_catalogue
from workbench.project.new_function import Place, plan_function, write_function

BLUEPRINTS = load_blueprints()
RUNTIMES = load_runtimes()
TEMPLATE = "Transform: AWS::Serverless-2016-10-31\n\nResources:\n  Old: # kept\n    Type: AWS::S3::Bucket\n"


def plan(root: Path, name: str, blueprint: str = "python-s3", folder: str = "", functions: str = "") -> NewFunction:
    place = Place(root, root / folder, functions.split())
    return plan_function(get_blueprint(BLUEPRINTS, blueprint), name, place, load_catalogue())


def workspace(root: Path) -> Workspace:
    return open_workspace(root, tuple(RUNTIMES))


def tree(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_an_empty_folder_gets_a_template(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    new = plan(root, "Uploads")
    assert not root.exists()
    write_function(new)
    assert tree(root) == [
        "events/uploads/put.event.toml",
        "events/uploads/put.expected.json",
        "events/uploads/put.json",
        "template.yaml",
        "uploads/src/app.py",
        "uploads/tests/test_uploads.py",
    ]
    found = workspace(root)
    (function,) = found.functions
    assert (function.name, function.config.runtime, function.handler_file) == ("Uploads", "python3.13", new.code)
    assert not function.problems
    assert not found.problems
    assert [event.path for event in found.events] == [new.event]
    assert "Description: Functions of shop" in new.template.text


def test_the_template_that_is_there_keeps_its_lines(tmp_path: Path) -> None:
    write(tmp_path, {"template.yml": TEMPLATE})
    write_function(plan(tmp_path, "Uploads"))
    text = (tmp_path / "template.yml").read_text()
    assert text.startswith(TEMPLATE)
    assert not (tmp_path / "template.yaml").exists()
    assert workspace(tmp_path).function("Uploads") is not None


def test_line_ends_of_the_template_are_kept(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_bytes(TEMPLATE.replace("\n", "\r\n").encode())
    write_function(plan(tmp_path, "Uploads"))
    data = (tmp_path / "template.yaml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > TEMPLATE.count("\n")


def test_the_nearest_template_gets_the_function(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": TEMPLATE, "services/template.yaml": TEMPLATE})
    new = plan(tmp_path, "Uploads", folder="services/media")
    assert new.template.path == tmp_path / "services" / "template.yaml"
    assert "CodeUri: media/uploads/src/" in new.resources
    assert new.event == tmp_path / "events" / "uploads" / "put.json"
    write_function(new)
    function = workspace(tmp_path).function("Uploads")
    assert function is not None
    assert function.config.code_path == tmp_path / "services" / "media" / "uploads" / "src"


def test_a_name_that_is_no_logical_id_is_the_function_s_all_the_same(tmp_path: Path) -> None:
    new = plan(tmp_path, "image-resize")
    assert (new.name, new.logical_id) == ("image-resize", "ImageResize")
    write_function(new)
    assert [function.name for function in workspace(tmp_path).functions] == ["image-resize"]


def test_folders_and_logical_ids_that_are_there_are_stepped_aside_of(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": TEMPLATE.replace("Old", "ImageResize"), "image-resize/mine": "", "events/x": ""})
    new = plan(tmp_path, "image-resize")
    assert (new.logical_id, new.folder.name, new.event.parent.name) == (
        "ImageResize2",
        "image-resize-2",
        "image-resize-2",
    )
    write_function(new)
    assert (tmp_path / "image-resize" / "mine").read_text() == ""


@pytest.mark.parametrize(
    ("name", "folder"), [("Build", "build-function"), ("Events", "events-function"), ("CON", "con-function")]
)
def test_folders_that_nobody_looks_into_are_avoided(tmp_path: Path, name: str, folder: str) -> None:
    assert plan(tmp_path, name).folder.name == folder


@pytest.mark.parametrize(
    ("name", "functions", "told"),
    [
        ("", "", "needs a name"),
        ("a b", "", "called"),
        ("uploads", "Uploads", "already"),
        ("Old", "", "taken"),
    ],
)
def test_names_that_cannot_be_are_refused(tmp_path: Path, name: str, functions: str, told: str) -> None:
    write(tmp_path, {"template.yaml": TEMPLATE})
    with pytest.raises(UsageError, match=told):
        plan(tmp_path, name, functions=functions)


@pytest.mark.parametrize(
    ("files", "folder"),
    [
        ({"template.json": '{"Resources": {}}'}, ""),
        ({"template.yaml": "Resources: [\n"}, ""),
        ({}, "../elsewhere"),
        ({}, "node_modules/a"),
    ],
)
def test_places_that_cannot_take_a_function_are_refused(tmp_path: Path, files: dict[str, str], folder: str) -> None:
    root = write(tmp_path / "w", files)
    place = Place(root, Path(root, folder).resolve())
    with pytest.raises(DocumentError):
        plan_function(BLUEPRINTS[0], "Hello", place, load_catalogue())


def test_another_runtime_can_be_taken(tmp_path: Path) -> None:
    place = Place(tmp_path, tmp_path)
    new = plan_function(BLUEPRINTS[0], "Hello", place, load_catalogue(), RUNTIMES.get("python3.12"))
    assert new.runtime == "python3.12"
    assert "Runtime: python3.12\n" in new.template.text


def refused_with_nothing_left(root: Path, new: NewFunction, before: list[str]) -> WorkbenchError:
    with pytest.raises(DocumentError) as refused:
        write_function(new)
    assert tree(root) == before
    return refused.value


def test_a_template_that_was_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": TEMPLATE})
    new = plan(tmp_path, "Uploads")
    write(tmp_path, {"template.yaml": TEMPLATE + "  Mine: {}\n"})
    error = refused_with_nothing_left(tmp_path, new, ["template.yaml"])
    assert isinstance(error, DocumentChangedError)
    assert (tmp_path / "template.yaml").read_text().endswith("Mine: {}\n")


def test_a_template_that_appeared_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    new = plan(tmp_path, "Uploads")
    write(tmp_path, {"template.yaml": TEMPLATE})
    refused_with_nothing_left(tmp_path, new, ["template.yaml"])
    assert (tmp_path / "template.yaml").read_text() == TEMPLATE


def test_a_template_that_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": TEMPLATE})
    new = plan(tmp_path, "Uploads")
    (tmp_path / "template.yaml").unlink()
    refused_with_nothing_left(tmp_path, new, [])


def test_files_that_appeared_meanwhile_are_not_written_over(tmp_path: Path) -> None:
    new = plan(tmp_path, "Uploads")
    write(tmp_path, {"uploads/src/app.py": "mine"})
    refused_with_nothing_left(tmp_path, new, ["uploads/src/app.py"])


def test_a_template_that_may_not_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"template.yaml": TEMPLATE})
    new = plan(tmp_path, "Uploads")

    def full(*_arguments: object) -> None:
        raise DocumentError("The disk is full.")

    monkeypatch.setattr("workbench.project.new_function.write_document", full)
    refused_with_nothing_left(tmp_path, new, ["template.yaml"])


def test_two_of_a_kind_stand_side_by_side(tmp_path: Path) -> None:
    write_function(plan(tmp_path, "Uploads"))
    write_function(plan(tmp_path, "uploads-too"))
    found = workspace(tmp_path)
    assert [function.name for function in found.functions] == ["Uploads", "uploads-too"]
    assert not [problem for function in found.functions for problem in function.problems]
