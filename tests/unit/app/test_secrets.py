from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked

from tests.support.fake_keyring import FakeKeyring, in_place_of_the_keyring, no_keyring
from workbench.app.secrets import SERVICE, account, delete_secret, is_set, read_secret, set_secret
from workbench.model.errors import EventError
from workbench.model.event_environment import Secret, SecretSource

ROOT = Path("/shop")
KEPT = Secret(SecretSource.KEYRING, "dev.KEY")
GIVEN = Secret(SecretSource.PROCESS, "API_KEY")


@pytest.fixture
def backend() -> Iterator[FakeKeyring]:
    made = FakeKeyring()
    with in_place_of_the_keyring(made):
        yield made


async def test_a_secret_is_kept_in_the_keyring_for_its_folder(backend: FakeKeyring) -> None:
    assert not await is_set(ROOT, KEPT)
    await set_secret(ROOT, "dev.KEY", "s3cr3t")
    assert backend.values == {(SERVICE, "dev.KEY in /shop"): "s3cr3t"}
    assert read_secret(ROOT, KEPT) == "s3cr3t"
    assert await is_set(ROOT, KEPT)
    assert not await is_set(Path("/other"), KEPT)
    assert await delete_secret(ROOT, "dev.KEY")
    assert not await delete_secret(ROOT, "dev.KEY")


async def test_the_process_has_secrets_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", "from outside")
    assert read_secret(ROOT, GIVEN) == "from outside"
    assert await is_set(ROOT, GIVEN)
    monkeypatch.delenv("API_KEY")
    assert not await is_set(ROOT, GIVEN)
    with pytest.raises(EventError) as told:
        read_secret(ROOT, GIVEN)
    assert told.value.next_step == "Start the program with the environment variable API_KEY."


def test_a_secret_that_is_not_set_says_how_to_set_it(backend: FakeKeyring) -> None:
    assert not backend.values
    with pytest.raises(EventError) as told:
        read_secret(ROOT, KEPT)
    assert told.value.what == "The secret dev.KEY is not set."
    assert told.value.next_step == "Set it in the terminal: workbench secrets set dev.KEY"


async def test_without_a_keyring_the_other_way_is_told() -> None:
    with in_place_of_the_keyring(no_keyring()):
        with pytest.raises(EventError, match="This computer has no keyring") as told:
            read_secret(ROOT, KEPT)
        assert told.value.next_step.startswith("Set an environment variable of this program instead")
        with pytest.raises(EventError):
            await set_secret(ROOT, "A", "b")
        with pytest.raises(EventError):
            await delete_secret(ROOT, "A")


@pytest.mark.parametrize("refusal", [KeyringLocked("locked."), KeyringError(), InitError("x"), RuntimeError("s3cr3t")])
async def test_no_error_of_the_keyring_passes(backend: FakeKeyring, refusal: Exception) -> None:
    backend.refusal = refusal
    for call in (set_secret(ROOT, "A", "s3cr3t"), is_set(ROOT, KEPT)):
        with pytest.raises(EventError) as told:
            await call
        assert "s3cr3t" not in str(told.value)


def test_accounts_are_apart() -> None:
    assert account(ROOT, "A") != account(Path("/shop2"), "A")
