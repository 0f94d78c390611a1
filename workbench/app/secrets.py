"""Secrets of events: in the system's keyring, or in the environment of this program's process, never in a file of ours.

Asking the keyring may take long (it may ask the user to unlock it): the functions that are not coroutines block.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from workbench.model.errors import EventError
from workbench.model.event_environment import Secret, SecretSource

SERVICE = "Lambda Workbench"
"""Under which the keyring has them; the account is the secret's name and the workspace's folder."""

T = TypeVar("T")


def read_secret(root: Path, secret: Secret) -> str:
    """The value of a secret of the workspace at `root`. Blocks. Raises EventError when there is none to be had."""
    if secret.source is SecretSource.PROCESS:
        value = os.environ.get(secret.name)
        step = f"Start the program with the environment variable {secret.name}."
        why = f"This program's process has no environment variable {secret.name}."
    else:
        value = _from_keyring(root, secret.name)
        step = f"Set it in the terminal: workbench secrets set {secret.name}"
        why = f"The keyring has no secret {secret.name} for this folder."
    if value is None:
        raise EventError(f"The secret {secret.name} is not set.", why, step)
    return value


async def set_secret(root: Path, name: str, value: str) -> None:
    """Keep `value` in the keyring. Raises EventError."""

    def work() -> None:
        import keyring  # noqa: PLC0415

        keyring.set_password(SERVICE, account(root, name), value)

    await asyncio.to_thread(_asked, work, name)


async def delete_secret(root: Path, name: str) -> bool:
    """Forget a secret of the keyring; False when it had none. Raises EventError."""

    def work() -> bool:
        import keyring  # noqa: PLC0415

        if keyring.get_password(SERVICE, account(root, name)) is None:
            return False
        keyring.delete_password(SERVICE, account(root, name))
        return True

    return await asyncio.to_thread(_asked, work, name)


async def is_set(root: Path, secret: Secret) -> bool:
    """Whether a secret has a value. Raises EventError when the keyring cannot be asked."""
    if secret.source is SecretSource.PROCESS:
        return secret.name in os.environ
    return await asyncio.to_thread(_from_keyring, root, secret.name) is not None


def account(root: Path, name: str) -> str:
    """What the keyring calls the secret `name` of the workspace at `root`, whichever way that was opened."""
    return f"{name} in {root.resolve()}"


def _from_keyring(root: Path, name: str) -> str | None:
    def work() -> str | None:
        import keyring  # noqa: PLC0415

        return keyring.get_password(SERVICE, account(root, name))

    return _asked(work, name)


def _asked(work: Callable[[], T], name: str) -> T:
    """What the keyring answers to `work`; imported late, as it takes 80 ms and most events have no secrets."""
    from keyring.errors import InitError, KeyringError, NoKeyringError  # noqa: PLC0415

    try:
        return work()
    except (NoKeyringError, InitError) as error:
        raise EventError("This computer has no keyring.", _why(name), _STEP) from error
    except KeyringError as error:
        reason = str(error) or type(error).__name__
        raise EventError("The keyring refused.", f"It was asked for {name}: {reason.rstrip('.')}.", _STEP) from error
    except Exception as error:
        # The keyrings of the systems are programs of others, with errors of their own.
        why = f"{type(error).__name__} when it was asked for {name}."
        raise EventError("The keyring cannot be used.", why, _STEP) from error


_STEP = 'Set an environment variable of this program instead, and name it in environments.toml: { secret = "process" }.'


def _why(name: str) -> str:
    return f"There is none that {name} could be kept in."
