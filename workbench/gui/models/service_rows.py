"""The explorer's section of the local Lambda service: the functions made over HTTP, by account and region."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workbench.app.stores.service import ServiceStore, as_function
from workbench.gui.models.function_tree import Row, RowKind, Runtimes, function_row
from workbench.gui.translation import later, tr
from workbench.model.service import ServedFunction

TITLE = later("Lambda service")
_ACTIVE = "Active"


def service_rows(service: ServiceStore, runtimes: Runtimes, today: date) -> tuple[Row, ...]:
    """The section while the service runs. Functions stand under their place where there is more than one."""
    if service.info is None:
        return ()
    scopes: dict[str, list[ServedFunction]] = {}
    for one in service.functions:
        scopes.setdefault(one.scope, []).append(one)
    places = [_place(scope, served, runtimes, today) for scope, served in sorted(scopes.items())]
    children = tuple(places) if len(places) > 1 else places[0].children if places else (_nothing(),)
    where = f"{_called(places[0])}\n" if len(places) == 1 else ""
    made = tr("Functions made over Lambda's HTTP API.")
    tip = f"{service.info.url}\n{where}{made}"
    return (Row("service", RowKind.SECTION, tr(TITLE), tip=tip, children=children),)


def _nothing() -> Row:
    tip = tr("Functions that boto3, the AWS CLI, SAM or Terraform make at the service's address show here.")
    return Row("nothing", RowKind.HINT, tr("No functions made over HTTP"), tip=tip)


def _called(place: Row) -> str:
    return f"{place.secondary} · {place.text}"


def _place(scope: str, served: Iterable[ServedFunction], runtimes: Runtimes, today: date) -> Row:
    _kind, account, region = scope.split(":", 2)
    rows = tuple(_row(one, runtimes, today) for one in served)
    return Row(
        scope,
        RowKind.PLACE,
        region,
        account,
        tip=tr("Account {account}, {region}", account=account, region=region),
        children=rows,
    )


def _row(served: ServedFunction, runtimes: Runtimes, today: date) -> Row:
    row = function_row(as_function(served), runtimes, today)
    state = "" if served.state == _ACTIVE else f" · {served.state.lower()}"
    told = tr("State: {state}", state=served.state)
    tip = f"{row.tip}\n{told}\n{served.config.arn}"
    return replace(row, secondary=row.secondary + state, tip=tip, scope=served.scope)
