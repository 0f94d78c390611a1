"""Functions that call functions through the running service, with nothing but `boto3.client("lambda")`."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.docker_images import PYTHON, lacking
from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create

CALLING = """
import boto3, json, os

def handler(event, context):
    name = event.pop("then")
    answer = boto3.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event))
    return {
        "answer": json.load(answer["Payload"]),
        "account": context.invoked_function_arn.split(":")[4],
        "endpoint": os.environ["AWS_ENDPOINT_URL_LAMBDA"],
    }
"""
POSTING = """
import os, urllib.request

def handler(event, context):
    endpoint = os.environ["AWS_ENDPOINT_URL_LAMBDA"]
    url = f"{endpoint}/2015-03-31/functions/called/invocations"
    with urllib.request.urlopen(urllib.request.Request(url, b'{"x": 2}', method="POST"), timeout=20) as answer:
        return [endpoint, answer.read().decode()]
"""
ENDLESS = """
import boto3

def handler(event, context):
    client = boto3.client("lambda")
    try:
        answer = client.invoke(FunctionName=context.function_name, Payload=b"{}")
    except client.exceptions.RecursiveInvocationException as error:
        return "stopped"
    return answer["Payload"].read().decode().strip('"')
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("calling")) as found:
        yield found


def answer_of(client: Any, name: str, event: Any) -> Any:
    found = client.invoke(FunctionName=name, Payload=json.dumps(event))
    assert "FunctionError" not in found, found["Payload"].read()
    return json.loads(found["Payload"].read())


def test_a_function_calls_another_of_its_account_and_region(service: RunningService) -> None:
    client = service.client(access_key="111122223333", region="eu-north-1", read_timeout=60)
    create(client, "caller", CALLING)
    create(client, "called")
    found = answer_of(client, "caller", {"then": "called", "x": 1})
    assert found["account"] == "111122223333"
    assert found["answer"]["event"] == {"x": 1}
    assert found["answer"]["arn"] == "arn:aws:lambda:eu-north-1:111122223333:function:called"
    assert found["endpoint"] == service.url


def test_a_loop_is_stopped(service: RunningService) -> None:
    client = service.client(read_timeout=120)
    create(client, "endless", ENDLESS, Timeout=90, MemorySize=1769)  # a whole CPU: each of 16 makes a client
    assert answer_of(client, "endless", {}) == "stopped"


@pytest.mark.docker
def test_a_function_in_a_container_reaches_the_service(tmp_path_factory: pytest.TempPathFactory) -> None:
    if found := lacking(PYTHON):
        pytest.skip(f"Docker tests need {found}")
    service = RunningService(tmp_path_factory.mktemp("calling"), executor="docker")
    service.terminal.use_test_images()
    try:
        client = service.start().client(read_timeout=60)
        create(client, "poster", POSTING, Timeout=30)
        create(client, "called")
        endpoint, answer = answer_of(client, "poster", {})
    finally:
        service.stop()
    assert json.loads(answer)["event"] == {"x": 2}
    assert endpoint != service.url, "loopback is another computer's in a container"
