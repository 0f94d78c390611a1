"""A file system at /mnt/shared that the test can look into while the function runs, and afterwards."""

from pathlib import Path

from tests.conformance.stage import Stage
from workbench.model.function import FileSystem

ACCESS_POINT = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0"


def mount(stage: Stage, path: str = "/mnt/shared") -> Path:
    """Give the function a file system at `path`; the folder that stands for it."""
    folder = stage.folder / "shared"
    stage.configure(file_systems=(FileSystem(ACCESS_POINT, path, folder),))
    return folder
