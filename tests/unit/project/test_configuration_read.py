"""Values come from the function, or from what all of them share; what an expression gives is shown as such."""

import pytest

from workbench.model.configuration import FieldValue, Source, Target, Written
from workbench.model.errors import DocumentError
from workbench.project.configuration_fields import configuration_fields
from workbench.project.configuration_read import read_settings_values, read_template_values

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 5
    MemorySize: 256
    Environment: {Variables: {STAGE: !Ref Stage}}
    Layers: [!Ref Tools]
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      MemorySize: 512  # more
      Architectures: [arm64]
      Runtime:
      Role: !GetAtt R.Arn
      Environment:
        Variables:
          A: 1
          B: !Sub "${X}-b"
      VpcConfig: !If [InVpc, {SubnetIds: [a]}, !Ref AWS::NoValue]
      FileSystemConfigs:
        - Arn: !GetAtt P.Arn
          LocalMountPath: /mnt/a
      Tags: {team: shop}
      LoggingConfig:
        LogFormat: [JSON]
"""


def values(text: str = TEMPLATE, target: Target = Target.SAM) -> dict[str, FieldValue]:
    return read_template_values(text, "template.yaml", "F", configuration_fields(target), target)


def test_own_values_and_shared_ones() -> None:
    found = values()
    assert found["MemorySize"] == FieldValue(Written("512"), Source.OWN, Written("256"))
    assert found["Timeout"] == FieldValue(Written("5"), Source.SHARED, Written("5"))
    assert found["Description"] == FieldValue()
    assert found["Architectures"].content == Written("arm64")
    assert found["Runtime"] == FieldValue()


def test_expressions_are_kept_as_such() -> None:
    found = values()
    assert found["Role"].content == Written("!GetAtt R.Arn", is_expression=True)
    variables = found["Environment.Variables"]
    assert variables.content == (("A", Written("1")), ("B", Written('!Sub "${X}-b"', is_expression=True)))
    assert variables.shared == (("STAGE", Written("!Ref Stage", is_expression=True)),)
    assert found["Layers"] == FieldValue(shared=(Written("!Ref Tools", is_expression=True),))


def test_what_cannot_be_edited_is_locked() -> None:
    found = values()
    assert found["VpcConfig.SubnetIds"].locked.startswith("It is given by !If [InVpc,")
    assert found["LoggingConfig.LogFormat"].locked
    assert found["LoggingConfig.LogGroup"] == FieldValue()


def test_the_structure_in_a_list() -> None:
    found = values()
    assert found["FileSystemConfigs.Arn"].content == Written("!GetAtt P.Arn", is_expression=True)
    assert found["FileSystemConfigs.LocalMountPath"].content == Written("/mnt/a")


def test_tags_of_plain_cloudformation() -> None:
    text = "Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Tags: [{Key: a, Value: b}]\n"
    assert values(text, Target.CLOUDFORMATION)["Tags"].content == (("a", Written("b")),)
    assert values(text.replace("Value", "Worth"), Target.CLOUDFORMATION)["Tags"].locked


def test_a_resource_that_is_gone() -> None:
    with pytest.raises(DocumentError, match="no resource F"):
        values("Resources: {}\n")


def test_workbench_toml() -> None:
    fields = configuration_fields(Target.SETTINGS)
    text = """\
[functions.F]
memory_mb = 256
snap_start = true
environment = { A = 1 }
layers = ["layers/a"]
log_format = ["JSON"]
"""
    found = read_settings_values(text, "workbench.toml", "F", fields)
    assert found["MemorySize"] == FieldValue(Written("256"), Source.OWN)
    assert found["SnapStart.ApplyOn"].content == Written("true")
    assert found["Environment.Variables"].content == (("A", Written("1")),)
    assert found["Layers"].content == (Written("layers/a"),)
    assert found["LoggingConfig.LogFormat"].locked
    assert read_settings_values("", "workbench.toml", "F", fields)["MemorySize"] == FieldValue()
    with pytest.raises(DocumentError, match="not valid TOML"):
        read_settings_values("[", "workbench.toml", "F", fields)
