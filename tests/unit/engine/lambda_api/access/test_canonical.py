"""The signature of AWS's own example, and how paths and queries are written before they are signed."""

import pytest

from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import Authorization, Credential
from workbench.engine.lambda_api.access.canonical import signatures

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
STAMP = "20150830T123600Z"


def made(path: str = "/", query: str = "", service: str = "service", **headers: str) -> list[str]:
    told = {
        "host": "example.amazonaws.com",
        "x-amz-date": STAMP,
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    credential = Credential("AKIDEXAMPLE", "20150830", "us-east-1", service, "aws4_request")
    authorization = Authorization(credential, tuple(sorted(told)), "", STAMP)
    return list(signatures(Request("GET", path, query, told, b"", ""), authorization, EMPTY, SECRET))


def test_aws_examples() -> None:
    """From AWS's test suite of Signature Version 4: get-vanilla and get-vanilla-query-order-key-case."""
    assert made() == ["5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"]
    ordered = "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
    assert made(query="Param2=value2&Param1=value1") == [ordered]


@pytest.mark.parametrize("path", ["//", "/./", "/a/..", "/.", "/../"])
def test_dots_and_doubled_slashes_are_left_out(path: str) -> None:
    assert made(path) == made("/")


def test_a_path_is_encoded_twice_but_for_s3() -> None:
    assert made("/a%2Fb") != made("/a/b")
    assert made("/a//b", service="s3") != made("/a/b", service="s3")


def test_the_end_of_a_path_matters() -> None:
    assert made("/a/") != made("/a")


def test_a_query_may_be_signed_as_it_was_sent_or_encoded_anew() -> None:
    assert made(query="a=%41") == [*made(query="a=%41")[:1], *made(query="a=A")]
    assert made(query="a") == made(query="a=")
    assert len(made(query="a=b")) == 1


def test_the_signature_is_not_signed() -> None:
    assert made(query="a=b&X-Amz-Signature=c") == made(query="a=b")


def test_blanks_in_headers_are_one() -> None:
    assert made(x_a="a  b") == made(x_a="a b") != made(x_a="ab")
