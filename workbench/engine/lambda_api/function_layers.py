"""The layers that a function names: found, checked, and noted so that they outlive deletion (LAMBDA_FACTS §7.6)."""

from collections.abc import Sequence

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.layer_versions import NOT_HERE, check_may_use, find_version, layer_version_id

MOST_LAYERS = 5


def layer_members(call: Call, arns: Sequence[str]) -> Document:
    """The members of a FunctionConfiguration that its layers make; none for no layers. Raises ApiError."""
    if len(arns) > MOST_LAYERS:
        raise invalid_parameter(f"Cannot reference more than {MOST_LAYERS} layers.")
    _check_distinct(arns)
    found = [(arn, _layer_version(call, arn)) for arn in arns]
    if not found:
        return {"Layers": None, "_Layers": []}
    return {
        "Layers": [{"Arn": arn, "CodeSize": document["_CodeSize"]} for arn, document in found],
        "_Layers": [
            {"Arn": arn, "Package": document["_Package"], "Unzipped": document["_Unzipped"]} for arn, document in found
        ],
    }


def _check_distinct(arns: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for arn in arns:
        layer = arn.rpartition(":")[0]
        if layer in seen:
            what = "Two different versions of the same layer are not allowed to be referenced in the same function."
            raise invalid_parameter(f"{what} {seen[layer]} and {arn} are versions of the same layer.")
        seen[layer] = arn


def _layer_version(call: Call, arn: str) -> Document:
    """The version as its layer has it, when the function's account may use it. Raises ApiError."""
    named = layer_version_id(arn)
    if named is None:
        raise invalid_parameter(f"Layer version {arn} does not exist here. {NOT_HERE}")
    layer, number = named
    own = layer.place.account_id == call.place.account_id
    if own and layer.place.region != call.place.region:
        what = "Layers are not in the same region as the function."
        raise invalid_parameter(f"{what} Layers are expected to be in region {call.place.region}.")
    document = find_version(call, layer, number)
    if document is None:
        raise invalid_parameter(f"Layer version {arn} does not exist{'.' if own else f' here. {NOT_HERE}'}")
    check_may_use(call, layer, document)
    return document
