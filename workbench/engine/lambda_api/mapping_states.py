"""How the states of event source mappings end: Creating becomes Enabled, Deleting nothing (LAMBDA_FACTS §6.2)."""

from workbench.engine.lambda_api.call import Later
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.state import Transaction

SETTLED = frozenset({"Enabled", "Disabled"})


def settling(uuid: str) -> Later:
    """The change that ends what is under way, if the mapping is still there."""

    def settle(view: Transaction) -> None:
        mapping = view.get(Kind.MAPPING, "", uuid)
        if mapping is not None:
            _settle(view, mapping)

    return settle


def settle_mappings(view: Transaction) -> None:
    """End what was under way when the program ended."""
    for mapping in view.all(Kind.MAPPING).values():
        _settle(view, mapping)


def check_settled(mapping: Document, doing: str) -> None:
    """Refuse to do something to a mapping while another change of it is under way. Raises ResourceInUseException."""
    if mapping["State"] not in SETTLED:
        text = f"Cannot {doing} the event source mapping because it is in use."
        raise ApiError("ResourceInUseException", text)


def wanted(mapping: Document) -> str:
    """The state that a mapping settles in."""
    return "Enabled" if mapping["_Enabled"] else "Disabled"


def _settle(view: Transaction, mapping: Document) -> None:
    if mapping["State"] == "Deleting":
        view.delete(Kind.MAPPING, "", mapping["UUID"])
    elif mapping["State"] not in SETTLED:
        view.put(Kind.MAPPING, "", mapping["UUID"], {**mapping, "State": wanted(mapping)})
