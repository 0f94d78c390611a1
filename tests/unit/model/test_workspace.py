from pathlib import Path

from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.model.workspace import Workspace

ROOT = Path("/projects/shop")
FUNCTION = Function(
    FunctionConfig("shop-orders", "python3.13", "app.handler", ROOT / "orders"),
    Origin(OriginKind.TEMPLATE, "shop", ROOT / "template.yaml", "OrdersFunction"),
)


def test_a_function_is_found_by_name_or_logical_id() -> None:
    workspace = Workspace(ROOT, (FUNCTION,))
    assert workspace.name == "shop"
    assert workspace.function("shop-orders") is FUNCTION
    assert workspace.function("OrdersFunction") is FUNCTION
    assert workspace.function("orders") is None
