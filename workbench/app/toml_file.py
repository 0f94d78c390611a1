"""A TOML file that the program changes and people may edit: read, changed in place, never overwritten when broken."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from workbench.app.atomic_file import write_text
from workbench.base.held_file import held
from workbench.model.errors import StoreError


class TomlFile:
    """The file at `path`, which holds `what` (a plural, such as "settings"). Its methods block."""

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self._what = what
        self._known = ""

    def read(self) -> tuple[str, str]:
        """The file's text (empty when it is not there), and why it cannot be used (empty when it can)."""
        try:
            self._known = text = self.path.read_text(encoding="utf-8")
            tomllib.loads(text)
        except FileNotFoundError:
            self._known = ""
            return "", ""
        except (OSError, ValueError) as error:
            return "", str(error).rstrip(".")
        return text, ""

    def is_news(self) -> bool:
        """Whether somebody else has changed the file since it was read or written here."""
        try:
            return self.path.read_text(encoding="utf-8") != self._known
        except FileNotFoundError:
            return self._known != ""
        except (OSError, ValueError):
            return True

    def change(self, edit: Callable[[str], str]) -> None:
        """Put `edit` of the text as it is now into the file; other windows wait for it. Raises StoreError."""
        with held(self.path.with_suffix(".lock")):
            before = self._text_to_edit()
            after = edit(before)
            self.save(after)
        if before == self._known:  # otherwise it holds what was never read here
            self._known = after

    def ensure(self, text: str) -> None:
        """Make the file with `text` when it is not there. Raises StoreError."""
        if not self.path.exists():
            self.save(text)

    def save(self, text: str) -> None:
        """Make `text` the file's. Raises StoreError."""
        try:
            write_text(self.path, text)
        except OSError as error:
            raise StoreError(f"The {self._what} cannot be saved.", f"{error}.", f"Check {self.path}.") from error

    def _text_to_edit(self) -> str:
        """The file's text as it is now; one that is no TOML is put aside, never overwritten."""
        try:
            text = self.path.read_text(encoding="utf-8")
            tomllib.loads(text)
        except FileNotFoundError:
            return ""
        except ValueError:
            return self._put_aside()
        except OSError as error:
            raise StoreError(f"The {self._what} cannot be saved.", f"{error}.") from error
        return text

    def _put_aside(self) -> str:
        try:
            self.path.replace(self.path.with_suffix(".broken.toml"))
        except OSError as error:
            raise StoreError(f"The {self._what} cannot be saved.", f"{error}.") from error
        return ""
