"""What AWS would refuse is told before it is written."""

import pytest

from workbench.model.configuration import ConfigField, Content, Target, Written
from workbench.project.configuration_check import content_fault
from workbench.project.configuration_fields import configuration_fields

FIELDS = {one.key: one for one in configuration_fields(Target.SAM)}


def fault(key: str, content: Content | None) -> str:
    field: ConfigField = FIELDS[key]
    return content_fault(field, content)


@pytest.mark.parametrize(
    ("key", "text", "begin"),
    [
        ("MemorySize", "128", ""),
        ("MemorySize", "127", "It is at least 128 MB."),
        ("MemorySize", "32769", "It is at most 32,768 MB."),
        ("MemorySize", "12.5", "It is a whole number."),
        ("MemorySize", "much", "It is a whole number."),
        ("Timeout", "0", "It is at least 1 s."),
        ("Handler", "app.handler", ""),
        ("Handler", "two words", "AWS does not take 'two words' here"),
        ("Handler", "x" * 129, "It has 128 characters at most"),
        ("Role", "nonsense", "AWS does not take 'nonsense' here"),
        ("Role", "arn:aws:iam::123456789012:role/x", ""),
        ("VpcConfig.Ipv6AllowedForDualStack", "maybe", "It is either true or false."),
        ("Runtime", "python9.9", ""),
        (
            "CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig.ExecutionEnvironmentMemoryGiBPerVCpu",
            "2.5",
            "",
        ),
    ],
)
def test_texts_and_numbers(key: str, text: str, begin: str) -> None:
    found = fault(key, Written(text))
    assert found.startswith(begin)
    assert bool(found) == bool(begin)


def test_what_an_expression_gives_nobody_knows_here() -> None:
    assert fault("MemorySize", Written("!Ref Memory", is_expression=True)) == ""
    assert fault("VpcConfig.SubnetIds", (Written("!Ref S", is_expression=True),)) == ""
    assert fault("MemorySize", None) == ""


def test_lists() -> None:
    assert fault("VpcConfig.SubnetIds", (Written("subnet-1"),)) == ""
    assert fault("VpcConfig.SubnetIds", (Written("sub"),)).startswith("AWS does not take 'sub' here")
    many = tuple(Written(f"sg-{number}") for number in range(6))
    assert fault("VpcConfig.SecurityGroupIds", many) == "It has 5 items at most; these are 6."


def test_variables() -> None:
    key = "Environment.Variables"
    assert fault(key, (("TABLE", Written("orders")),)) == ""
    assert fault(key, (("1A", Written("x")),)).startswith("AWS does not take '1A' here")
    assert fault(key, (("AB", Written("x")), ("AB", Written("y")))) == "AB stands here twice."
    assert fault(key, (("AB", Written("x" * 5000)),)).startswith("All variables together have 4 KB")
