"""The versions that an alias leads to: they must exist, and be alike (LAMBDA_FACTS §7.3)."""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.lookup import require_version

Weights = Mapping[str, float]
"""The share of the invokes, 0 to 1, of each version that is not the main one; AWS allows one."""


def check_routing(call: Call, name: str, main: str, weights: Weights) -> None:
    """Refuse an alias that AWS would not make. Raises ApiError.

    The text for queues of failed events that differ is ours, the others are AWS's.
    """
    target = require_version(call, FunctionId(name, main))
    if len(weights) > 1:
        raise invalid_parameter("Number of items in AdditionalVersionWeights cannot be greater than 1")
    for version in weights:
        if version == main:
            what = f"Function version {main} is already included in routing configuration."
            raise invalid_parameter(f"Invalid function version {main}. {what}")
        if main == LATEST:
            raise invalid_parameter(f"{LATEST} is not supported for an alias pointing to more than 1 version")
        _check_alike(target, require_version(call, FunctionId(name, version)))


def _check_alike(one: Document, other: Document) -> None:
    if one["Role"] != other["Role"]:
        raise invalid_parameter("Specified versions must be associated with the same execution role")
    if _dead_letters(one) != _dead_letters(other):
        raise invalid_parameter("Specified versions must be associated with the same dead letter queue configuration")


def _dead_letters(document: Document) -> str:
    target: str = document.get("DeadLetterConfig", {}).get("TargetArn", "")
    return target
