import pytest

from tests.unit.project.samples import template
from workbench.model.function import Function
from workbench.model.function_settings import EventInvokeConfig
from workbench.project.sam import template_functions

ARN = "arn:aws:{}:us-east-1:123456789012:{}"
HEAD = "Transform: AWS::Serverless-2016-10-31\nParameters: {Open: {Type: String}}\nResources:\n"
REST = """
  Failed: {Type: AWS::SQS::Queue}
  Done: {Type: AWS::SNS::Topic, Properties: {TopicName: done}}
  Bus: {Type: AWS::Events::EventBus, Properties: {Name: main}}
"""


def _sam(properties: str) -> Function:
    text = f"{HEAD}  F:\n    Type: AWS::Serverless::Function\n    Properties: {{{properties}}}\n{REST}"
    return template_functions(template(text), "app")[0]


def _plain(properties: str, *others: str) -> Function:
    text = f"{HEAD}  F:\n    Type: AWS::Lambda::Function\n    Properties: {{{properties}}}\n{REST}"
    for index, other in enumerate(others):
        text += f"  Config{index}:\n    Type: AWS::Lambda::EventInvokeConfig\n    Properties: {{{other}}}\n"
    return template_functions(template(text), "app")[0]


def test_sams_settings_with_destinations_of_the_same_template() -> None:
    function = _sam(
        "EventInvokeConfig: {MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60, DestinationConfig: {"
        "OnSuccess: {Type: SNS, Destination: !Ref Done}, OnFailure: {Type: SQS, Destination: !GetAtt Failed.Arn}}}"
    )
    expected = EventInvokeConfig(0, 60, ARN.format("sns", "done"), ARN.format("sqs", "Failed"))
    assert function.settings.event_invoke == expected
    assert (function.unresolved, function.problems) == ((), ())


def test_defaults_are_awss() -> None:
    for function in (_sam(""), _sam("EventInvokeConfig: {}"), _plain("")):
        assert function.settings.event_invoke == EventInvokeConfig()
        assert function.settings.dead_letter_arn == ""


def test_sam_makes_a_destination_of_which_only_the_type_is_given() -> None:
    function = _sam("EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SQS}, OnFailure: {Type: SNS}}}")
    found = function.settings.event_invoke
    assert found.on_success == ARN.format("sqs", "FEventInvokeConfigOnSuccessQueue")
    assert found.on_failure == ARN.format("sns", "FEventInvokeConfigOnFailureTopic")


def test_other_destinations() -> None:
    found = _sam(
        "EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: EventBridge, Destination: !GetAtt Bus.Arn}, "
        "OnFailure: {Type: Lambda, Destination: 'arn:aws:lambda:us-east-1:123456789012:function:other:live'}}}"
    ).settings.event_invoke
    assert found.on_success == ARN.format("events", "event-bus/main")
    assert found.on_failure == ARN.format("lambda", "function:other:live")


def test_what_is_unknown_or_wrong_is_told_by_its_whole_name() -> None:
    function = _sam(
        "EventInvokeConfig: {MaximumRetryAttempts: lots, DestinationConfig: {OnFailure: {Destination: !Ref Open}}}"
    )
    assert function.settings.event_invoke == EventInvokeConfig()
    assert [item.property for item in function.unresolved] == [
        "EventInvokeConfig.DestinationConfig.OnFailure.Destination"
    ]
    assert [problem.what for problem in function.problems] == [
        "EventInvokeConfig.MaximumRetryAttempts is not a whole number."
    ]


@pytest.mark.parametrize("name", ["!Ref F", "!GetAtt F.Arn", "F"])
def test_the_resource_of_cloudformation(name: str) -> None:
    function = _plain(
        "Handler: x",
        f"FunctionName: {name}, Qualifier: $LATEST, MaximumRetryAttempts: 1, "
        "DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}",
        "FunctionName: another, Qualifier: $LATEST, MaximumRetryAttempts: 2",
    )
    assert function.settings.event_invoke == EventInvokeConfig(1, on_failure=ARN.format("sqs", "Failed"))


def test_of_several_resources_that_of_the_unpublished_code_counts() -> None:
    of_alias = "FunctionName: !Ref F, Qualifier: live, MaximumRetryAttempts: 1"
    of_code = "FunctionName: !Ref F, Qualifier: $LATEST, MaximumRetryAttempts: 0"
    assert _plain("", of_alias, of_code).settings.event_invoke.max_retry_attempts == 0
    assert _plain("", of_alias).settings.event_invoke.max_retry_attempts == 1


def test_what_is_wrong_in_the_resource_is_told_at_its_line() -> None:
    function = _plain("", "FunctionName: !Ref F, Qualifier: $LATEST, MaximumEventAgeInSeconds: [1]")
    (problem,) = function.problems
    assert problem.what == "EventInvokeConfig.MaximumEventAgeInSeconds is not a whole number."
    assert problem.line > function.origin.line


def test_dead_letter_queues() -> None:
    assert _sam("DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Failed.Arn}").settings.dead_letter_arn == ARN.format(
        "sqs", "Failed"
    )
    assert _plain("DeadLetterConfig: {TargetArn: !Ref Done}").settings.dead_letter_arn == ARN.format("sns", "done")
    unknown = _plain("DeadLetterConfig: {TargetArn: !Ref Open}")
    assert [item.property for item in unknown.unresolved] == ["DeadLetterConfig.TargetArn"]
