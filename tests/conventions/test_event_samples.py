"""The bundled event samples are JSON as the catalogue promises, with the types and encodings of the real services."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.support.sources import ROOT
from workbench.project.event_catalogue import load_catalogue

CATALOGUE = load_catalogue()
FOLDER = ROOT / "resources" / "events"
IDS = [entry.id for entry in CATALOGUE.types]
EPOCH_MS = re.compile(r"\d{13}")
SENT_MS = 1_795_255_200_123


def sample(type_id: str) -> Any:
    return json.loads(CATALOGUE.sample(type_id))


def record(type_id: str) -> Any:
    return sample(type_id)["Records"][0]


def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), keys
    return dict(pairs)


def texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)


def decoded(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def test_the_catalogue_is_large_and_complete() -> None:
    assert len(IDS) >= 140
    assert len({entry.service for entry in CATALOGUE.types}) >= 45
    assert {"generic/hello-world", "generic/empty"} <= set(IDS)


def test_titles_are_unique_within_a_service_and_services_have_one_folder() -> None:
    names = [(entry.service, entry.title) for entry in CATALOGUE.types]
    assert len(names) == len(set(names))
    folders = {(entry.service, entry.id.split("/")[0]) for entry in CATALOGUE.types}
    assert len(folders) == len({service for service, _ in folders})


def test_every_file_belongs_to_an_entry() -> None:
    expected = {FOLDER / f"{type_id}{suffix}" for type_id in IDS for suffix in (".json", ".toml")}
    expected |= {FOLDER / type_id.split("/")[0] / "service.toml" for type_id in IDS}
    assert {path for path in FOLDER.rglob("*") if path.is_file()} == expected


@pytest.mark.parametrize("type_id", IDS)
def test_an_entry_is_as_it_is_shown(type_id: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", type_id)
    text = CATALOGUE.sample(type_id)
    value = json.loads(text, object_pairs_hook=no_duplicates)
    assert isinstance(value, dict)
    assert text == json.dumps(value, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("entry", CATALOGUE.types, ids=IDS)
def test_a_description_is_made_of_sentences(entry: Any) -> None:
    assert entry.title[0].isupper() or entry.title.startswith("$")
    assert entry.help.endswith(".")
    assert len(entry.help) < 200
    assert "!" not in entry.help


@pytest.mark.parametrize("entry", CATALOGUE.types, ids=IDS)
def test_a_version_is_the_event_s_own_or_a_month(entry: Any) -> None:
    names = ("eventVersion", "EventVersion", "version", "messageVersion", "summaryVersion", "invocationSchemaVersion")
    event = sample(entry.id)
    records = event.get("Records", [event])
    own = {str(part[name]) for part in (records[0], event) for name in (*names, "protocolVersion") if name in part}
    assert entry.version in own or (not own and re.fullmatch(r"20\d\d-\d\d", entry.version))


@pytest.mark.parametrize("type_id", IDS)
def test_arns_name_the_sample_account(type_id: str) -> None:
    arns = [text for text in texts(sample(type_id)) if re.match(r"arn:aws:\w", text)]
    accounts = {arn.split(":")[4] for arn in arns}
    assert accounts <= {"123456789012", ""}


def test_s3_sizes_are_numbers_times_are_iso_and_deletes_have_no_size() -> None:
    put = record("s3/put")
    assert type(put["s3"]["object"]["size"]) is int
    assert datetime.fromisoformat(put["eventTime"]).tzinfo
    assert put["eventTime"].endswith("Z")
    assert " " not in put["s3"]["object"]["key"]
    assert not put["eventName"].startswith("s3:")
    assert put["s3"]["bucket"]["arn"] == f"arn:aws:s3:::{put['s3']['bucket']['name']}"
    assert not {"size", "eTag"} & set(record("s3/delete")["s3"]["object"])


@pytest.mark.parametrize("type_id", [type_id for type_id in IDS if type_id.startswith("sqs/")])
def test_sqs_times_are_texts_and_digests_follow_the_body(type_id: str) -> None:
    records = sample(type_id)["Records"]
    assert len({message["messageId"] for message in records}) == len(records)
    for message in records:
        attributes = message["attributes"]
        assert EPOCH_MS.fullmatch(attributes["SentTimestamp"])
        assert attributes["ApproximateReceiveCount"] == "1"
        assert message["md5OfBody"] == hashlib.md5(message["body"].encode(), usedforsecurity=False).hexdigest()
        assert ("md5OfMessageAttributes" in message) == bool(message["messageAttributes"])


def test_fifo_messages_have_their_group_and_sequence() -> None:
    records = sample("sqs/fifo-queue")["Records"]
    assert all(message["eventSourceARN"].endswith(".fifo") for message in records)
    numbers = [int(message["attributes"]["SequenceNumber"]) for message in records]
    assert numbers == sorted(set(numbers))
    assert len({message["attributes"]["MessageGroupId"] for message in records}) == 1


def test_sns_has_one_record_with_lambda_s_spelling_of_urls() -> None:
    (notification,) = sample("sns/notification")["Records"]
    assert notification["EventSource"] == "aws:sns"
    assert {"SigningCertUrl", "UnsubscribeUrl"} <= set(notification["Sns"])


def attribute_values(value: Any) -> Iterator[tuple[str, Any]]:
    for wrapped in value.values():
        ((kind, inner),) = wrapped.items()
        yield kind, inner
        if kind == "M":
            yield from attribute_values(inner)
        if kind == "L":
            for item in inner:
                yield from attribute_values({"item": item})


def test_dynamodb_values_have_the_shapes_of_their_types() -> None:
    shapes = {"S": str, "N": str, "B": str, "BOOL": bool, "NULL": bool, "SS": list, "L": list, "M": dict}
    image = record("dynamodb/stream")["dynamodb"]["NewImage"]
    seen = dict(attribute_values(image))
    assert set(seen) == set(shapes)
    assert all(isinstance(value, shapes[kind]) for kind, value in seen.items())
    assert float(image["Amount"]["N"]) == 42.5
    names = [change["eventName"] for change in sample("dynamodb/stream")["Records"]]
    assert names == ["INSERT", "MODIFY", "REMOVE"]


def test_kinesis_data_is_base64_and_arrival_is_in_seconds() -> None:
    event = record("kinesis/stream")
    assert json.loads(decoded(event["kinesis"]["data"]))["page"] == "/tea"
    assert isinstance(event["kinesis"]["approximateArrivalTimestamp"], float)
    assert event["eventID"].endswith(event["kinesis"]["sequenceNumber"])


@pytest.mark.parametrize("type_id", ["kinesis/tumbling-window", "dynamodb/tumbling-window"])
def test_a_window_carries_state(type_id: str) -> None:
    event = sample(type_id)
    assert {"window", "state", "shardId", "isFinalInvokeForWindow", "isWindowTerminatedEarly"} <= set(event)


def test_rest_requests_have_null_for_what_is_absent_and_the_last_of_many_values() -> None:
    event = sample("api-gateway/rest-proxy")
    assert list(event)[:3] == ["resource", "path", "httpMethod"]
    for single, multi in (
        ("headers", "multiValueHeaders"),
        ("queryStringParameters", "multiValueQueryStringParameters"),
    ):
        assert event[single] == {name: values[-1] for name, values in event[multi].items()}
    assert event["requestContext"]["identity"]["user"] is None
    assert json.loads(event["body"])
    assert event["requestContext"]["requestTime"] == "21/Nov/2026:10:00:00 +0000"


@pytest.mark.parametrize(
    "type_id",
    ["api-gateway/http-v2", "api-gateway/http-v2-jwt", "lambda-url/request", "lambda-url/request-iam"],
)
def test_payload_2_0_joins_values_and_leaves_out_what_is_absent(type_id: str) -> None:
    event = sample(type_id)
    assert event["version"] == "2.0"
    assert event["queryStringParameters"]["label"] == "gift,express"
    assert all(name == name.lower() for name in event["headers"])
    assert "cookie" not in event["headers"]
    assert None not in event.values()
    assert event["requestContext"]["timeEpoch"] == SENT_MS
    assert event["headers"]["content-length"] == str(len(event["body"]))


def test_a_function_url_has_only_the_default_route() -> None:
    event = sample("lambda-url/request")
    assert event["routeKey"] == event["requestContext"]["routeKey"] == "$default"
    assert event["requestContext"]["domainName"].endswith(".lambda-url.us-east-1.on.aws")


def test_websocket_messages_have_no_headers() -> None:
    kinds = {name: sample(f"api-gateway/websocket-{name}") for name in ("connect", "message", "disconnect")}
    assert [event["requestContext"]["eventType"] for event in kinds.values()] == ["CONNECT", "MESSAGE", "DISCONNECT"]
    assert "headers" in kinds["connect"]
    assert "headers" not in kinds["message"]


def test_a_load_balancer_sends_single_or_multiple_values_never_both() -> None:
    single, multi = sample("alb/request"), sample("alb/request-multi-value")
    assert ":targetgroup/" in single["requestContext"]["elb"]["targetGroupArn"]
    assert not {"multiValueHeaders", "multiValueQueryStringParameters"} & set(single)
    assert not {"headers", "queryStringParameters"} & set(multi)


@pytest.mark.parametrize("type_id", [type_id for type_id in IDS if type_id.startswith("eventbridge/")])
def test_eventbridge_events_have_the_whole_envelope(type_id: str) -> None:
    expected = ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"]
    assert list(sample(type_id)) == expected
    assert sample(type_id)["version"] == "0"


def test_log_data_is_gzipped_json() -> None:
    data = json.loads(gzip.decompress(decoded(sample("cloudwatch-logs/subscription")["awslogs"]["data"])))
    assert data["messageType"] == "DATA_MESSAGE"
    assert all(type(event["timestamp"]) is int for event in data["logEvents"])


@pytest.mark.parametrize("type_id", ["kafka/msk", "kafka/self-managed"])
def test_kafka_groups_records_by_partition_with_bytes_as_headers(type_id: str) -> None:
    event = sample(type_id)
    ((partition, records),) = event["records"].items()
    assert partition == f"{records[0]['topic']}-{records[0]['partition']}"
    assert bytes(records[0]["headers"][0]["channel"]) == b"web"
    assert json.loads(decoded(records[0]["value"]))
    assert records[1]["key"] is None
    assert ("eventSourceArn" in event) == (type_id == "kafka/msk")


def test_firehose_names_its_stream_and_every_record() -> None:
    event = sample("firehose/transform")
    assert event["deliveryStreamArn"]
    assert len({item["recordId"] for item in event["records"]}) == len(event["records"])
    assert all(json.loads(decoded(item["data"])) for item in event["records"])


def test_ses_has_all_five_verdicts() -> None:
    receipt = record("ses/email-received")["ses"]["receipt"]
    verdicts = {name for name in receipt if name.endswith("Verdict")}
    assert verdicts == {f"{name}Verdict" for name in ("spam", "virus", "spf", "dkim", "dmarc")}


@pytest.mark.parametrize("type_id", [type_id for type_id in IDS if type_id.startswith("cognito/")])
def test_cognito_events_have_texts_as_attributes(type_id: str) -> None:
    event = sample(type_id)
    assert re.fullmatch(r"[A-Za-z]+_[A-Za-z]+", event["triggerSource"])
    assert all(isinstance(value, str) for value in (event["request"]["userAttributes"] or {}).values())
    assert isinstance(event["response"], dict)


@pytest.mark.parametrize("type_id", ["config/configuration-change", "config/scheduled"])
def test_config_has_json_inside_strings(type_id: str) -> None:
    event = sample(type_id)
    assert json.loads(event["invokingEvent"])["awsAccountId" if "scheduled" in type_id else "configurationItem"]
    assert isinstance(json.loads(event["ruleParameters"]), dict)


def test_alarm_reasons_are_json_inside_strings() -> None:
    data = sample("cloudwatch/alarm")["alarmData"]
    assert all(json.loads(data[state]["reasonData"])["threshold"] == 5 for state in ("state", "previousState"))


def test_custom_resources_have_a_physical_id_once_they_exist() -> None:
    events = {name: sample(f"cloudformation/custom-resource-{name}") for name in ("create", "update", "delete")}
    assert ["PhysicalResourceId" in event for event in events.values()] == [False, True, True]
    assert ["OldResourceProperties" in event for event in events.values()] == [False, True, False]


def test_edge_headers_are_lists_under_lower_case_names() -> None:
    headers = record("cloudfront/viewer-request")["cf"]["request"]["headers"]
    assert all(name == item["key"].lower() for name, items in headers.items() for item in items)


def test_mq_bodies_are_base64() -> None:
    messages = sample("mq/activemq")["messages"]
    assert json.loads(decoded(messages[0]["data"]))
    assert decoded(messages[1]["data"]) == bytes(range(8))
    (queue,) = sample("mq/rabbitmq")["rmqMessagesByQueue"].values()
    assert len(decoded(queue[0]["data"])) == queue[0]["basicProperties"]["bodySize"]
