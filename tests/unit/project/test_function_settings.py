import pytest

from tests.unit.project.samples import template
from workbench.model.function import Function
from workbench.model.function_settings import FunctionSettings, RecursiveLoop
from workbench.project.sam import template_functions

PC = "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: %s}"


def _function(properties: str, *, shared: str = "", others: str = "", kind: str = "Serverless") -> Function:
    text = f"Transform: AWS::Serverless-2016-10-31\nGlobals: {{Function: {{{shared}}}}}\nResources:\n"
    text += f"  F:\n    Type: AWS::{kind}::Function\n    Properties: {{{properties}}}\n{others}"
    return template_functions(template(text), "app")[0]


def test_defaults() -> None:
    assert _function("").settings == FunctionSettings()


@pytest.mark.parametrize(("text", "reserved"), [("0", 0), ("'7'", 7), ("!Ref AWS::NoValue", None), ("lots", None)])
def test_reserved_concurrency(text: str, reserved: int | None) -> None:
    function = _function(f"ReservedConcurrentExecutions: {text}")
    assert function.settings.reserved_concurrency == reserved
    assert len(function.problems) == (text == "lots")


def test_recursion() -> None:
    assert _function("RecursiveLoop: Allow").settings.recursive_loop is RecursiveLoop.ALLOW
    wrong = _function("RecursiveLoop: allow")
    assert wrong.settings.recursive_loop is RecursiveLoop.TERMINATE
    assert wrong.problems[0].what == "RecursiveLoop is not Allow or Terminate."


def test_provisioned_concurrency_of_sam() -> None:
    assert _function(f"AutoPublishAlias: live, {PC % 3}").settings.provisioned_concurrency == 3


def test_provisioned_concurrency_of_aliases_and_versions() -> None:
    others = f"  A: {{Type: AWS::Lambda::Alias, Properties: {{FunctionName: !Ref F, {PC % 2}}}}}\n"
    others += f"  V: {{Type: AWS::Lambda::Version, Properties: {{FunctionName: !GetAtt F.Arn, {PC % 4}}}}}\n"
    others += "  W: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref F}}\n"
    others += f"  O: {{Type: AWS::Lambda::Alias, Properties: {{FunctionName: other, {PC % 9}}}}}\n"
    assert _function("", others=others, kind="Lambda").settings.provisioned_concurrency == 6


def test_globals_are_merged() -> None:
    function = _function(
        "EventInvokeConfig: {MaximumRetryAttempts: 1}, LoggingConfig: {SystemLogLevel: WARN}",
        shared="ReservedConcurrentExecutions: 5, RecursiveLoop: Allow, Tracing: Active, "
        "LoggingConfig: {LogFormat: JSON}, EventInvokeConfig: {MaximumEventAgeInSeconds: 90}",
    )
    settings, config = function.settings, function.config
    assert (settings.reserved_concurrency, settings.recursive_loop) == (5, RecursiveLoop.ALLOW)
    assert (settings.event_invoke.max_retry_attempts, settings.event_invoke.max_event_age_s) == (1, 90)
    assert (config.logging.format, config.logging.system_level, config.tracing) == ("JSON", "WARN", "Active")
    assert function.problems == ()
