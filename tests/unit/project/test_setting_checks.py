from dataclasses import replace
from pathlib import Path

import pytest

from workbench.model.function import (
    FileSystem,
    Function,
    FunctionConfig,
    LogFormat,
    LoggingConfig,
    Origin,
    OriginKind,
)
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.model.problem import Severity
from workbench.project.setting_checks import setting_findings

CONFIG = FunctionConfig("orders", "python3.12", "app.handler", Path("/w"))
QUEUE = "arn:aws:sqs:us-east-1:123456789012:jobs"
BUCKET = "arn:aws:s3:::files"
LEVELS = LoggingConfig(LogFormat.TEXT, "INFO")
ACCESS_POINT = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-1"


def _function(settings: FunctionSettings | None = None, **changes: object) -> Function:
    config = replace(CONFIG, **changes)  # type: ignore[arg-type]
    return Function(config, Origin(OriginKind.TEMPLATE, "app", Path("/w/t.yaml")), settings or FunctionSettings())


def _invoke(**changes: object) -> FunctionSettings:
    return FunctionSettings(event_invoke=replace(EventInvokeConfig(), **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "function",
    [
        _function(),
        _function(logging=LoggingConfig(LogFormat.JSON, "TRACE", "WARN", "/app")),
        _function(file_systems=(FileSystem(ACCESS_POINT, "/mnt/a-b_c.d"),)),
        _function(FunctionSettings(900, 900)),
        _function(FunctionSettings(0, dead_letter_arn=QUEUE)),
        _function(_invoke(max_retry_attempts=0, max_event_age_s=60, on_success=QUEUE, on_failure=BUCKET)),
        _function(_invoke(on_success="arn:aws:events:us-east-1:123456789012:event-bus/main")),
        _function(snap_start=True, description="x" * 256, handler="x" * 128, max_concurrency=1600),
    ],
)
def test_what_aws_accepts(function: Function) -> None:
    assert list(setting_findings(function)) == []


@pytest.mark.parametrize(
    ("function", "name", "why"),
    [
        (_function(handler="x" * 129), "Handler", "at 'handler' failed to satisfy constraint"),
        (_function(description="x" * 257), "Description", "length less than or equal to 256"),
        (_function(logging=LoggingConfig(group="x" * 513)), "LoggingConfig", "length less than or equal to 512"),
        (_function(logging=LEVELS), "LoggingConfig", 'not supported when LogFormat is set to "Text"'),
        (
            _function(logging=LoggingConfig(LogFormat.JSON, "", "ERROR")),
            "LoggingConfig",
            "Value 'ERROR' at 'loggingConfig.systemLogLevel' failed to satisfy constraint: "
            "Member must satisfy enum value set: [DEBUG, INFO, WARN]",
        ),
        (
            _function(file_systems=(FileSystem(ACCESS_POINT, "/mnt/a"), FileSystem(ACCESS_POINT, "/mnt/b"))),
            "FileSystemConfigs",
            "length less than or equal to 1",
        ),
        (_function(max_concurrency=1601), "CapacityProviderConfig", "value less than or equal to 1600"),
        (
            _function(FunctionSettings(901)),
            "ReservedConcurrentExecutions",
            "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution "
            "below its minimum value of [100].",
        ),
        (
            _function(FunctionSettings(2, 3)),
            "ProvisionedConcurrencyConfig",
            "should not be greater than the reservedConcurrentExecution for function",
        ),
        (_function(FunctionSettings(None, 901)), "ProvisionedConcurrencyConfig", "Specified ConcurrentExecutions"),
        (_function(FunctionSettings(None, 1), snap_start=True), "SnapStart", "does not allow both"),
        (_function(snap_start=True, ephemeral_mb=513), "SnapStart", "does not allow both"),
        (_function(snap_start=True, tenant_isolation=True), "TenancyConfig", "does not allow both"),
        (_function(FunctionSettings(None, 1), max_concurrency=8), "CapacityProviderConfig", "does not allow both"),
        (_function(_invoke(max_retry_attempts=3)), "EventInvokeConfig", "at 'maximumRetryAttempts' failed"),
        (_function(_invoke(max_retry_attempts=-1)), "EventInvokeConfig", "value greater than or equal to 0"),
        (_function(_invoke(max_event_age_s=59)), "EventInvokeConfig", "value greater than or equal to 60"),
        (_function(_invoke(max_event_age_s=21_601)), "EventInvokeConfig", "value less than or equal to 21600"),
        (
            _function(_invoke(on_failure=CONFIG.arn + ":live")),
            "EventInvokeConfig",
            "You can't specify the function as a destination for itself.",
        ),
        (
            _function(_invoke(on_success=BUCKET)),
            "EventInvokeConfig",
            f"DestinationConfig(onSuccess=OnSuccess(destination={BUCKET}), onFailure=null) is invalid.",
        ),
        (
            _function(_invoke(on_failure=QUEUE + ".fifo")),
            "EventInvokeConfig",
            f"DestinationConfig(onSuccess=null, onFailure=OnFailure(destination={QUEUE}.fifo)) is invalid.",
        ),
        (_function(FunctionSettings(dead_letter_arn=BUCKET)), "DeadLetterQueue", "standard queue of SQS"),
        (replace(_function(), tags=(("a", "b"),) * 51), "Tags", "Number of tags exceeds resource tag limit."),
    ],
)
def test_what_aws_refuses_is_a_warning_in_its_words(function: Function, name: str, why: str) -> None:
    (finding,) = setting_findings(function)
    assert (finding.property, finding.severity) == (name, Severity.WARNING)
    assert why in finding.why
    assert finding.what


@pytest.mark.parametrize("path", ["/tmp/x", "/mnt", "/mnt/", "/mnt/a/b", "", "/mnt/" + "x" * 156])
def test_a_mount_path_that_cannot_be_mounted_is_an_error(path: str) -> None:
    (finding,) = setting_findings(_function(file_systems=(FileSystem(ACCESS_POINT, path),)))
    assert finding.severity is Severity.ERROR
    assert "Member must satisfy regular expression pattern: /mnt/[a-zA-Z0-9-_.]+" in finding.why
    assert finding.next_step == "Correct LocalMountPath."
