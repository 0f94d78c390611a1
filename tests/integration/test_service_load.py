"""Many callers at once: no error, no answer of another call; and functions come, change and go meanwhile."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create, members, saying

INVOKES = int(os.environ.get("WORKBENCH_SERVICE_INVOKES", "2000"))
THREADS = 16
FUNCTIONS = 4
NAMING = "def handler(event, context):\n    return [{!r}, event, context.aws_request_id]\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("load")) as found:
        yield found


def test_no_answer_is_lost_or_mixed(service: RunningService) -> None:
    client = service.client(max_pool_connections=THREADS, read_timeout=60)
    names = [f"load-{number}" for number in range(FUNCTIONS)]
    for name in names:
        create(client, name, NAMING.format(name))

    def call(number: int) -> str:
        name = names[number % FUNCTIONS]
        found = client.invoke(FunctionName=name, Payload=json.dumps(number))
        request_id = found["ResponseMetadata"]["RequestId"]
        assert json.loads(found["Payload"].read()) == [name, number, request_id]
        return str(request_id)

    with ThreadPoolExecutor(THREADS) as pool:
        ids = list(pool.map(call, range(INVOKES)))
    assert len(set(ids)) == INVOKES


def test_functions_come_change_and_go_while_others_run(service: RunningService) -> None:
    client = service.client(max_pool_connections=THREADS, read_timeout=60)

    def live(number: int) -> list[Any]:
        """A whole life of a function."""
        name = f"life-{number}"
        create(client, name, NAMING.format(name))
        seen = [json.loads(client.invoke(FunctionName=name, Payload=b"1")["Payload"].read())[:2]]
        client.update_function_code(FunctionName=name, ZipFile=saying(f"new {number}"))
        client.get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
        seen.append(json.loads(client.invoke(FunctionName=name)["Payload"].read()))
        client.delete_function(FunctionName=name)
        return seen

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(live, range(12)))
    assert found == [[[f"life-{number}", 1], f"new {number}"] for number in range(12)]
    assert [each for each in listed(client) if each.startswith("life-")] == []


def test_the_same_function_is_made_once(service: RunningService) -> None:
    client = service.client(max_pool_connections=THREADS)

    def make(number: int) -> str:
        try:
            client.create_function(**members("once", Description=str(number)))
        except client.exceptions.ResourceConflictException:
            return ""
        return str(number)

    with ThreadPoolExecutor(THREADS) as pool:
        made = [number for number in pool.map(make, range(THREADS)) if number]
    assert len(made) == 1
    assert client.get_function_configuration(FunctionName="once")["Description"] == made[0]


def listed(client: Any) -> list[str]:
    pages = client.get_paginator("list_functions").paginate()
    return [each["FunctionName"] for page in pages for each in page["Functions"]]
