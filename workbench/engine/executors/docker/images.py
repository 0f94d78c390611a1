"""Which image a function runs in, how it is entered, and what to do when it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.model.errors import FunctionNotRunnableError, RuntimeUnavailableError
from workbench.model.function import Architecture, ImageConfig, PackageType
from workbench.model.runtime import Runtime

ENTRY_POINT = "/lambda-entrypoint.sh"
"""How AWS's base images are entered: with AWS_LAMBDA_RUNTIME_API set it runs the runtime client, else the emulator."""

TASK_ROOT = "/var/task"
LAYERS = "/opt"

_PLATFORMS = {Architecture.X86_64: "linux/amd64", Architecture.ARM64: "linux/arm64"}
_PROCESSORS = {"x86_64": Architecture.X86_64, "amd64": Architecture.X86_64}
_PROCESSORS |= {"aarch64": Architecture.ARM64, "arm64": Architecture.ARM64}


@dataclass(frozen=True, slots=True)
class ImageChoice:
    """The image of a sandbox; `start` is None when the image itself says how it is started."""

    image: str
    start: ImageStart | None
    binds_code: bool


def choose(spec: SandboxSpec, overrides: Mapping[str, str]) -> ImageChoice:
    """The image for `spec`; `overrides` maps runtime ids to images that replace the runtime's own.

    Raises RuntimeUnavailableError or FunctionNotRunnableError when there is none.
    """
    function = spec.function
    if function.package_type is PackageType.IMAGE:
        if function.image is None or not function.image.uri:
            what = f"Function {function.name} is packaged as an image, but names none."
            raise FunctionNotRunnableError(what, "", "Set its ImageUri, or build the image first.")
        return ImageChoice(function.image.uri, _own_start(spec), binds_code=False)
    image = overrides.get(function.runtime) or (spec.runtime.image if spec.runtime else "")
    if not image:
        what = f"There is no image for the runtime {function.runtime}."
        raise RuntimeUnavailableError(what, "", "Name an image for it in the settings, or use the process executor.")
    return ImageChoice(image, _zip_start(spec), binds_code=True)


def _zip_start(spec: SandboxSpec) -> ImageStart:
    if spec.entry_point:
        return ImageStart((spec.entry_point,), (), TASK_ROOT)
    return ImageStart((ENTRY_POINT,), (spec.function.handler,), TASK_ROOT)


def foreign_platform(spec: SandboxSpec, processor: str) -> str:
    """The platform (`linux/arm64`) of a function that is made for another processor than the engine's; else empty."""
    architecture = spec.function.architecture
    return "" if _PROCESSORS.get(processor, architecture) is architecture else _PLATFORMS[architecture]


def _own_start(spec: SandboxSpec) -> ImageStart | None:
    """The start of an image function where the function overrides all of it, so that the image need not be asked."""
    image = spec.function.image
    if image and image.entry_point and image.command and image.working_directory:
        return ImageStart(image.entry_point, image.command, image.working_directory)
    return None


def merged(spec: SandboxSpec, own: ImageStart) -> ImageStart:
    """The image's `own` start with the function's overrides, each of which stands alone (LAMBDA_FACTS §7.7).

    Raises FunctionNotRunnableError when nothing would be started.
    """
    image = spec.function.image
    entry_point = (image and image.entry_point) or own.entry_point
    command = (image and image.command) or own.command
    if not (entry_point or command):
        what = f"The image of function {spec.function.name} does not say what to start."
        raise FunctionNotRunnableError(what, "", "Give it an ENTRYPOINT or a CMD.")
    return ImageStart(entry_point, command, (image and image.working_directory) or own.working_directory)


def missing(image: str, spec: SandboxSpec, why: str) -> RuntimeUnavailableError:
    """The error for an image that is not there and could not be pulled because of `why`."""
    own = spec.function.image
    if own is not None and own.built_from is not None:
        what = f"The image {image} of function {spec.function.name} is not built."
        return RuntimeUnavailableError(what, "", f"Run `{_build(image, own, own.built_from)}`.")
    next_step = _how_to_get(image, spec.runtime)
    return RuntimeUnavailableError(f"The image {image} is not on this machine.", why, next_step)


def _build(image: str, own: ImageConfig, folder: Path) -> str:
    file = "" if own.dockerfile == "Dockerfile" else f' -f "{folder / own.dockerfile}"'
    return f'docker build -t {image}{file} "{folder}"'


def _how_to_get(image: str, runtime: Runtime | None) -> str:
    pull = f"Run `docker pull {image}`"
    if runtime is None or not (runtime.folder / "Dockerfile").is_file():
        return f"{pull}, or use the process executor."
    tag = f"workbench/{runtime.language}:{runtime.version}"
    build = f'docker build -t {tag} --build-arg VERSION={runtime.version} "{runtime.folder}"'
    return f"{pull}, or build one with `{build}` and name {tag} in the settings as the image of {runtime.id}."
