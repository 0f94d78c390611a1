import json
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.engine.runtimes import load_runtimes
from workbench.model.blueprint import Blueprint, NewFile
from workbench.project.blueprint_files import Names, events_of, files_of, needs_of, resources_of
from workbench.project.blueprints import get_blueprint, load_blueprints
from workbench.project.event_catalogue import load_catalogue

BLUEPRINTS = load_blueprints()
ROOT = Path("/w/shop")
NAMES = Names(
    "image-resize", "ImageResize", "image-resize", ROOT, ROOT / "image-resize", ROOT / "template.yaml",
    runtime=load_runtimes().get("python3.12"),
)  # fmt: skip


def blueprint(blueprint_id: str) -> Blueprint:
    return get_blueprint(BLUEPRINTS, blueprint_id)


def files(blueprint_id: str, names: Names = NAMES) -> dict[str, NewFile]:
    return {file.path.relative_to(names.root).as_posix(): file for file in files_of(blueprint(blueprint_id), names)}


def test_the_files_have_the_function_s_names() -> None:
    found = files("python-s3")
    assert list(found) == ["image-resize/src/app.py", "image-resize/tests/test_image_resize.py"]
    test = found["image-resize/tests/test_image_resize.py"].text
    assert "pytest image-resize" in test
    assert '"../../events/image-resize"' in test


def test_a_program_is_one() -> None:
    found = files("custom-runtime-shell", replace(NAMES, runtime=None))
    modes = {name: file.executable for name, file in found.items()}
    assert modes["image-resize/src/bootstrap"]
    assert not modes["image-resize/src/function.sh"]
    assert "build-ImageResize:" in found["image-resize/Makefile"].text


def test_places_are_those_of_the_folder() -> None:
    deep = replace(NAMES, folder=ROOT / "services" / "a" / "image-resize", template=ROOT / "services" / "template.yaml")
    assert "CodeUri: a/image-resize/src/" in resources_of(blueprint("python-s3"), deep)
    test = files("python-s3", deep)["services/a/image-resize/tests/test_image_resize.py"].text
    assert '"../../../../events/image-resize"' in test
    assert "pytest services/a/image-resize" in test


def test_the_resources_have_the_function_s_names_and_runtime() -> None:
    text = resources_of(blueprint("python-sqs-partial-failures"), NAMES)
    assert text.startswith("# ImageResize works")
    assert "\nImageResizeQueue:\n" in text
    assert "Queue: !GetAtt ImageResizeQueue.Arn" in text
    assert "FunctionName: image-resize\n" in text
    assert "Runtime: python3.12\n" in text


def test_the_name_is_left_out_where_the_resource_says_it() -> None:
    text = resources_of(blueprint("python-hello"), replace(NAMES, name="ImageResize"))
    assert "FunctionName" not in text


def test_resources_beside_the_function_get_free_names() -> None:
    names = replace(NAMES, taken={"ImageResizeBucket"}.__contains__)
    text = resources_of(blueprint("python-s3"), names)
    assert "\nImageResizeBucket2:\n" in text
    assert "Bucket: !Ref ImageResizeBucket2\n" in text
    assert "-image-resize" in text


def test_an_image_is_made_of_the_runtime_s() -> None:
    assert "FROM public.ecr.aws/lambda/python:3.12\n" in files("container-image")["image-resize/src/Dockerfile"].text
    assert needs_of(blueprint("container-image"), NAMES) == "docker build -t imageresize:latest image-resize/src"
    assert needs_of(blueprint("python-s3"), NAMES) == ""


def events(blueprint_id: str) -> dict[str, str]:
    found = events_of(blueprint(blueprint_id), NAMES, load_catalogue())
    return {file.path.relative_to(ROOT).as_posix(): file.text for file in found}


def test_events_are_made_with_what_stands_beside_them() -> None:
    found = events("python-sqs-partial-failures")
    folder = "events/image-resize"
    assert list(found)[:3] == [f"{folder}/batch.json", f"{folder}/batch.event.toml", f"{folder}/batch.expected.json"]
    assert 'function = "image-resize"' in found[f"{folder}/batch.event.toml"]
    broken = json.loads(found[f"{folder}/broken.json"])
    assert [record["body"] for record in broken["Records"]] == ["no JSON"]


def test_values_of_events_have_the_function_s_names_too() -> None:
    assert json.loads(events("python-step-functions-task")["events/image-resize/task.json"])["state"] == "ImageResize"


def test_an_event_of_one_s_own_is_as_written() -> None:
    assert events("python-hello")["events/image-resize/named.json"] == '{\n  "name": "Ada"\n}\n'


@pytest.mark.parametrize("each", BLUEPRINTS, ids=lambda each: each.id)
def test_no_name_of_the_blueprint_is_left(each: Blueprint) -> None:
    runtime = load_runtimes().get("nodejs22.x" if each.language == "nodejs" else "python3.12")
    names = replace(NAMES, runtime=None if each.language == "shell" else runtime)
    made = [*files_of(each, names), *events_of(each, names, load_catalogue())]
    texts = [resources_of(each, names), needs_of(each, names), *(file.text for file in made)]
    left = ("NewFunction", "new-function", "new_function", "new-name", "new-folder", "newfunction")
    assert not [word for text in texts for word in left if word in text]
    assert each.language == "shell" or not any(each.runtime in text for text in texts)
