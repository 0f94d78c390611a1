"""What AWS refuses of a function's settings, in its words; most can still be run here (LAMBDA_FACTS §4.2, §5, §7.1)."""

import re
from collections.abc import Iterator

from workbench.model.function import Function, FunctionConfig, LogFormat
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.model.limits import ACCOUNT_CONCURRENCY, EPHEMERAL_MB, UNRESERVED_FLOOR
from workbench.model.problem import Severity
from workbench.project.finding import Finding

_APPLICATION_LEVELS = ("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")
_SYSTEM_LEVELS = ("DEBUG", "INFO", "WARN")
_MOUNT_PATH = "/mnt/[a-zA-Z0-9-_.]+"
_RETRIES = range(3)
_EVENT_AGE_S = range(60, 21_601)
_MAX_CONCURRENCY = range(1, 1601)
_TAGS = 50

_Findings = Iterator[Finding]


def setting_findings(function: Function) -> _Findings:
    """Everything but sizes, runtime, handler, variables and layers."""
    config, settings = function.config, function.settings
    yield from _texts(config)
    yield from _logging(config)
    yield from _file_systems(config)
    yield from _managed(config)
    yield from _concurrency(config, settings)
    yield from _exclusive(config, settings)
    yield from _asynchronous(config, settings)
    if len(function.tags) > _TAGS:
        yield Finding("Tags", f"{config.name} has {len(function.tags)} tags.", _says("Number of tags exceeds resource "
            "tag limit."))  # fmt: skip


def _says(text: str) -> str:
    return f"AWS says: {text}"


def _constraint(value: object, place: str, constraint: str) -> str:
    return _says(
        f"1 validation error detected: Value '{value}' at '{place}' failed to satisfy constraint: {constraint}"
    )


def _range(name: str, what: str, value: int, place: str, allowed: range) -> _Findings:
    if value not in allowed:
        more = value < allowed[0]
        bound = f"greater than or equal to {allowed[0]}" if more else f"less than or equal to {allowed[-1]}"
        yield Finding(name, what, _constraint(value, place, f"Member must have value {bound}"))


def _texts(config: FunctionConfig) -> _Findings:
    for name, place, text, most in (
        ("Handler", "handler", config.handler, 128),
        ("Description", "description", config.description, 256),
        ("LoggingConfig", "loggingConfig.logGroup", config.logging.group, 512),
    ):
        if len(text) > most:
            constraint = f"Member must have length less than or equal to {most}"
            short = text[:20] + "…"
            yield Finding(name, f"{name} of {config.name} is too long.", _constraint(short, place, constraint))


def _logging(config: FunctionConfig) -> _Findings:
    logging = config.logging
    if logging.format is LogFormat.TEXT and (logging.application_level or logging.system_level):
        why = (
            'LogLevel is not supported when LogFormat is set to "Text". '
            'Remove LogLevel from your request or change the LogFormat to "JSON" and try again.'
        )
        yield Finding("LoggingConfig", f"{config.name} has log levels and logs text.", _says(why))
    for member, level, levels in (
        ("applicationLogLevel", logging.application_level, _APPLICATION_LEVELS),
        ("systemLogLevel", logging.system_level, _SYSTEM_LEVELS),
    ):
        if level and level not in levels:
            constraint = f"Member must satisfy enum value set: [{', '.join(levels)}]"
            why = _constraint(level, f"loggingConfig.{member}", constraint)
            yield Finding("LoggingConfig", f"{config.name} asks for the log level {level}.", why)


def _file_systems(config: FunctionConfig) -> _Findings:
    found = config.file_systems
    if len(found) > 1:
        why = _constraint(f"{len(found)} items", "fileSystemConfigs", "Member must have length less than or equal to 1")
        yield Finding("FileSystemConfigs", f"{config.name} has {len(found)} file systems.", why)
    for index, item in enumerate(found, 1):
        if re.fullmatch(r"/mnt/[a-zA-Z0-9_.-]+", item.mount_path) and len(item.mount_path) <= 160:
            continue
        why = _constraint(
            item.mount_path,
            f"fileSystemConfigs.{index}.member.localMountPath",
            f"Member must satisfy regular expression pattern: {_MOUNT_PATH}",
        )
        what = f"{config.name} mounts a file system at {item.mount_path or 'no path'}."
        yield Finding("FileSystemConfigs", what, why, "Correct LocalMountPath.", Severity.ERROR)


def _managed(config: FunctionConfig) -> _Findings:
    if config.max_concurrency:
        yield from _range(
            "CapacityProviderConfig",
            f"{config.name} takes {config.max_concurrency:,} events at a time.",
            config.max_concurrency,
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.perExecutionEnvironmentMaxConcurrency",
            _MAX_CONCURRENCY,
        )


