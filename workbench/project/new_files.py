"""New files and the folders that they need: all are written, or none is left."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from workbench.model.blueprint import NewFile
from workbench.model.errors import DocumentError


class NewFiles:
    """What was written so far. As a context it takes all of it back when the block is left by an error.

    Errors of the system become DocumentError.
    """

    def __init__(self) -> None:
        self._files: list[Path] = []
        self._folders: list[Path] = []

    def __enter__(self) -> "NewFiles":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if error is None:
            return
        self._take_back()
        if isinstance(error, OSError):
            path = Path(error.filename).name if error.filename else "The function"
            why = f"The system says: {error.strerror or error}."
            step = "Look at the folder and its permissions. Nothing was left behind."
            raise DocumentError(f"{path} cannot be written.", why, step) from error

    def write(self, files: Iterable[NewFile]) -> None:
        """Write files that are not there yet. Raises OSError, FileExistsError for one that is there."""
        for file in files:
            self.make_folder(file.path.parent)
            with file.path.open("x", encoding="utf-8", newline="\n") as stream:
                self._files.append(file.path)
                stream.write(file.text)
            if file.executable:
                file.path.chmod(file.path.stat().st_mode | 0o111)

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, as far as they are not there."""
        if not folder.is_dir():
            self.make_folder(folder.parent)
            folder.mkdir()
            self._folders.append(folder)

    def _take_back(self) -> None:
        for path in reversed(self._files):
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in reversed(self._folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
