"""What a function's code signing configuration says of code that is to be deployed (LAMBDA_FACTS §7.8).

Checked are integrity (always), and by policy that there is a signature, that its profile is an allowed publisher, and
that it has not expired. What `code_signature` cannot check is said there.
"""

import asyncio
from datetime import UTC, datetime

from workbench.base import log
from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.code_signature import BrokenSignatureError, Signature, read_signature
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter
from workbench.engine.lambda_api.kinds import Document, Kind

CONFIG_ARN = "CodeSigningConfigArn"
NOT_OF_IMAGES = "Code signing is not supported for functions created with container images."

_LOG = log.logger("service")
_SHOWN = ("SigningProfileVersionArn", "SigningJobArn")
_CANNOT = "Lambda cannot deploy the function."
_NOT_ACCEPTED = "The function or layer might be signed using a signature that the client is not configured to accept."
_CHANGED = "The function or layer might have been changed since it was signed: the integrity check failed."


def config_of(call: Call, arn: str) -> Document | None:
    """The configuration of that ARN, when it is of this place and there."""
    config = call.view.get(Kind.CODE_SIGNING, "", arn.rpartition(":")[2])
    return config if config is not None and config[CONFIG_ARN] == arn else None


def config_missing(arn: str) -> ApiError:
    """What is answered to a call that wants a configuration for a function which is not there."""
    what = "The code signing configuration cannot be found. Check that the provided configuration is not deleted:"
    return ApiError("CodeSigningConfigNotFoundException", f"{what} {arn}.")


async def with_signature(call: Call, document: Document, named: str) -> Document:
    """`document` with what the signature of its code says; errors call the code `named`.

    Raises CodeVerificationFailedException, InvalidCodeSignatureException and what a wrong configuration is answered.
    """
    bare = {name: value for name, value in document.items() if name not in _SHOWN}
    config = _config(call, document["FunctionName"])
    if config is None:
        return bare
    if not document.get("_Package"):
        raise invalid_parameter(NOT_OF_IMAGES)
    signature = await _checked(call, config, document["_Package"], named)
    if signature is None:
        return bare
    shown = dict(zip(_SHOWN, (signature.profile_version_arn, signature.job_arn), strict=True))
    return {**bare, **{name: arn for name, arn in shown.items() if arn}}


async def check_layers(call: Call, document: Document) -> None:
    """Refuse layers as code would be: those of a function that has a configuration have to be signed as well."""
    config = _config(call, document["FunctionName"])
    if config is not None:
        for layer in document.get("_Layers", ()):
            await _checked(call, config, layer["Package"], layer["Arn"])


def _config(call: Call, name: str) -> Document | None:
    """The function's configuration; a new function has it before its code is looked at."""
    arn = (call.view.get(Kind.FUNCTION, name) or {}).get(CONFIG_ARN)
    if arn is None:
        return None
    config = config_of(call, arn)
    if config is None:
        raise config_missing(arn)
    return config


async def _checked(call: Call, config: Document, package: str, named: str) -> Signature | None:
    """The signature of a package that may be deployed. Raises ApiError for one that may not."""
    try:
        signature = await asyncio.to_thread(read_signature, call.desk.packages.path(package))
    except BrokenSignatureError as error:
        _LOG.warning("The signature of %s is broken: %s", named, error)
        text = f"{_CANNOT} {_CHANGED} Check the provided signature for {named}."
        raise ApiError("InvalidCodeSignatureException", text) from error
    why = _objection(signature, config)
    if why:
        _LOG.warning("Code signing of %s: %s.", named, why)
        if config["CodeSigningPolicies"]["UntrustedArtifactOnDeployment"] == "Enforce":
            text = f"{_CANNOT} {_NOT_ACCEPTED} Check the provided signature for {named}."
            raise ApiError("CodeVerificationFailedException", text)
    return signature


def _objection(signature: Signature | None, config: Document) -> str:
    """What speaks against a signature; empty when nothing does."""
    if signature is None:
        return "it is not signed"
    if signature.profile_version_arn not in config["AllowedPublishers"]["SigningProfileVersionArns"]:
        return f"the profile {signature.profile_version_arn} is not among the allowed publishers"
    if signature.expires is not None and signature.expires <= datetime.now(UTC):
        return f"the signature expired at {signature.expires.isoformat()}"
    return ""