def _concurrency(config: FunctionConfig, settings: FunctionSettings) -> _Findings:
    reserved, provisioned = settings.reserved_concurrency, settings.provisioned_concurrency
    floor = f"UnreservedConcurrentExecution below its minimum value of [{UNRESERVED_FLOOR}]."
    most = ACCOUNT_CONCURRENCY - UNRESERVED_FLOOR
    if reserved is not None and reserved > most:
        why = _says(f"Specified ReservedConcurrentExecutions for function decreases account's {floor}")
        step = f"Reserve {most} at most, unless the account has a higher quota."
        yield Finding("ReservedConcurrentExecutions", f"{config.name} reserves {reserved:,} executions.", why, step)
    what = f"{config.name} asks for {provisioned:,} provisioned environments."
    if reserved is not None and provisioned > reserved:
        why = (
            "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function"
        )
        yield Finding("ProvisionedConcurrencyConfig", what, _says(why))
    elif reserved is None and provisioned > most:
        why = f"Specified ConcurrentExecutions for function decreases account's {floor}"
        yield Finding("ProvisionedConcurrencyConfig", what, _says(why))


def _exclusive(config: FunctionConfig, settings: FunctionSettings) -> _Findings:
    """Features that AWS does not combine (LAMBDA_FACTS §5, §7.11, §7.17)."""
    provisioned = settings.provisioned_concurrency > 0
    for name, one, first, other, second in (
        ("SnapStart", "SnapStart", config.snap_start, "provisioned concurrency", provisioned),
        ("SnapStart", "SnapStart", config.snap_start, "a file system", bool(config.file_systems)),
        ("SnapStart", "SnapStart", config.snap_start, "a larger /tmp", config.ephemeral_mb > EPHEMERAL_MB[0]),
        ("TenancyConfig", "tenant isolation", config.tenant_isolation, "provisioned concurrency", provisioned),
        ("TenancyConfig", "tenant isolation", config.tenant_isolation, "SnapStart", config.snap_start),
        ("CapacityProviderConfig", "Managed Instances", config.max_concurrency > 0, "provisioned concurrency",
         provisioned),
    ):  # fmt: skip
        if first and second:
            yield Finding(name, f"{config.name} has both {one} and {other}.", "AWS does not allow both.")


def _asynchronous(config: FunctionConfig, settings: FunctionSettings) -> _Findings:
    invoke, name = settings.event_invoke, "EventInvokeConfig"
    retries, age_s = invoke.max_retry_attempts, invoke.max_event_age_s
    what = f"{config.name} retries asynchronous invokes {retries} times."
    yield from _range(name, what, retries, "maximumRetryAttempts", _RETRIES)
    what = f"{config.name} keeps asynchronous events for {age_s:,} seconds."
    yield from _range(name, what, age_s, "maximumEventAgeInSeconds", _EVENT_AGE_S)
    if config.arn in (_unqualified(invoke.on_success), _unqualified(invoke.on_failure)):
        why = "You can't specify the function as a destination for itself."
        yield Finding(name, f"{config.name} is its own destination.", _says(why))
    yield from _targets(config, invoke)
    if settings.dead_letter_arn and not _is_of(settings.dead_letter_arn, "sqs", "sns"):
        why = "A dead-letter queue is a standard queue of SQS or a standard topic of SNS."
        what = f"{config.name} has the dead-letter queue {settings.dead_letter_arn}."
        yield Finding("DeadLetterQueue", what, why)


def _targets(config: FunctionConfig, invoke: EventInvokeConfig) -> _Findings:
    for when, arn, more in (("OnSuccess", invoke.on_success, ()), ("OnFailure", invoke.on_failure, ("s3",))):
        if arn and not _is_of(arn, "sqs", "sns", "lambda", "events", *more):
            success = f"OnSuccess(destination={arn})" if when == "OnSuccess" else "null"
            failure = f"OnFailure(destination={arn})" if when == "OnFailure" else "null"
            why = (
                "The provided destination config "
                f"DestinationConfig(onSuccess={success}, onFailure={failure}) is invalid."
            )
            yield Finding("EventInvokeConfig", f"{config.name} cannot send records to {arn}.", _says(why))


def _is_of(arn: str, *services: str) -> bool:
    """Whether the ARN is one of these services', and of no FIFO queue or topic."""
    parts = arn.split(":")
    return len(parts) >= 6 and parts[0] == "arn" and parts[2] in services and not arn.endswith(".fifo")


def _unqualified(arn: str) -> str:
    return ":".join(arn.split(":")[:7])
