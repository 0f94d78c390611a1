"""Requests for event source mappings, one of each kind of source; FIFO is a queue of its own."""

from typing import Any

HERE = "eu-west-1:000000000000"
QUEUE: dict[str, Any] = {"EventSourceArn": f"arn:aws:sqs:{HERE}:q"}
FIFO: dict[str, Any] = {"EventSourceArn": f"arn:aws:sqs:{HERE}:q.fifo"}
KINESIS: dict[str, Any] = {"EventSourceArn": f"arn:aws:kinesis:{HERE}:stream/s", "StartingPosition": "LATEST"}
TABLE = f"arn:aws:dynamodb:{HERE}:table/t/stream/2026-01-01T00:00:00.000"
DYNAMODB: dict[str, Any] = {"EventSourceArn": TABLE, "StartingPosition": "LATEST"}
SECRET = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:s"
ACCESS = [{"Type": "BASIC_AUTH", "URI": SECRET}]
MSK: dict[str, Any] = {
    "EventSourceArn": f"arn:aws:kafka:{HERE}:cluster/c",
    "StartingPosition": "LATEST",
    "Topics": ["topic"],
}
BROKERS = {"Endpoints": {"KAFKA_BOOTSTRAP_SERVERS": ["one:9092", "two:9092"]}}
KAFKA: dict[str, Any] = {
    "SelfManagedEventSource": BROKERS,
    "SourceAccessConfigurations": ACCESS,
    "StartingPosition": "LATEST",
    "Topics": ["topic"],
}
MQ: dict[str, Any] = {
    "EventSourceArn": f"arn:aws:mq:{HERE}:broker:b:1",
    "Queues": ["q"],
    "SourceAccessConfigurations": ACCESS,
}
DOCUMENTDB: dict[str, Any] = {
    "EventSourceArn": f"arn:aws:rds:{HERE}:cluster:c",
    "DocumentDBEventSourceConfig": {"DatabaseName": "d"},
    "SourceAccessConfigurations": ACCESS,
}
ALL: dict[str, dict[str, Any]] = {
    "sqs": QUEUE,
    "kinesis": KINESIS,
    "dynamodb": DYNAMODB,
    "msk": MSK,
    "kafka": KAFKA,
    "mq": MQ,
    "docdb": DOCUMENTDB,
}
