"""Layers as callers name them, their versions, and whose account may use them (LAMBDA_FACTS §7.6)."""

from dataclasses import dataclass

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter, not_found
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.policy_documents import statements
from workbench.engine.lambda_api.policy_statement import root_of
from workbench.engine.lambda_api.state import Place
from workbench.model.partition import partition

GET = "GetLayerVersion"
NOT_HERE = "Nothing is fetched from AWS: publish the layer here first, and use its ARN."


@dataclass(frozen=True, slots=True)
class LayerId:
    """A layer of any account and region."""

    place: Place
    name: str

    @property
    def arn(self) -> str:
        """Its ARN, without a version."""
        region = self.place.region
        return f"arn:{partition(region)}:lambda:{region}:{self.place.account_id}:layer:{self.name}"

    def version_arn(self, number: int) -> str:
        """The ARN of a version."""
        return f"{self.arn}:{number}"


def layer_id(text: str, place: Place) -> LayerId:
    """The layer that a name (of `place`) or an ARN without a version means."""
    if not text.startswith("arn:"):
        return LayerId(place, text)
    _arn, _partition, _service, region, account, _layer, name = text.split(":")
    return LayerId(Place(account, region), name)


def layer_version_id(arn: str) -> tuple[LayerId, int] | None:
    """The layer and number of a version's ARN; None for AWS's `arn:aws:lambda:::awslayer:…`, which have neither."""
    parts = arn.split(":")
    if parts[5] == "awslayer":
        return None
    return LayerId(Place(parts[4], parts[3]), parts[6]), int(parts[7])


def find_version(call: Call, layer: LayerId, number: int) -> Document | None:
    """The version as it is kept, in whatever place; or None."""
    view = call.view if layer.place == call.place else call.desk.view(layer.place)
    return view.get(Kind.LAYER_VERSION, layer.name, str(number))


def own_layer(call: Call, action: str) -> LayerId:
    """The LayerName of a call that only a layer's owner may make. Raises ApiError."""
    layer = layer_id(call.members["LayerName"], call.place)
    if layer.place.account_id != call.place.account_id:
        raise denied(call, action, layer.arn)
    check_region(call, layer)
    return layer


def readable_version(call: Call, layer: LayerId, number: int) -> Document:
    """A version of an own layer, or of another account's whose policy lets the caller use it. Raises ApiError."""
    check_number(number)
    document = find_version(call, layer, number)
    if layer.place.account_id == call.place.account_id:
        check_region(call, layer)
    elif document is None:
        raise not_found(f"Layer version {layer.version_arn(number)} does not exist here. {NOT_HERE}")
    if document is None:
        raise not_found()
    check_may_use(call, layer, document)
    return document


def check_may_use(call: Call, layer: LayerId, document: Document) -> None:
    """Refuse another account's layer unless its policy allows the caller's. Raises AccessDeniedException."""
    if layer.place.account_id == call.place.account_id:
        return
    if layer.place.region != call.place.region or not _allows(document.get("_Policy"), call.place):
        raise denied(call, GET, document["LayerVersionArn"])


def check_number(number: int) -> None:
    """Versions begin with 1. Raises InvalidParameterValueException."""
    if number < 1:
        raise invalid_parameter("Layer Version Cannot be less than 1")


def check_region(call: Call, layer: LayerId) -> None:
    """Refuse a layer of another region. Raises ResourceNotFoundException."""
    there, here = layer.place.region, call.place.region
    if there != here:
        raise not_found(f"Layers from '{there}' are not reachable in this region ('{here}')")


def denied(call: Call, action: str, arn: str) -> ApiError:
    """403 AccessDeniedException in AWS's words."""
    who = root_of(call.place.account_id, partition(call.place.region))
    why = f"because no resource-based policy allows the lambda:{action} action"
    text = f"User: {who} is not authorized to perform: lambda:{action} on resource: {arn} {why}"
    return ApiError("AccessDeniedException", text, status=403)


def _allows(policy: Document | None, place: Place) -> bool:
    """Which organization an account is in is not known here: a statement for one of them is for every account."""
    who = root_of(place.account_id, partition(place.region))
    return any(one["Principal"] in ("*", {"AWS": who}) for one in statements(policy))
