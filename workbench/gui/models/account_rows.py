"""The explorer's section of AWS: this computer's profiles with their regions, and the functions that were listed."""

from dataclasses import replace
from datetime import date

from workbench.app.stores.accounts import AccountsStore
from workbench.gui.models.figures import size_text
from workbench.gui.models.function_tree import Mark, Row, RowKind, Runtimes, support_of
from workbench.gui.translation import later, tr
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace
from workbench.model.runtime import Support

ACCOUNTS_KEY = "aws"
"""The key of the section."""

_ENVIRONMENT = later("Environment")


def account_rows(accounts: AccountsStore, runtimes: Runtimes, today: date) -> tuple[Row, ...]:
    """The section, where AWS's configuration names a profile or the environment has credentials."""
    if not accounts.places:
        return ()
    places = tuple(_place(place, accounts.listing(place), runtimes, today) for place in accounts.places)
    tip = tr("The profiles of this computer. AWS is asked for functions only when you ask for them.")
    return (Row(ACCOUNTS_KEY, RowKind.SECTION, "AWS", tip=tip, children=places),)


def place_name(place: RemotePlace) -> str:
    """What a profile is called; the credentials of the environment's variables have no name of their own."""
    return place.profile or tr(_ENVIRONMENT)


def _place(place: RemotePlace, listing: Listing, runtimes: Runtimes, today: date) -> Row:
    rows = tuple(_function(one, place, runtimes, today) for one in listing.functions)
    hint = _hint(place, listing)
    return Row(
        f"{place.profile}\n{place.region}",
        RowKind.PLACE,
        place_name(place),
        place.region,
        tip=tr("Profile {profile}, {region}", profile=place_name(place), region=place.region),
        place=place,
        children=(hint, *rows) if hint is not None else rows,
    )


def _hint(place: RemotePlace, listing: Listing) -> Row | None:
    """What stands before the functions, or in their place."""
    hint = Row("hint", RowKind.HINT, "", place=place)
    match listing.state:
        case ListingState.UNREAD:
            tip = tr("Asks AWS for the functions of this region, with the credentials of the profile.")
            return replace(hint, text=tr("List functions"), tip=tip, offers=True)
        case ListingState.READING:
            return replace(hint, text=tr("Listing functions…"))
        case ListingState.FAILED if listing.error is not None:
            error = listing.error
            told = (error.what, error.why, error.next_step, tr("Click to try again."))
            tip = "\n".join(part for part in told if part)
            return replace(hint, text=error.what, tip=tip, mark=Mark.ERROR, offers=True)
        case _:
            return None if listing.functions else replace(hint, text=tr("No functions"))


def _function(function: RemoteFunction, place: RemotePlace, runtimes: Runtimes, today: date) -> Row:
    runtime = function.runtime or "image"
    deprecated = support_of(runtimes.get(function.runtime), today) is Support.DEPRECATED
    return Row(
        function.name,
        RowKind.REMOTE,
        function.name,
        tr("{name} · deprecated", name=runtime) if deprecated else runtime,
        deprecated=deprecated,
        tip=_tip(function),
        search=f"{function.name}\n{runtime}\n{function.handler}".casefold(),
        remote=function,
        place=place,
    )


def _tip(function: RemoteFunction) -> str:
    figures = f"{function.memory_mb} MB · {function.timeout_s} s · {function.architecture}"
    when = function.modified.partition(".")[0].replace("T", " ")
    changed = tr("Changed {when}", when=when) if when else ""
    size = size_text(function.code_bytes) if function.code_bytes else ""
    parts = (function.description, function.handler, figures, size, changed, function.arn)
    return "\n".join(part for part in parts if part)
