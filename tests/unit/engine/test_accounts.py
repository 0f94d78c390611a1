import pytest

from workbench.engine.accounts import Accounts
from workbench.model.errors import ThrottledError
from workbench.model.function_settings import FunctionSettings

PLAIN = FunctionSettings()


def test_workspaces_share_an_account_and_a_served_scope_has_its_own() -> None:
    accounts = Accounts(1)
    accounts.open("s", 2)
    assert accounts.of("a") is accounts.of("b")
    assert accounts.of("s") is not accounts.of("a")
    accounts.of("a").admit("f", PLAIN)
    for _invoke in range(2):
        accounts.of("s").admit("f", PLAIN)
    for scope in ("b", "s"):
        with pytest.raises(ThrottledError):
            accounts.of(scope).admit("g", PLAIN)
    assert [one.usage().concurrent_executions for one in accounts.all()] == [1, 2]


def test_an_account_stays_until_it_is_closed() -> None:
    accounts = Accounts(1)
    accounts.open("s", 2)
    first = accounts.of("s")
    accounts.open("s", 3)
    assert accounts.of("s") is first
    accounts.close("s")
    accounts.close("s")
    assert accounts.of("s") is accounts.of("a")
    accounts.open("s", 3)
    assert accounts.of("s").account_limit == 3
