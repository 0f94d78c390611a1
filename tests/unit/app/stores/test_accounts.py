from workbench.app.stores.accounts import AccountsStore
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

WORK, HOME = RemotePlace("work", "eu-west-1"), RemotePlace("home", "us-east-1")
READ = Listing(ListingState.READ, (RemoteFunction("f", "arn"),))


def test_observers_hear_of_changes_only() -> None:
    store = AccountsStore()
    heard: list[object] = []
    store.changed.connect(heard.append)
    for _time in range(2):
        store.set_places((WORK,))
        store.put(WORK, READ)
    assert len(heard) == 2


def test_what_is_known_of_a_place_stays_with_it() -> None:
    store = AccountsStore()
    store.set_places((WORK, HOME))
    store.put(WORK, READ)
    assert store.listing(HOME) == Listing(), "nothing is known yet"
    store.set_places((WORK,))
    assert store.listing(WORK) == READ
    store.set_places((HOME,))
    store.set_places((WORK,))
    assert store.listing(WORK) == Listing()


def test_an_answer_for_a_place_that_is_gone_is_dropped() -> None:
    store = AccountsStore()
    store.put(WORK, READ)
    store.set_places((WORK,))
    assert store.listing(WORK) == Listing()


def test_whether_a_place_is_being_read() -> None:
    store = AccountsStore()
    store.set_places((WORK,))
    assert not store.is_reading(WORK)
    store.put(WORK, Listing(ListingState.READING))
    assert store.is_reading(WORK)
