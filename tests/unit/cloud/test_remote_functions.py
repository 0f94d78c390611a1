"""What is made of ListFunctions' answers; the calls themselves are tested against an emulator of AWS."""

import pytest

from workbench.cloud.remote_functions import _function, list_functions
from workbench.model.errors import CloudUnreachableError
from workbench.model.remote import RemoteFunction, RemotePlace


def test_what_aws_tells_of_a_function() -> None:
    told = {
        "FunctionName": "orders",
        "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
        "Runtime": "python3.13",
        "Handler": "app.handler",
        "MemorySize": 512,
        "Timeout": 10,
        "Architectures": ["arm64"],
        "CodeSize": 1234,
        "LastModified": "2026-11-21T10:00:00.000+0000",
        "Description": "Takes orders",
        "CodeSha256": "aGFzaA==",
    }
    assert _function(told) == RemoteFunction(
        "orders",
        "arn:aws:lambda:eu-west-1:123456789012:function:orders",
        "python3.13",
        "app.handler",
        512,
        10,
        "arm64",
        1234,
        "2026-11-21T10:00:00.000+0000",
        "Takes orders",
        "aGFzaA==",
    )


def test_an_image_has_neither_runtime_nor_handler() -> None:
    assert _function({"FunctionName": "f", "FunctionArn": "a", "PackageType": "Image"}) == RemoteFunction("f", "a")


def test_nobody_answers() -> None:
    with pytest.raises(CloudUnreachableError, match="eu-west-1"):
        list_functions(RemotePlace("", "eu-west-1"), "http://127.0.0.1:1")
