"""The explorer's section of the Lambda service."""

from datetime import date

from tests.support.served import INFO, a_served_function
from workbench.app.stores.service import ServiceStore
from workbench.engine.runtimes import load_runtimes
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.gui.models.service_rows import service_rows
from workbench.model.service import ServedFunction

TODAY = date(2026, 11, 21)


def section(*functions: ServedFunction) -> Row:
    store = ServiceStore()
    store.set_info(INFO)
    store.set_functions(functions)
    (row,) = service_rows(store, load_runtimes(), TODAY)
    return row


def test_there_is_none_while_the_service_does_not_run() -> None:
    assert service_rows(ServiceStore(), load_runtimes(), TODAY) == ()


def test_a_service_without_functions_says_what_makes_one() -> None:
    row = section()
    assert (row.text, row.kind) == ("Lambda service", RowKind.SECTION)
    (hint,) = row.children
    assert hint.kind is RowKind.HINT
    assert "boto3" in hint.tip
    assert row.tip.startswith("http://127.0.0.1:3001\n")


def test_functions_of_one_place_stand_at_once() -> None:
    row = section(a_served_function("a"), a_served_function("b", state="Pending", runtime="nodejs22.x"))
    assert [(one.text, one.secondary, one.scope) for one in row.children] == [
        ("a", "python3.13", "lambda:000000000000:us-east-1"),
        ("b", "nodejs22.x · pending", "lambda:000000000000:us-east-1"),
    ]
    assert "000000000000 · us-east-1" in row.tip
    assert "arn:aws:lambda:us-east-1:000000000000:function:a" in row.children[0].tip
    assert "State: Pending" in row.children[1].tip


def test_places_are_named_where_there_is_more_than_one() -> None:
    row = section(a_served_function("a", region="us-west-2"), a_served_function("a", account="111122223333"))
    assert [(one.text, one.secondary, one.kind) for one in row.children] == [
        ("us-west-2", "000000000000", RowKind.PLACE),
        ("us-east-1", "111122223333", RowKind.PLACE),
    ]
    assert [one.text for place in row.children for one in place.children] == ["a", "a"]


def test_one_that_failed_is_marked() -> None:
    (row,) = section(a_served_function(state="Failed")).children
    assert (row.mark, row.secondary) == (Mark.ERROR, "python3.13 · failed")
