"""Every operation of the running service, called as no client calls it: an answer comes, and it is never a 500."""

import http.client
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_service import ACCOUNT, REGION, RunningService, running_service
from tests.support.odd_calls import Known, OddCall, OddCalls, Valid
from tests.support.service_functions import create, members, package
from workbench.base.service_model.operations import Operation
from workbench.engine.lambda_api.lambda_model import lambda_model
from workbench.engine.logs_api.logs_door import load_model
from workbench.engine.logs_api.operations import OPERATIONS

ROUNDS = 18
SEED = 7
ANSWERS_WITHIN_S = 20.0
NOT_IMPLEMENTED = 501

ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}"
FUNCTION = f"{ARN}:function:kept"
QUEUE = f"arn:aws:sqs:{REGION}:{ACCOUNT}:q"
CODE = {"ZipFile": package()}
KNOWN: Known = {
    "FunctionName": ("kept", FUNCTION, f"{ACCOUNT}:function:kept", "kept:1", "kept:live", "gone"),
    "LayerName": ("kept", f"{ARN}:layer:kept"),
    "VersionNumber": (1,),
    "Resource": (FUNCTION,),
    "ResourceArn": (FUNCTION,),
    "Arn": (f"{ARN}:layer:kept:1",),
    "Qualifier": ("live", "1", "$LATEST"),
    "Name": ("live", "other"),
    "FunctionVersion": ("1", "$LATEST"),
    "StatementId": ("s",),
    "Code": (CODE,),
    "Content": (CODE,),
    "logGroupName": ("/aws/lambda/kept", "g"),
    "logStreamName": ("s",),
    "resourceArn": (f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:g",),
}
POLICY = (
    '{"Version": "2012-10-17", "Statement": [{"Sid": "a", "Effect": "Allow", "Principal": {"AWS": "111111111111"}, '
    f'"Action": "lambda:InvokeFunction", "Resource": "{FUNCTION}", '
    '"Condition": {"StringLike": {"aws:a": ["x"]}}}]}'
)
LAMBDA_VALID: Valid = {
    "CreateFunction": (
        members("new"),
        members("n", Layers=[f"{ARN}:layer:kept:1"], LoggingConfig={"LogFormat": "JSON"}),
    ),
    "UpdateFunctionConfiguration": ({"FunctionName": "kept", "Environment": {"Variables": {"MARK": "b"}}},),
    "CreateAlias": ({"FunctionName": "kept", "Name": "other", "FunctionVersion": "1"},),
    "CreateEventSourceMapping": (
        {"FunctionName": "kept", "EventSourceArn": QUEUE, "FilterCriteria": {"Filters": [{"Pattern": '{"a": [1]}'}]}},
    ),
    "AddPermission": (
        {
            "FunctionName": "kept",
            "StatementId": "s",
            "Action": "lambda:InvokeFunction",
            "Principal": "s3.amazonaws.com",
        },
    ),
    "CreateFunctionUrlConfig": ({"FunctionName": "kept", "AuthType": "NONE", "Cors": {"AllowOrigins": ["*"]}},),
    "PutResourcePolicy": ({"ResourceArn": FUNCTION, "Policy": POLICY},),
    "Invoke": ({"FunctionName": "kept", "Payload": b"{}", "LogType": "Tail", "ClientContext": "e30="},),
    "InvokeWithResponseStream": ({"FunctionName": "kept", "Payload": b"{}"},),
}
LOGS_VALID: Valid = {
    "PutLogEvents": ({"logGroupName": "g", "logStreamName": "s", "logEvents": [{"timestamp": 1, "message": "{}"}]},),
    "FilterLogEvents": tuple(
        {"logGroupName": "g", "filterPattern": pattern} for pattern in ("x", "{ $.a[0] = 1 }", "[a, b=1, ...]", "%x.*%")
    ),
}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    with running_service(tmp_path) as found:
        yield found


def furnish(service: RunningService) -> None:
    """Make again what the calls are about, where they have removed it."""
    client, logs = service.client(), service.client("logs")
    if "kept" not in [each["FunctionName"] for each in client.list_functions()["Functions"]]:
        version = create(client, "kept", Publish=True)["Version"]  # not 1 the second time
        client.create_alias(FunctionName="kept", Name="live", FunctionVersion=version)
        client.publish_layer_version(LayerName="kept", Content=CODE)
    if not logs.describe_log_groups(logGroupNamePrefix="g")["logGroups"]:
        logs.create_log_group(logGroupName="g")
        logs.create_log_stream(logGroupName="g", logStreamName="s")


def test_no_call_is_too_odd(service: RunningService) -> None:
    calls = (
        ("lambda", OddCalls("lambda", KNOWN, SEED, valid=LAMBDA_VALID), tuple(lambda_model().operations.values())),
        ("logs", OddCalls("logs", KNOWN, SEED, valid=LOGS_VALID), logs_operations()),
    )
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=ANSWERS_WITHIN_S)) as connection:
        statuses = set()
        for number in range(ROUNDS):
            if number % 5 == 0:
                furnish(service)
            for name, maker, operations in calls:
                for operation in operations:
                    call = maker.call(operation)
                    status = send(connection, name, call)
                    assert status < 500 or status == NOT_IMPLEMENTED, call
                    statuses.add(status)
    assert {200, 201, 204, 400, 404, 409} <= statuses, "the calls reach what they are about"
    log = service.terminal.home / "data" / "workbench.log"
    assert not log.exists() or "Traceback" not in log.read_text(encoding="utf-8")


def logs_operations() -> tuple[Operation, ...]:
    """Those of CloudWatch Logs that are done here; a live tail would not end."""
    model = load_model()
    return tuple(model.operation(name) for name in OPERATIONS)


def send(connection: Any, service: str, call: OddCall) -> int:
    """The status of the answer, which has come whole."""
    headers = {name: text for name, text in call.headers.items() if name not in ("content-length", "host")}
    headers["authorization"] = f"AWS4-HMAC-SHA256 Credential={ACCOUNT}/20200101/{REGION}/{service}/aws4_request"
    connection.request(call.method, call.target, call.body, headers)
    answer = connection.getresponse()
    answer.read()
    return int(answer.status)
