"""What AWS refuses of a function's configuration beyond its model's constraints (LAMBDA_FACTS §3.2, §7.1)."""

import json

from workbench.engine.lambda_api.call import Call, Members
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter, validation
from workbench.engine.lambda_api.feature_checks import check_features
from workbench.engine.lambda_api.identifiers import BARE_NAME_LENGTH, FunctionId
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.model.limits import CODE_BYTES, ENVIRONMENT_BYTES, EPHEMERAL_MB, MEMORY_MB, TIMEOUT_S
from workbench.model.reserved_variables import RESERVED_VARIABLES

_VARIABLES = (
    "Lambda was unable to configure your environment variables because the environment variables you have provided"
)
_ONE_ERROR = "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must have {} {}"
NOT_HERE = {
    "CapacityProviderConfig": "Functions of capacity providers (Managed Instances) cannot be made here.",
    "DurableConfig": "Durable functions cannot be made here.",
    "AcceleratorConfig": "Functions with accelerators cannot be made here.",
    "PublishTo": "Only functions of capacity providers publish to $LATEST.PUBLISHED.",
}
_OF_ZIP = "Runtime and Handler are mandatory parameters for functions created with deployment packages."
_NO_LEVELS = (
    'LogLevel is not supported when LogFormat is set to "Text".'
    ' Remove LogLevel from your request or change the LogFormat to "Json" and try again.'
)
_NOT_OF_IMAGE = "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image."


def check_new_name(found: FunctionId, written: str) -> None:
    """Refuse a name that no function can have. Raises ApiError."""
    if found.qualifier:
        raise invalid_parameter(f"The function name cannot have a qualifier: {written}")
    if len(found.name) > BARE_NAME_LENGTH:
        text = _ONE_ERROR.format(written, "functionName", "length less than or equal to", BARE_NAME_LENGTH)
        raise invalid_parameter(text)


def check_configuration(call: Call, document: Document, given: Members) -> None:
    """Refuse a function that could not be run on AWS. Raises ApiError."""
    for member, why in NOT_HERE.items():
        if given.get(member):
            raise invalid_parameter(why)
    _check_ranges(given)
    _check_package_type(document, given)
    check_features(document)
    _check_environment(document)
    _check_log_levels(document, given)
    _check_sizes(document)
    _check_code_signing(call, given)


def check_image_members(given: Members) -> None:
    """Refuse what a function of an image has in its image. Raises InvalidParameterValueException."""
    if any(given.get(member) for member in ("Runtime", "Handler", "Layers")):
        raise invalid_parameter(_NOT_OF_IMAGE)


def _check_ranges(given: Members) -> None:
    """The model allows what Managed Instances may have; other functions may not."""
    sizes = (("MemorySize", MEMORY_MB), ("Timeout", TIMEOUT_S))
    for member, allowed in sizes:
        _check_range(given.get(member), member[:1].lower() + member[1:], allowed)
    _check_range((given.get("EphemeralStorage") or {}).get("Size"), "ephemeralStorage.size", EPHEMERAL_MB)


def _check_range(value: int | None, where: str, allowed: range) -> None:
    if value is not None and value > allowed[-1]:
        raise validation(_ONE_ERROR.format(value, where, "value less than or equal to", allowed[-1]))


def _check_package_type(document: Document, given: Members) -> None:
    if document["PackageType"] == "Image":
        check_image_members(given)
        return
    if not document.get("Runtime") or not document.get("Handler"):
        raise invalid_parameter(_OF_ZIP)
    if given.get("ImageConfig"):
        raise invalid_parameter("Please don't provide ImageConfig when the function PackageType is Zip.")


def _check_environment(document: Document) -> None:
    variables = document.get("Environment", {}).get("Variables", {})
    reserved = [name for name in variables if name in RESERVED_VARIABLES]
    if reserved:
        what = "contains reserved keys that are currently not supported for modification."
        raise invalid_parameter(f"{_VARIABLES} {what} Reserved keys used in this request: {', '.join(reserved)}")
    text = json.dumps(variables, separators=(",", ":"), ensure_ascii=False)
    if len(text.encode("utf-8", "surrogatepass")) > ENVIRONMENT_BYTES:
        raise invalid_parameter(f"{_VARIABLES} exceeded the 4KB limit. String measured: {text}")


def _check_log_levels(document: Document, given: Members) -> None:
    asked = given.get("LoggingConfig") or {}
    if document["LoggingConfig"]["LogFormat"] == "Text" and any(name.endswith("LogLevel") for name in asked):
        raise invalid_parameter(_NO_LEVELS)


def _check_sizes(document: Document) -> None:
    together = document.get("_Unzipped", 0) + sum(layer.get("Unzipped", 0) for layer in document.get("_Layers", ()))
    if together > CODE_BYTES:
        what = f"Function code combined with layers exceeds the maximum allowed size of {CODE_BYTES} bytes."
        raise invalid_parameter(f"{what} The actual size is {together} bytes.")


def _check_code_signing(call: Call, given: Members) -> None:
    arn = given.get("CodeSigningConfigArn")
    if arn and call.view.get(Kind.CODE_SIGNING, "", arn.rpartition(":")[2]) is None:
        text = "The code signing configuration cannot be found. Check that the provided configuration is not deleted: "
        raise ApiError("CodeSigningConfigNotFoundException", f"{text}{arn}.")
