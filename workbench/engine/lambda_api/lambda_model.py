"""The model of Lambda's API, with what is known better: AWS tells the values of some enums in an order of its own."""

import functools
from collections.abc import Mapping

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.load import model_of, read_model
from workbench.base.service_model.operations import ServiceModel
from workbench.model.errors import EngineError

ENUM_ORDERS: Mapping[str, tuple[str, ...]] = {
    "EventSourcePosition": ("LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"),
    "RecursiveLoop": ("Terminate", "Allow"),
    "InvokeMode": ("RESPONSE_STREAM", "BUFFERED"),
}
"""As recorded in validation messages (LAMBDA_FACTS §A.3); values that are newer follow in the model's order."""


@functools.cache
def lambda_model() -> ServiceModel:
    """The newest model that is installed. Raises EngineError when there is none."""
    try:
        raw = read_model("lambda")
    except ServiceModelError as error:
        raise EngineError("The model of Lambda's API is not installed.", str(error), "Install boto3.") from error
    for name, order in ENUM_ORDERS.items():
        shape = raw["shapes"].get(name)
        if shape is not None:
            values = shape["enum"]
            shape["enum"] = [*(one for one in order if one in values), *(one for one in values if one not in order)]
    return model_of("lambda", raw)
