import pytest

from scripts.events.sources import Source, read_sources

SOURCES = {source.type_id: source for source in read_sources()}


def test_every_sample_is_a_source() -> None:
    assert list(SOURCES) == sorted(SOURCES)
    assert isinstance(SOURCES["s3/put"].sample["Records"], list)


@pytest.mark.parametrize(
    ("type_id", "model", "response", "records"),
    [
        ("sqs/batch", "SqsModel", "batch-item-failures", "/Records"),
        ("kinesis/tumbling-window", "KinesisDataStreamModel", "window-state", "/Records"),
        ("mq/activemq", "", "", "/messages"),
        ("generic/empty", "", "", ""),
    ],
)
def test_a_type_says_what_differs_from_its_service(type_id: str, model: str, response: str, records: str) -> None:
    source = SOURCES[type_id]
    assert (source.model, source.response, source.records) == (model, response, records)


def keys(source: Source, table: str) -> set[str]:
    return set(source.tables[table])


def test_tables_add_up() -> None:
    assert {"region", "account", "bucket", "key"} <= keys(SOURCES["s3/put"], "parameters")
    assert SOURCES["firehose/transform-cloudwatch-logs"].tables["encoders"]["/records/*/data"] == [
        "base64",
        "gzip",
        "json",
    ]
    assert SOURCES["firehose/transform"].tables["encoders"]["/records/*/data"] == ["base64"]
