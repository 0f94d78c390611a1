"""The explorer's section of AWS."""

from datetime import date

from workbench.app.stores.accounts import AccountsStore
from workbench.engine.runtimes import load_runtimes
from workbench.gui.models.account_rows import account_rows
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.model.errors import CloudUnreachableError
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

TODAY = date(2026, 11, 22)
WORK, OWN = RemotePlace("work", "eu-west-1"), RemotePlace("", "us-east-1")
ORDERS = RemoteFunction(
    "Orders", "arn:orders", "python3.13", "app.handler", 512, 10, "arm64", 2048, "2026-11-21T10:00:00.000+0000", "Why"
)


def section(listing: Listing | None = None) -> Row:
    store = AccountsStore()
    store.set_places((OWN, WORK))
    if listing is not None:
        store.put(WORK, listing)
    (row,) = account_rows(store, load_runtimes(), TODAY)
    return row


def below_work(listing: Listing) -> tuple[Row, ...]:
    return section(listing).children[1].children


def test_a_computer_without_an_account_has_no_section() -> None:
    assert account_rows(AccountsStore(), load_runtimes(), TODAY) == ()


def test_places_are_profiles_with_their_regions() -> None:
    row = section()
    assert (row.text, row.kind) == ("AWS", RowKind.SECTION)
    assert [(one.text, one.secondary, one.kind, one.place) for one in row.children] == [
        ("Environment", "us-east-1", RowKind.PLACE, OWN),
        ("work", "eu-west-1", RowKind.PLACE, WORK),
    ]
    (hint,) = row.children[0].children
    assert (hint.kind, hint.offers, hint.place) == (RowKind.HINT, True, OWN)


def test_functions_say_what_is_known_of_them() -> None:
    old = RemoteFunction("Thumbs", "arn:thumbs", "nodejs12.x")
    orders, thumbs, image = below_work(Listing(ListingState.READ, (ORDERS, old, RemoteFunction("Video", "arn:video"))))
    assert (orders.text, orders.secondary, orders.kind, orders.remote) == (
        "Orders",
        "python3.13",
        RowKind.REMOTE,
        ORDERS,
    )
    assert orders.tip == "Why\napp.handler\n512 MB · 10 s · arm64\n2.0 KB\nChanged 2026-11-21 10:00:00\narn:orders"
    assert "python3.13" in orders.search
    assert image.secondary == "image"
    assert thumbs.text == "Thumbs"


def test_a_deprecated_runtime_is_told() -> None:
    (row,) = below_work(Listing(ListingState.READ, (RemoteFunction("f", "arn", "nodejs20.x"),)))
    assert (row.secondary, row.deprecated) == ("nodejs20.x · deprecated", True)


def test_while_they_are_listed_those_that_are_known_stay() -> None:
    hint, row = below_work(Listing(ListingState.READING, (ORDERS,)))
    assert (hint.text, hint.offers, row.text) == ("Listing functions…", False, "Orders")


def test_a_failure_says_why_and_offers_to_try_again() -> None:
    error = CloudUnreachableError("Not listed.", "Nobody is there.", "Check the network.")
    (hint,) = below_work(Listing(ListingState.FAILED, error=error))
    assert (hint.text, hint.mark, hint.offers) == ("Not listed.", Mark.ERROR, True)
    assert hint.tip.splitlines()[:3] == ["Not listed.", "Nobody is there.", "Check the network."]


def test_an_empty_region_says_so() -> None:
    (hint,) = below_work(Listing(ListingState.READ))
    assert (hint.text, hint.offers) == ("No functions", False)
