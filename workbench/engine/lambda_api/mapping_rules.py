"""What AWS refuses of an event source mapping, in its words (LAMBDA_FACTS §6.1, §6.2).

`Unsupported '…' parameter` and `Required '…' parameter` are AWS's forms; where no text is known, ours says it plainly.
"""

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter
from workbench.engine.lambda_api.filter_patterns import is_pattern
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.mapping_sources import KAFKAS, RULES, STARTED, Source, is_fifo

MOST_FILTERS = 5
FIFO_BATCH_SIZE = 10
_UNWINDOWED_BATCH_SIZE = 10
_LEAST_AGE_S = 60
_OF_KIND = "for given event source mapping type."
_DESTINATION = f"Unsupported DestinationConfig parameter {_OF_KIND}"
_START_NULL = (
    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint:"
    " Member must not be null."
)
_NOT_A_TIME = (
    "Received Exception while reading from provided stream. class java.lang.Long can not be converted to a Timestamp"
)


def check_given(source: Source, given: Members) -> None:
    """Refuse members that a mapping of that kind cannot have. Raises InvalidParameterValueException."""
    if source is Source.SQS and any(given.get(name) for name in ("StartingPosition", "StartingPositionTimestamp")):
        raise invalid_parameter("StartingPosition is not valid for SQS event sources.")
    for name, value in given.items():
        if name not in RULES[source].allowed and not _says_nothing(value):
            text = _DESTINATION if name == "DestinationConfig" else f"Unsupported '{_lower(name)}' parameter {_OF_KIND}"
            raise invalid_parameter(text)
    _check_filters(given)
    _check_destination(source, given.get("DestinationConfig") or {})


def check_new(source: Source, given: Members) -> None:
    """Refuse a new mapping that lacks what its kind needs. Raises InvalidParameterValueException."""
    for name in RULES[source].required:
        if not given.get(name):
            raise invalid_parameter(f"Required '{_lower(name)}' parameter is missing.")
    _check_start(source, given)


def check_mapping(source: Source, mapping: Document) -> None:
    """Refuse a mapping whose members do not go together. Raises InvalidParameterValueException."""
    _check_batches(source, mapping)
    age = mapping.get("MaximumRecordAgeInSeconds", -1)
    if age != -1 and age < _LEAST_AGE_S:
        raise _out_of_range(age, "maximumRecordAgeInSeconds", "greater", _LEAST_AGE_S)
    _check_pollers(source, mapping)
    access = [one.get("Type") for one in mapping.get("SourceAccessConfigurations", ())]
    if source in (Source.MQ, Source.DOCUMENTDB) and "BASIC_AUTH" not in access:
        raise invalid_parameter("A source access configuration of type BASIC_AUTH is required for this event source.")
    if source is Source.DOCUMENTDB and not mapping["DocumentDBEventSourceConfig"].get("DatabaseName"):
        raise invalid_parameter("Required 'documentDBEventSourceConfig.databaseName' parameter is missing.")


def _check_start(source: Source, given: Members) -> None:
    position, timestamp = given.get("StartingPosition"), given.get("StartingPositionTimestamp")
    if position is None and source in STARTED:
        raise invalid_parameter(_START_NULL)
    if position == "AT_TIMESTAMP" and source is Source.DYNAMODB:
        raise invalid_parameter(f"Unsupported starting position for arn type: {given['EventSourceArn']}")
    if position != "AT_TIMESTAMP" and timestamp is not None:
        raise invalid_parameter("Timestamp only valid with StartingPosition AT_TIMESTAMP")
    if position == "AT_TIMESTAMP" and timestamp is None:
        raise invalid_parameter("StartingPositionTimestamp is required with StartingPosition AT_TIMESTAMP")
    if timestamp is not None and timestamp < 0:
        raise invalid_parameter(_NOT_A_TIME)


def _check_batches(source: Source, mapping: Document) -> None:
    if source is not Source.SQS:
        return
    size, window_s = mapping["BatchSize"], mapping["MaximumBatchingWindowInSeconds"]
    if is_fifo(mapping):
        if window_s:
            raise invalid_parameter("Batching window is not supported for FIFO queues")
        if size > FIFO_BATCH_SIZE:
            raise _out_of_range(size, "batchSize", "less", FIFO_BATCH_SIZE)
    elif size > _UNWINDOWED_BATCH_SIZE and not window_s:
        what = "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than"
        raise invalid_parameter(f"{what} {_UNWINDOWED_BATCH_SIZE}")


def _check_pollers(source: Source, mapping: Document) -> None:
    pollers = mapping.get("ProvisionedPollerConfig")
    if not pollers:
        return
    if mapping.get("ScalingConfig"):
        raise invalid_parameter("ScalingConfig and ProvisionedPollerConfig cannot be used together.")
    if pollers.get("PollerGroupName") and source not in KAFKAS:
        raise invalid_parameter(f"Unsupported 'provisionedPollerConfig.pollerGroupName' parameter {_OF_KIND}")
    where = "provisionedPollerConfig.minimumPollers", "provisionedPollerConfig.maximumPollers"
    least, most = pollers.get("MinimumPollers", 1), pollers.get("MaximumPollers", RULES[source].pollers[1])
    for value, name, limit in zip((least, most), where, RULES[source].pollers, strict=True):
        if value > limit:
            raise _out_of_range(value, name, "less", limit)
    if least > most:
        raise invalid_parameter("MinimumPollers must be less than or equal to MaximumPollers.")


def _check_filters(given: Members) -> None:
    filters = (given.get("FilterCriteria") or {}).get("Filters") or ()
    if len(filters) > MOST_FILTERS:
        raise invalid_parameter(f"An event source mapping can have at most {MOST_FILTERS} filters.")
    if not all(is_pattern(one.get("Pattern", "")) for one in filters):
        raise invalid_parameter("Invalid filter pattern definition.")


def _check_destination(source: Source, given: Members) -> None:
    """Records that fail go to a queue, a topic or a bucket, and those of Kafka to a topic of Kafka too."""
    if given.get("OnSuccess"):
        raise invalid_parameter(_DESTINATION)
    target = (given.get("OnFailure") or {}).get("Destination")
    if not target or (source in KAFKAS and target.startswith("kafka://")):
        return
    if target.split(":")[2:3] not in (["sqs"], ["sns"], ["s3"]):
        raise invalid_parameter(f"Unsupported on-failure destination for given event source mapping type: {target}")


def _out_of_range(value: int, where: str, how: str, limit: int) -> ApiError:
    constraint = f"Member must have value {how} than or equal to {limit}"
    return invalid_parameter(
        f"1 validation error detected: Value '{value}' at '{where}' failed to satisfy constraint: {constraint}"
    )


def _says_nothing(value: object) -> bool:
    """Tools send empty values for what they do not use."""
    return value is False or value in ("", [], {}, None)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
