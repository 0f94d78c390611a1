"""The handler that a function's image is asked for, and the file that says so (LAMBDA_FACTS §7.7)."""

from pathlib import Path

from workbench.model.function import Function, FunctionConfig
from workbench.project.dockerfile import command_of

_LONGEST = 1_000_000


def asked_of_image(config: FunctionConfig) -> str:
    """The first word of `ImageConfig.Command`, else of its Dockerfile's command; empty where neither says one."""
    if config.image is not None and config.image.command:
        return config.image.command[0]
    file = dockerfile_of(config)
    return next(iter(command_of(_text(file))), "") if file is not None else ""


def dockerfile_of(config: FunctionConfig) -> Path | None:
    """The Dockerfile that the image is made by on this computer."""
    image = config.image
    return image.built_from / image.dockerfile if image is not None and image.built_from is not None else None


def says_handler(function: Function) -> Path | None:
    """The file that says an image's handler: its template, or its Dockerfile."""
    image = function.config.image
    return function.origin.path if image is not None and image.command else dockerfile_of(function.config)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace") if file.stat().st_size <= _LONGEST else ""
    except (OSError, ValueError):
        return ""
