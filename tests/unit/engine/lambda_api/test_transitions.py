from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.state import State, Transaction
from workbench.engine.lambda_api.transitions import activation, settle_all


def _view(**documents: Document) -> Transaction:
    view = State().view(PLACE)
    for key, document in documents.items():
        view.put(Kind.VERSION, "f", key.replace("latest", "$LATEST").removeprefix("v"), document)
    return view


def _seen(view: Transaction) -> dict[str, tuple[str, str]]:
    documents = view.all(Kind.VERSION, "f").items()
    return {key: (one.get("State", ""), one.get("LastUpdateStatus", "")) for key, one in documents}


def test_an_activation_is_of_one_version() -> None:
    view = _view(latest={"State": "Pending", "StateReason": "x"}, v1={"State": "Pending"})
    activation("f")(view)
    assert _seen(view) == {"$LATEST": ("Active", "Successful"), "1": ("Pending", "")}
    activation("f", "1")(view)
    assert _seen(view)["1"] == ("Active", "Successful")


def test_what_is_gone_does_not_come_back() -> None:
    view = _view()
    activation("f")(view)
    assert view.changes() == ()


def test_settle_all_ends_what_was_under_way_and_nothing_else() -> None:
    view = _view(
        latest={"State": "Active", "LastUpdateStatus": "InProgress"},
        v1={"State": "Pending"},
        v2={"State": "Active", "LastUpdateStatus": "Successful", "RevisionId": "same"},
        v3={"State": "Failed", "StateReason": "x"},
    )
    settle_all(view)
    done = ("Active", "Successful")
    assert _seen(view) == {"$LATEST": done, "1": done, "2": done, "3": ("Failed", "")}
    assert (view.get(Kind.VERSION, "f", "2") or {})["RevisionId"] == "same"


async def test_what_follows_an_answer(calls: LambdaCalls) -> None:
    made = await calls.function()
    active = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert (made["State"], active["State"], active["LastUpdateStatus"]) == ("Pending", "Active", "Successful")
    assert made["RevisionId"] != active["RevisionId"]
    assert made["LastModified"] == active["LastModified"]
