import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.botocore_wire import received, sent
from tests.support.served_invokes import a_request
from workbench.engine.http.message import Response
from workbench.engine.lambda_api.unknown_calls import unknown_call

FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}


def answered(service: str, operation: str, members: dict[str, object]) -> tuple[int, str, str]:
    """Status, code and message as botocore reads them."""
    call = sent(service, operation, members)
    answer = unknown_call(a_request(call.method, call.path, "", call.body, **call.headers), service, "an-id")
    assert isinstance(answer, Response)
    error = received(service, operation, (answer.status, tuple(answer.headers), answer.body))["Error"]
    return answer.status, error["Code"], error["Message"]


@pytest.mark.parametrize(
    ("service", "operation", "members", "code"),
    [
        ("cloudformation", "DescribeStackResources", {"PhysicalResourceId": "a"}, "InvalidAction"),
        ("sns", "Publish", {"Message": "a"}, "InvalidAction"),
        ("s3", "GetObject", {"Bucket": "a", "Key": "b"}, "NotImplemented"),
        ("sqs", "SendMessage", {"QueueUrl": "a", "MessageBody": "b"}, "UnknownOperationException"),
        ("dynamodb", "GetItem", {"TableName": "a", "Key": {}}, "UnknownOperationException"),
        ("scheduler", "ListSchedules", {}, "UnknownOperationException"),
    ],
)
def test_clients_of_other_services_can_read_it(
    service: str, operation: str, members: dict[str, object], code: str
) -> None:
    status, found, message = answered(service, operation, members)
    assert (status, found) == (404, code)
    assert message.startswith(f"The local Lambda service does not answer for '{service}'.")
    assert "AWS_ENDPOINT_URL_LAMBDA" in message


def test_a_path_that_lambda_does_not_have() -> None:
    answer = unknown_call(a_request("GET", "/2015-03-31/nothing"), "lambda", "an-id")
    assert json.loads(answer.body)["message"] == "There is no GET /2015-03-31/nothing in Lambda's API."
    assert dict(answer.headers)["x-amzn-ErrorType"] == "UnknownOperationException"


@given(st.text())
def test_any_name_of_a_service_can_be_told(service: str) -> None:
    for headers in ({}, FORM):
        answer = unknown_call(a_request("POST", "/", "", b"", **headers), service, "an-id")
        if headers:
            assert ET.fromstring(answer.body.decode()).findtext("Error/Code") == "InvalidAction"
        else:
            assert json.loads(answer.body)["__type"] == "UnknownOperationException"
