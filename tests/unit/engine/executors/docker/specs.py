"""Functions and sandbox specs for the tests of the container executor."""

from pathlib import Path

from workbench.engine.executors.base import SandboxSpec
from workbench.model.function import FunctionConfig, ImageConfig, PackageType
from workbench.model.runtime import Runtime

IMAGE = "images.example/python:3.12"


def runtime(folder: Path = Path("/nowhere")) -> Runtime:
    """Python 3.12, whose image is `IMAGE`."""
    return Runtime("python3.12", "python", "3.12", IMAGE, folder)


def spec(code: Path = Path("/code"), *, memory_mb: int = 128, environment_id: str = "e1") -> SandboxSpec:
    """A sandbox for a zip function."""
    function = FunctionConfig("orders", "python3.12", "app.handler", code, memory_mb=memory_mb)
    return SandboxSpec(
        environment_id, function, runtime(), "172.17.0.1:9001", (("_HANDLER", "app.handler"), ("É", "ü=1"))
    )


def image_spec(image: ImageConfig | None) -> SandboxSpec:
    """A sandbox for a function that is an image."""
    function = FunctionConfig("orders", "", "", Path("/code"), package_type=PackageType.IMAGE, image=image)
    return SandboxSpec("e1", function, None, "172.17.0.1:9001", ())
