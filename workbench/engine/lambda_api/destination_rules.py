"""Which destinations AWS takes for asynchronous invokes, and its words for the others (LAMBDA_FACTS §4.2, §4.4)."""

import re

from workbench.engine.destinations import kind_of
from workbench.engine.lambda_api.call import Call, Members
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Place
from workbench.model.delivery import TargetKind

SUCCESS, FAILURE = "OnSuccess", "OnFailure"
_OF_SUCCESS = frozenset({TargetKind.SQS, TargetKind.SNS, TargetKind.LAMBDA, TargetKind.EVENTS})
_ALLOWED = {SUCCESS: _OF_SUCCESS, FAILURE: _OF_SUCCESS | {TargetKind.S3}}
_FUNCTION = re.compile(
    r"arn:[\w-]+:lambda:(?P<region>[\w-]+):(?P<account>\d{12}):function:(?P<name>[\w.-]+)(?::(?P<qualifier>[\w$-]+))?"
)
_ITSELF = "You can't specify the function as a destination for itself."


def destination_of(config: Members, side: str) -> str:
    """The ARN of one side of a DestinationConfig, or nothing."""
    return (config.get(side) or {}).get("Destination") or ""


def check_destinations(call: Call, name: str, config: Members) -> None:
    """Refuse targets that the function `name` cannot have. Raises InvalidParameterValueException."""
    for side, allowed in _ALLOWED.items():
        arn = destination_of(config, side)
        if not arn:
            continue
        kind = kind_of(arn)
        if kind not in allowed or (kind in (TargetKind.SQS, TargetKind.SNS) and arn.endswith(".fifo")):
            raise _invalid(config)
        if kind is TargetKind.LAMBDA:
            _check_function(call, name, arn, config)


def _check_function(call: Call, name: str, arn: str, config: Members) -> None:
    found = _FUNCTION.fullmatch(arn)
    if found is None:
        raise _invalid(config)
    place = Place(found["account"], found["region"])
    if not _there(call, place, found["name"], found["qualifier"] or LATEST):
        raise invalid_parameter(f"The destination ARN {arn} is invalid.")
    if (place, found["name"]) == (call.place, name):
        raise invalid_parameter(_ITSELF)


def _there(call: Call, place: Place, name: str, qualifier: str) -> bool:
    view = call.view if place == call.place else call.desk.view(place)
    if any(view.get(kind, name, qualifier) is not None for kind in (Kind.VERSION, Kind.ALIAS)):
        return True
    return qualifier == LATEST and call.desk.workspace.find(name) is not None


def _invalid(config: Members) -> Exception:
    """AWS prints its own record of the configuration (recorded)."""
    parts = []
    for side in (SUCCESS, FAILURE):
        arn = destination_of(config, side)
        member = side[:1].lower() + side[1:]
        parts.append(f"{member}={f'{side}(destination={arn})' if arn else 'null'}")
    return invalid_parameter(f"The provided destination config DestinationConfig({', '.join(parts)}) is invalid.")
