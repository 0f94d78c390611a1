"""What the tests of the configuration form share: a template, and the form of its function."""

from pathlib import Path

import pytest

from workbench.model.configuration import Configuration, Target
from workbench.project.configuration_fields import configuration_fields
from workbench.project.configuration_read import read_template_values

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 5
    Environment: {Variables: {STAGE: !Ref Stage}}
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: hello/
      Handler: app.handler
      Runtime: python3.13  # new
      Role: !GetAtt R.Arn
      Environment:
        Variables:
          TABLE: !Ref Table
          TAX: "19"
      VpcConfig: !If [InVpc, {SubnetIds: [a]}, !Ref AWS::NoValue]
      Layers: [!Ref Tools]
"""


@pytest.fixture
def configuration() -> Configuration:
    """The form of Hello."""
    fields = configuration_fields(Target.SAM)
    values = read_template_values(TEMPLATE, "template.yaml", "Hello", fields, Target.SAM)
    return Configuration("Hello", Target.SAM, Path("/w/template.yaml"), "Hello", TEMPLATE, fields, values)
