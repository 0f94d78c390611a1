"""Accounts and regions of callers that sign, sign badly, or do not sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.signed_requests import signed
from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.caller import Caller, caller_of

NOBODY = Caller("000000000000", "us-east-1", "", "lambda")


def of(authorization: str = "", query: str = "") -> Caller:
    return caller_of(Request("GET", "/", query, {"authorization": authorization}, b"", "::1"), "us-east-1")


@pytest.mark.parametrize("expires_s", [None, 60])
def test_whoever_signs(expires_s: int | None) -> None:
    found = caller_of(signed(access_key="123456789012", expires_s=expires_s), "us-east-1")
    assert found == Caller("123456789012", "eu-west-1", "123456789012", "lambda")
    found = caller_of(signed(access_key="AKIA1", service="sqs", expires_s=expires_s), "us-east-1")
    assert found == Caller("000000000000", "eu-west-1", "AKIA1", "sqs")


def test_whoever_does_not() -> None:
    assert caller_of(Request("GET", "/", "", {}, b"", "::1"), "us-east-1") == NOBODY
    assert of("Bearer x") == of("AWS4-HMAC-SHA256 Credential=test") == of(query="X-Amz-Credential=test") == NOBODY


@pytest.mark.parametrize(
    "region", ["us-east-1", "ap-southeast-3", "us-gov-west-1", "us-isob-east-1", "eusc-de-east-1", "cn-north-1"]
)
def test_regions(region: str) -> None:
    assert of(f"AWS4-HMAC-SHA256 Credential=a/20261122/{region}/lambda/aws4_request").region == region


@given(st.text(st.characters(max_codepoint=255, exclude_characters=",/="), max_size=20))
def test_any_other_region_is_the_default(text: str) -> None:
    region = of(f"AWS4-HMAC-SHA256 Credential=a/20261122/{text}/lambda/aws4_request").region
    assert region == "us-east-1" or (region == text and region.isascii())


@pytest.mark.parametrize("key", ["12345678901", "1234567890123", "12345678901x", "\u0661" * 12, "123456789012\n"])
def test_accounts_have_twelve_digits(key: str) -> None:
    assert of(f"AWS4-HMAC-SHA256 Credential={key}/20261122/eu-west-1/lambda/aws4_request").account_id == "0" * 12
