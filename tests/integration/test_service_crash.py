"""The service is killed, and started again on what it left; and it refuses what another program holds."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from tests.support import leftovers
from tests.support.lambda_service import RunningService
from tests.support.service_functions import create, members, saying
from tests.support.waiting import until

MAKERS = 4
ANSWERED = 20
"""After so many answers it is killed."""

SAYING = "def handler(event, context):\n    return {!r}\n"
NOTING = """
import time

def handler(event, context):
    print("begun", event["n"])
    time.sleep(2)
    print("noted", event["n"])
"""
SLOW = "import time\n\ndef handler(event, context):\n    time.sleep(60)\n"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    found = RunningService(tmp_path / "own")
    try:
        yield found.start()
    finally:
        found.stop()


def test_what_was_answered_outlives_a_crash(service: RunningService) -> None:
    """Killed amid creates: each function that was answered is there again, and each that is there runs."""
    client = service.client(max_pool_connections=MAKERS)
    answered: set[str] = set()

    def make(maker: int) -> None:
        number = 0
        with suppress(BotoCoreError):
            while True:
                name = f"made-{maker}-{number}"
                client.create_function(**members(name, SAYING.format(name)))
                answered.add(name)
                number += 1

    with ThreadPoolExecutor(MAKERS) as pool:
        making = [pool.submit(make, number) for number in range(MAKERS)]
        until(lambda: len(answered) >= ANSWERED, f"{ANSWERED} answers", step_s=0.01)
        service.kill()
        for each in making:
            each.result(30)
    service.start()
    client = service.client()
    there = {each["FunctionName"]: each for each in listed(client)}
    assert answered <= set(there)
    for name in there:
        client.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    for name in sorted(there)[:: max(1, len(there) // 8)]:
        assert json.loads(client.invoke(FunctionName=name)["Payload"].read()) == name
    for name, document in there.items():
        assert client.get_function(FunctionName=name)["Configuration"]["CodeSha256"] == document["CodeSha256"]


def test_everything_else_outlives_a_crash_too(service: RunningService) -> None:
    client = service.client()
    arn = create(client, "kept", SAYING.format("one"), Tags={"a": "b"})["FunctionArn"]
    client.publish_version(FunctionName="kept")
    client.create_alias(FunctionName="kept", Name="live", FunctionVersion="1")
    client.update_function_code(FunctionName="kept", ZipFile=saying("two"))
    client.add_permission(
        FunctionName="kept", StatementId="s", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com"
    )
    client.publish_layer_version(LayerName="kept", Content={"ZipFile": saying("layer")})
    client.put_function_concurrency(FunctionName="kept", ReservedConcurrentExecutions=3)
    client.put_function_event_invoke_config(FunctionName="kept", MaximumRetryAttempts=1)
    client.create_event_source_mapping(FunctionName="kept", EventSourceArn="arn:aws:sqs:us-east-1:000000000000:q")
    url = client.create_function_url_config(FunctionName="kept", AuthType="NONE")["FunctionUrl"]
    port = service.port
    service.kill()

    service.start(port)
    client = service.client()
    client.get_waiter("function_updated_v2").wait(FunctionName="kept", WaiterConfig={"Delay": 1})
    assert [client.invoke(FunctionName=f"kept{q}")["Payload"].read() for q in ("", ":live")] == [b'"two"', b'"one"']
    assert client.list_tags(Resource=arn)["Tags"] == {"a": "b"}
    assert json.loads(client.get_policy(FunctionName="kept")["Policy"])["Statement"][0]["Sid"] == "s"
    assert client.list_layers()["Layers"][0]["LatestMatchingVersion"]["Version"] == 1
    assert client.get_function_concurrency(FunctionName="kept")["ReservedConcurrentExecutions"] == 3
    assert client.get_function_event_invoke_config(FunctionName="kept")["MaximumRetryAttempts"] == 1
    assert [each["State"] for each in client.list_event_source_mappings()["EventSourceMappings"]] == ["Enabled"]
    assert client.get_function_url_config(FunctionName="kept")["FunctionUrl"] == url


def test_a_kill_leaves_no_function_running(service: RunningService) -> None:
    client = service.client(read_timeout=60)
    create(client, "slow", SLOW, Timeout=90)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(client.invoke, FunctionName="slow")
        home = str(service.terminal.home)
        until(lambda: len(leftovers.processes(home)) > 1, "the function's process")
        service.kill()
        with pytest.raises(BotoCoreError):
            running.result(30)
    until(lambda: leftovers.processes(home) == set(), "the processes to end")
    service.start()
    # The first sandbox that is made clears away what programs that are gone have left.
    client = service.client()
    create(client, "quick", SAYING.format("again"))
    assert client.invoke(FunctionName="quick")["Payload"].read() == b'"again"'


def test_events_that_were_accepted_run_after_a_restart(service: RunningService) -> None:
    """One event is under way and one waits when it is killed; each runs to its end by the same service again."""
    client = service.client()
    create(client, "noted", NOTING)
    client.put_function_concurrency(FunctionName="noted", ReservedConcurrentExecutions=1)
    for number in range(3):
        client.invoke(FunctionName="noted", InvocationType="Event", Payload=json.dumps({"n": number}))
    until(lambda: len(noted(service, "begun")) == 1, "the first event to begin")
    service.kill()
    assert noted(service.start(), "noted") == set(), "none has ended"
    until(lambda: noted(service, "noted") == {"noted 0", "noted 1", "noted 2"}, "all events to run")


def test_a_second_service_on_the_same_state_is_refused(service: RunningService) -> None:
    ended = service.terminal.run("serve", service.workspace, "--port", "0", "--executor", "process")
    assert (ended.status, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    assert "already" in ended.err
    assert service.client().list_functions()["Functions"] == [], "the first goes on"


def test_a_port_in_use_is_refused(service: RunningService, tmp_path: Path) -> None:
    other = RunningService(tmp_path / "other")
    ended = other.terminal.run("serve", other.workspace, "--port", str(service.port), "--executor", "process")
    assert (ended.status, ended.out) == (2, "")
    assert f"The Lambda service cannot listen on 127.0.0.1, port {service.port}." in ended.err
    assert "in use" in ended.err
    assert "Name another port, or 0 for any." in ended.err
    assert "Traceback" not in ended.err
    leftovers.assert_none(other.terminal.home)


def test_a_damaged_state_is_put_aside(tmp_path: Path) -> None:
    service = RunningService(tmp_path).start()
    data = service.terminal.home / "data" / "lambda"
    create(service.client(), "lost")
    service.stop()
    (data / "lambda.db").write_bytes(b"this is no database" * 100)
    service.start()
    assert listed(service.client()) == []
    create(service.client(), "found")
    service.stop()
    assert [path.read_bytes()[:4] for path in data.glob("lambda*.db*") if path.name != "lambda.db"] == [b"this"]


def noted(service: RunningService, word: str) -> set[str]:
    """The lines of the function's log with that word."""
    try:
        found = service.client("logs").filter_log_events(logGroupName="/aws/lambda/noted", filterPattern=word)
    except ClientError:
        return set()
    return {each["message"].strip() for each in found["events"]}


def listed(client: Any) -> list[dict[str, Any]]:
    pages = client.get_paginator("list_functions").paginate()
    return [each for page in pages for each in page["Functions"]]
