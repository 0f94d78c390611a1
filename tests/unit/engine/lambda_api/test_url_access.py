from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from tests.support.served_invokes import a_request
from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import SignatureError
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.url_access import FORBIDDEN, UrlAccess
from workbench.engine.lambda_api.url_event import Signer
from workbench.engine.lambda_api.url_index import UrlTarget
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
OTHER = "111111111111"
VIA_URL: dict[str, Any] = {
    "StatementId": "invoke",
    "Action": "lambda:InvokeFunction",
    "Principal": "*",
    "InvokedViaFunctionUrl": True,
}


def url_statement(auth_type: str = "NONE", principal: str = "*") -> dict[str, Any]:
    return {
        "StatementId": "url",
        "Action": "lambda:InvokeFunctionUrl",
        "Principal": principal,
        "FunctionUrlAuthType": auth_type,
    }


def signed(key: str = PLACE.account_id, service: str = "lambda") -> Request:
    """Signed by that key, with no right signature."""
    credential = f"{key}/20261121/eu-west-1/{service}/aws4_request"
    text = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host;x-amz-date, Signature=abc"
    return a_request(authorization=text, x_amz_date="20261121T100000Z")


def asked(
    calls: LambdaCalls,
    request: Request,
    auth_type: str = "NONE",
    qualifier: str = "",
    keys: Mapping[str, str] | None = None,
) -> Signer | None:
    target = UrlTarget(PLACE, FunctionId("f", qualifier), {"AuthType": auth_type})
    return UrlAccess(calls.state, keys or {}, lambda: NOW).signer(request, target)


def refused(calls: LambdaCalls, request: Request, auth_type: str = "NONE", qualifier: str = "") -> None:
    with pytest.raises(ApiError) as found:
        asked(calls, request, auth_type, qualifier)
    assert (found.value.code, found.value.message, found.value.status) == ("AccessDeniedException", FORBIDDEN, 403)


async def test_everybody_needs_both_statements(calls: LambdaCalls) -> None:
    await calls.function()
    refused(calls, a_request())
    await calls.do("AddPermission", FunctionName="f", **url_statement())
    refused(calls, a_request())
    await calls.do("AddPermission", FunctionName="f", **VIA_URL)
    assert asked(calls, a_request()) is None
    await calls.do("RemovePermission", FunctionName="f", StatementId="url")
    refused(calls, a_request())


async def test_the_statement_for_signed_calls_is_not_for_everybody(calls: LambdaCalls) -> None:
    await calls.function()
    await calls.do("AddPermission", FunctionName="f", **url_statement("AWS_IAM"))
    await calls.do("AddPermission", FunctionName="f", **VIA_URL)
    refused(calls, a_request())


async def test_an_alias_has_a_policy_of_its_own(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    for statement in (url_statement(), VIA_URL):
        await calls.do("AddPermission", FunctionName="f", **statement)
    refused(calls, a_request(), qualifier="live")
    for statement in (url_statement(), VIA_URL):
        await calls.do("AddPermission", FunctionName="f", Qualifier="live", **statement)
    assert asked(calls, a_request(), qualifier="live") is None


async def test_the_workspaces_functions_ask_for_no_policy(calls: LambdaCalls, tmp_path: Any) -> None:
    config = FunctionConfig(name="f", runtime="python3.11", handler="app.handler", code_path=tmp_path)
    calls.desk.workspace.replace("", [(config, FunctionSettings())])
    assert asked(calls, a_request()) is None
    refused(calls, a_request(), "AWS_IAM")
    assert asked(calls, signed(OTHER), "AWS_IAM") == Signer(OTHER, OTHER)


async def test_a_signer_of_the_account_needs_no_policy(calls: LambdaCalls) -> None:
    await calls.function()
    refused(calls, a_request(), "AWS_IAM")
    refused(calls, a_request(authorization="Bearer x"), "AWS_IAM")
    assert asked(calls, signed(), "AWS_IAM") == Signer(PLACE.account_id, PLACE.account_id)
    assert asked(calls, signed("AKIA"), "AWS_IAM") == Signer("AKIA", "000000000000")


async def test_a_signer_of_another_account_needs_both_statements(calls: LambdaCalls) -> None:
    await calls.function()
    refused(calls, signed(OTHER), "AWS_IAM")
    await calls.do("AddPermission", FunctionName="f", **url_statement("AWS_IAM", OTHER))
    refused(calls, signed(OTHER), "AWS_IAM")
    await calls.do("AddPermission", FunctionName="f", **{**VIA_URL, "Principal": OTHER})
    assert asked(calls, signed(OTHER), "AWS_IAM") == Signer(OTHER, OTHER)
    refused(calls, signed("222222222222"), "AWS_IAM")


async def test_a_signature_for_another_service(calls: LambdaCalls) -> None:
    await calls.function()
    with pytest.raises(SignatureError, match="correct service: 'lambda'") as found:
        asked(calls, signed(service="s3"), "AWS_IAM")
    assert (found.value.code, found.value.status) == ("InvalidSignatureException", 403)


async def test_with_keys_the_signature_must_be_right(calls: LambdaCalls) -> None:
    await calls.function()
    with pytest.raises(SignatureError, match="does not match"):
        asked(calls, signed(), "AWS_IAM", keys={PLACE.account_id: "secret"})
    with pytest.raises(SignatureError, match="security token"):
        asked(calls, signed(), "AWS_IAM", keys={"other": "secret"})
