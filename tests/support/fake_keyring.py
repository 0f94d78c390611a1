"""A keyring in memory, and one that refuses, in the place of the system's."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError


class FakeKeyring(KeyringBackend):
    """Holds `values` by service and account; raises `refusal` when there is one."""

    priority = 1

    def __init__(self) -> None:
        # The base class reads properties from the process's environment, and has no types.
        self.values: dict[tuple[str, str], str] = {}
        self.refusal: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        """The value, or None."""
        if self.refusal is not None:
            raise self.refusal
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a value."""
        if self.refusal is not None:
            raise self.refusal
        self.values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value."""
        del self.values[service, username]


def no_keyring() -> FakeKeyring:
    """What a computer without a keyring has."""
    made = FakeKeyring()
    made.refusal = NoKeyringError("no backend")
    return made


@contextmanager
def in_place_of_the_keyring(backend: KeyringBackend) -> Iterator[None]:
    """Let the program find `backend`, and none afterwards."""
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(no_keyring())
