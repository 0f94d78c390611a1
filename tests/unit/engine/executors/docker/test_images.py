from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.specs import IMAGE, image_spec, runtime, spec
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.engine.executors.docker.images import choose, foreign_platform, merged, missing
from workbench.model.errors import FunctionNotRunnableError, RuntimeUnavailableError
from workbench.model.function import Architecture, ImageConfig

OWN = ImageStart(("/own",), ("own.handler",), "/own/folder")


def test_a_zip_function_runs_in_its_runtimes_image_entered_as_aws_images_are() -> None:
    choice = choose(spec(), {})
    assert choice.image == IMAGE
    assert choice.start == ImageStart(("/lambda-entrypoint.sh",), ("app.handler",), "/var/task")
    assert choice.binds_code


def test_a_functions_own_program_is_started_without_the_images() -> None:
    own = replace(spec(), entry_point="/opt/bootstrap")
    assert choose(own, {}) == replace(choose(spec(), {}), start=ImageStart(("/opt/bootstrap",), (), "/var/task"))


@pytest.mark.parametrize(
    ("processor", "architecture", "platform"),
    [
        ("x86_64", Architecture.X86_64, ""),
        ("x86_64", Architecture.ARM64, "linux/arm64"),
        ("aarch64", Architecture.ARM64, ""),
        ("aarch64", Architecture.X86_64, "linux/amd64"),
        ("", Architecture.ARM64, ""),
        ("riscv64", Architecture.X86_64, ""),
    ],
)
def test_a_platform_is_named_when_the_engine_has_another(
    processor: str, architecture: Architecture, platform: str
) -> None:
    made = spec()
    made = replace(made, function=replace(made.function, architecture=architecture))
    assert foreign_platform(made, processor) == platform


def test_an_override_replaces_the_runtimes_image() -> None:
    assert choose(spec(), {"python3.12": "mine:1", "python3.11": "other:1"}).image == "mine:1"


def test_a_runtime_without_an_image_is_unavailable() -> None:
    without = spec()
    object.__setattr__(without, "runtime", None)
    with pytest.raises(RuntimeUnavailableError, match=r"python3\.12"):
        choose(without, {})


def test_an_image_function_brings_its_own_code_and_start() -> None:
    choice = choose(image_spec(ImageConfig("mine:2")), {"python3.12": "not this"})
    assert (choice.image, choice.start, choice.binds_code) == ("mine:2", None, False)


def test_an_image_that_is_overridden_altogether_need_not_be_asked() -> None:
    image = ImageConfig("mine:2", ("/entry",), ("a", "b"), "/work")
    assert choose(image_spec(image), {}).start == ImageStart(("/entry",), ("a", "b"), "/work")


@pytest.mark.parametrize("image", [None, ImageConfig("")])
def test_an_image_function_without_an_image_cannot_run(image: ImageConfig | None) -> None:
    with pytest.raises(FunctionNotRunnableError, match="names none"):
        choose(image_spec(image), {})


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (ImageConfig("i"), OWN),
        (ImageConfig("i", entry_point=("/e",)), ImageStart(("/e",), ("own.handler",), "/own/folder")),
        (ImageConfig("i", command=("c",)), ImageStart(("/own",), ("c",), "/own/folder")),
        (ImageConfig("i", working_directory="/w"), ImageStart(("/own",), ("own.handler",), "/w")),
    ],
)
def test_each_override_stands_alone(image: ImageConfig, expected: ImageStart) -> None:
    assert merged(image_spec(image), OWN) == expected


def test_an_image_that_starts_nothing_cannot_run() -> None:
    with pytest.raises(FunctionNotRunnableError, match="does not say what to start"):
        merged(image_spec(ImageConfig("i")), ImageStart())


def test_a_missing_image_comes_with_the_commands_that_get_it(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").touch()
    error = missing(IMAGE, replace(spec(), runtime=runtime(tmp_path)), "no such host.")
    assert error.why == "no such host."
    assert f"`docker pull {IMAGE}`" in error.next_step
    assert f'`docker build -t workbench/python:3.12 --build-arg VERSION=3.12 "{tmp_path}"`' in error.next_step


def test_an_image_that_we_cannot_build_is_only_pulled(tmp_path: Path) -> None:
    assert "docker build" not in missing(IMAGE, replace(spec(), runtime=runtime(tmp_path)), "").next_step
    assert "docker build" not in missing(IMAGE, image_spec(ImageConfig("registry/mine:2")), "").next_step


def test_an_image_of_the_template_that_is_not_built_comes_with_its_build(tmp_path: Path) -> None:
    own = ImageConfig("orders:latest", built_from=tmp_path)
    error = missing("orders:latest", image_spec(own), "pull access denied.")
    assert "is not built" in error.what
    assert error.next_step == f'Run `docker build -t orders:latest "{tmp_path}"`.'
    error = missing("orders:latest", image_spec(replace(own, dockerfile="slim.Dockerfile")), "")
    assert f'-f "{tmp_path / "slim.Dockerfile"}"' in error.next_step
