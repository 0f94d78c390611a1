"""Code signing configurations, and which function has which (LAMBDA_FACTS §7.8); signatures are checked elsewhere."""

import secrets
from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import now_stamp
from workbench.engine.lambda_api.errors import conflict, invalid_parameter, not_found
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import function_names, require_function
from workbench.engine.lambda_api.paging import page
from workbench.engine.lambda_api.signature_checks import CONFIG_ARN, NOT_OF_IMAGES, config_missing, config_of
from workbench.engine.lambda_api.tags import check_tags
from workbench.model.partition import partition

_CHANGEABLE = ("Description", "AllowedPublishers", "CodeSigningPolicies")


async def create_code_signing_config(call: Call) -> Members:
    """A new configuration; untrusted code is deployed with a warning unless its policy says otherwise."""
    given = call.members
    check_tags(given.get("Tags") or {})
    # As AWS's ids look: 17 hexadecimal digits, of which the first is 0.
    config_id = f"csc-0{secrets.token_hex(8)}"
    config: Document = {
        "CodeSigningConfigId": config_id,
        CONFIG_ARN: _arn(call, config_id),
        "Description": given.get("Description", ""),
        "AllowedPublishers": given["AllowedPublishers"],
        "CodeSigningPolicies": _policies(given.get("CodeSigningPolicies")),
        "LastModified": now_stamp(),
        "Tags": given.get("Tags") or {},
    }
    call.view.put(Kind.CODE_SIGNING, "", config_id, config)
    return {"CodeSigningConfig": config}


async def get_code_signing_config(call: Call) -> Members:
    """A configuration."""
    return {"CodeSigningConfig": _required(call)}


async def update_code_signing_config(call: Call) -> Members:
    """Change what is given of a configuration; code that is deployed already is not looked at again."""
    config = _required(call)
    changed = {name: call.members[name] for name in _CHANGEABLE if name in call.members}
    if "CodeSigningPolicies" in changed:
        changed["CodeSigningPolicies"] = _policies(changed["CodeSigningPolicies"])
    if changed:
        config = {**config, **changed, "LastModified": now_stamp()}
        call.view.put(Kind.CODE_SIGNING, "", config["CodeSigningConfigId"], config)
    return {"CodeSigningConfig": config}


async def delete_code_signing_config(call: Call) -> Members:
    """Remove a configuration that no function has. Raises ResourceConflictException for another."""
    config = _required(call)
    using = _functions_of(call, config[CONFIG_ARN])
    if using:
        what = f"The code signing configuration {config[CONFIG_ARN]} cannot be deleted"
        raise conflict(f"{what} because it is in use by: {', '.join(using)}")
    call.view.delete(Kind.CODE_SIGNING, "", config["CodeSigningConfigId"])
    return {}


async def list_code_signing_configs(call: Call) -> Members:
    """All configurations, in the order of their ids."""
    configs = sorted(call.view.all(Kind.CODE_SIGNING).values(), key=_id)
    shown, more = page(configs, call.members, _id)
    return {"CodeSigningConfigs": shown, **more}


async def put_function_code_signing_config(call: Call) -> Members:
    """Let the function's next code be checked against a configuration. Raises ApiError."""
    arn = call.members[CONFIG_ARN]
    if config_of(call, arn) is None:
        raise config_missing(arn)
    name = call.function_id().name
    if require_function(call, name)["PackageType"] == "Image":
        raise invalid_parameter(NOT_OF_IMAGES)
    call.view.put(Kind.FUNCTION, name, "", {**(call.view.get(Kind.FUNCTION, name) or {}), CONFIG_ARN: arn})
    return {CONFIG_ARN: arn, "FunctionName": name}


async def get_function_code_signing_config(call: Call) -> Members:
    """The function's configuration; nothing at all where it has none."""
    name = call.function_id().name
    require_function(call, name)
    meta = call.view.get(Kind.FUNCTION, name) or {}
    return {CONFIG_ARN: meta[CONFIG_ARN], "FunctionName": name} if CONFIG_ARN in meta else {}


async def delete_function_code_signing_config(call: Call) -> Members:
    """Check the function's code no more."""
    name = call.function_id().name
    require_function(call, name)
    meta = dict(call.view.get(Kind.FUNCTION, name) or {})
    if meta.pop(CONFIG_ARN, None) is not None:
        call.view.put(Kind.FUNCTION, name, "", meta)
    return {}


async def list_functions_by_code_signing_config(call: Call) -> Members:
    """The ARNs of the functions that have a configuration."""
    names, more = page(_functions_of(call, _required(call)[CONFIG_ARN]), call.members, str)
    return {"FunctionArns": [call.arn(name) for name in names], **more}


def _required(call: Call) -> Document:
    arn = call.members[CONFIG_ARN]
    config = config_of(call, arn)
    if config is None:
        raise not_found(f"The Lambda code signing configuration {arn} can not be found.")
    return config


def _functions_of(call: Call, arn: str) -> list[str]:
    return [name for name in function_names(call) if (call.view.get(Kind.FUNCTION, name) or {}).get(CONFIG_ARN) == arn]


def _policies(given: Members | None) -> Document:
    return {"UntrustedArtifactOnDeployment": "Warn", **(given or {})}


def _arn(call: Call, config_id: str) -> str:
    account, region = call.place
    return f"arn:{partition(region)}:lambda:{region}:{account}:code-signing-config:{config_id}"


def _id(config: Document) -> str:
    return str(config["CodeSigningConfigId"])


OPERATIONS: Mapping[str, Entry] = {
    "CreateCodeSigningConfig": Entry(create_code_signing_config, writes=True),
    "GetCodeSigningConfig": Entry(get_code_signing_config),
    "UpdateCodeSigningConfig": Entry(update_code_signing_config, writes=True),
    "DeleteCodeSigningConfig": Entry(delete_code_signing_config, writes=True),
    "ListCodeSigningConfigs": Entry(list_code_signing_configs),
    "PutFunctionCodeSigningConfig": Entry(put_function_code_signing_config, writes=True),
    "GetFunctionCodeSigningConfig": Entry(get_function_code_signing_config),
    "DeleteFunctionCodeSigningConfig": Entry(delete_function_code_signing_config, writes=True),
    "ListFunctionsByCodeSigningConfig": Entry(list_functions_by_code_signing_config),
}
