"""Changes that follow an answer: a creation or an update is over (LAMBDA_FACTS §7.4)."""

from workbench.engine.lambda_api.call import Later
from workbench.engine.lambda_api.configuration import settled
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.mapping_states import settle_mappings
from workbench.engine.lambda_api.state import Transaction


def activation(name: str, version: str = LATEST) -> Later:
    """The change that ends a creation or an update, if the version is still there."""

    def settle(view: Transaction) -> None:
        document = view.get(Kind.VERSION, name, version)
        if document is not None:
            view.put(Kind.VERSION, name, version, settled(document))

    return settle


def settle_all(view: Transaction) -> None:
    """End what was under way when the program ended."""
    settle_mappings(view)
    for name in view.owners(Kind.VERSION):
        for version, document in view.all(Kind.VERSION, name).items():
            if document.get("State") == "Pending" or document.get("LastUpdateStatus") == "InProgress":
                view.put(Kind.VERSION, name, version, settled(document))
