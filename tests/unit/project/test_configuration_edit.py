"""Fields are written where they belong; lines of others stay."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.yaml_documents import documents
from workbench.model.configuration import Configuration, Content, FieldKind, FieldValue, Target, Written
from workbench.model.errors import DocumentError
from workbench.project.configuration_edit import edited_text
from workbench.project.configuration_fields import configuration_fields
from workbench.project.configuration_read import read_settings_values, read_template_values

HEAD = "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n"


def form(text: str, target: Target = Target.SAM) -> Configuration:
    fields = configuration_fields(target)
    if target is Target.SETTINGS:
        values = read_settings_values(text, "workbench.toml", "F", fields)
        return Configuration("F", target, Path("/w/workbench.toml"), "F", text, fields, values)
    values = read_template_values(text, "template.yaml", "F", fields, target)
    return Configuration("F", target, Path("/w/template.yaml"), "F", text, fields, values)


def edited(below: str, changes: dict[str, Content | None], target: Target = Target.SAM) -> str:
    """What is below Properties afterwards."""
    return edited_text(form(HEAD + below, target), changes).removeprefix(HEAD)


def test_values_of_each_kind() -> None:
    before = "      MemorySize: 128  # small\n"
    changes: dict[str, Content | None] = {
        "MemorySize": Written("512"),
        "Handler": Written("app.handler"),
        "Role": Written("!GetAtt R.Arn", is_expression=True),
        "Architectures": Written("arm64"),
        "VpcConfig.Ipv6AllowedForDualStack": Written("true"),
        "VpcConfig.SubnetIds": (Written("subnet-1"), Written("!Ref S", is_expression=True)),
        "Environment.Variables": (("A", Written("1")), ("B", Written("!Ref B", is_expression=True))),
    }
    assert edited(before, changes) == (
        "      MemorySize: 512  # small\n"
        "      Handler: app.handler\n"
        "      Architectures:\n        - arm64\n"
        "      Environment:\n        Variables:\n          A: \"1\"\n          B: !Ref B\n"
        "      VpcConfig:\n        SubnetIds:\n          - subnet-1\n          - !Ref S\n"
        "        Ipv6AllowedForDualStack: true\n"
        "      Role: !GetAtt R.Arn\n"
    )  # fmt: skip


def test_what_stays_in_a_table_is_not_written_anew() -> None:
    head = "      Environment:\n        Variables:\n          A: 1   # as a number\n"
    content = (("A", Written("1")), ("B", Written("!Ref B", is_expression=True)), ("D", Written("d")))
    after = edited(f"{head}          'B': !Ref B\n          C: c\n", {"Environment.Variables": content})
    assert after == f"{head}          'B': !Ref B\n          D: d\n"


def test_taking_away_leaves_no_empty_mappings() -> None:
    before = "      Timeout: 3\n      EphemeralStorage:\n        Size: 1024\n"
    assert edited(before, {"EphemeralStorage.Size": None}) == "      Timeout: 3\n"
    emptied = edited_text(form(HEAD + "      Timeout: 3\n"), {"Timeout": None})
    assert emptied == HEAD.replace("Properties:", "Properties: {}")


def test_the_structure_in_a_list_is_made_changed_and_taken_away() -> None:
    made = edited("      Timeout: 3\n", {"FileSystemConfigs.Arn": Written("!Ref P", is_expression=True)})
    assert made == "      Timeout: 3\n      FileSystemConfigs:\n        - Arn: !Ref P\n"
    more = edited(made, {"FileSystemConfigs.LocalMountPath": Written("/mnt/a")})
    assert more.endswith("        - Arn: !Ref P\n          LocalMountPath: /mnt/a\n")
    gone = edited(more, {"FileSystemConfigs.Arn": None, "FileSystemConfigs.LocalMountPath": None})
    assert gone == "      Timeout: 3\n"


def test_a_destination_has_its_type() -> None:
    arn = Written("arn:aws:sns:eu-west-1:1:topic")
    queue = edited("      Timeout: 3\n", {"DeadLetterConfig.TargetArn": arn})
    assert queue.endswith(f"      DeadLetterQueue:\n        TargetArn: {arn.text}\n        Type: SNS\n")
    assert edited(queue, {"DeadLetterConfig.TargetArn": None}) == "      Timeout: 3\n"


def test_tags_of_plain_cloudformation() -> None:
    before = "      Tags:\n        - Key: a\n          Value: b  # kept\n"
    after = edited(before, {"Tags": (("a", Written("b")), ("c", Written("d")))}, Target.CLOUDFORMATION)
    assert after == before + "        - Key: c\n          Value: d\n"


def test_workbench_toml() -> None:
    before = "# mine\n[functions.F]\nmemory_mb = 128 # small\n\n[functions.G]\nmemory_mb = 1\n"
    changes: dict[str, Content | None] = {
        "MemorySize": Written("256"),
        "SnapStart.ApplyOn": Written("true"),
        "Environment.Variables": (("A", Written("1")),),
    }
    after = edited_text(form(before, Target.SETTINGS), changes)
    assert after == (
        '# mine\n[functions.F]\nmemory_mb = 256 # small\nenvironment = {A = "1"}\nsnap_start = true\n\n'
        "[functions.G]\nmemory_mb = 1\n"
    )


def test_what_a_condition_gives_is_refused() -> None:
    before = "      FileSystemConfigs: [!If [A, {Arn: a}, !Ref AWS::NoValue]]\n"
    with pytest.raises(DocumentError):
        edited(before, {"FileSystemConfigs.Arn": Written("x")})


KEYS = [
    one for one in configuration_fields(Target.SAM) if one.kind in (FieldKind.TEXT, FieldKind.TEXTS, FieldKind.NUMBER)
]


@settings(max_examples=150, deadline=None)
@given(documents(), st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique_by=lambda one: one.key))
def test_changes_are_read_back_and_taken_back(text: str, fields: list[object]) -> None:
    chosen = [one for one in KEYS if one in fields]
    contents: dict[str, Content | None] = {
        one.key: (Written("7"),) if one.kind is FieldKind.TEXTS else Written("7") for one in chosen
    }
    after = edited_text(form(text), contents)
    read = form(after)
    assert {key: read.values[key].content for key in contents} == contents
    back = edited_text(read, dict.fromkeys(contents))
    assert back.rstrip("\n") == text.rstrip("\n")
    assert form(back).values == {**form(text).values, **{key: FieldValue() for key in contents}}
