"""References are found wherever a template may have them, and nothing else is."""

import pytest

from workbench.project.template_references import references, renamed
from workbench.project.yaml_nodes import read_nodes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: !Ref F", "a: !Ref N"),
        ("a: !Ref F.Version", "a: !Ref N.Version"),
        ("a: {Ref: F}", "a: {Ref: N}"),
        ("a: !GetAtt F.Arn", "a: !GetAtt N.Arn"),
        ("a: !GetAtt [F, Arn]", "a: !GetAtt [N, Arn]"),
        ("a: {Fn::GetAtt: F.Arn}", "a: {Fn::GetAtt: N.Arn}"),
        ("a: !Sub '${F} ${F.Arn} ${!F} ${FF} F'", "a: !Sub '${N} ${N.Arn} ${!F} ${FF} F'"),
        ("a: {Fn::Sub: ['${F}', {F: x}]}", "a: {Fn::Sub: ['${N}', {F: x}]}"),
        ("a: !Sub |\n  ${F}\n  b\n", "a: !Sub |\n  ${N}\n  b\n"),
        ("a: !Sub ['${F}', {G: x}]", "a: !Sub ['${N}', {G: x}]"),
        ("DependsOn: F", "DependsOn: N"),
        ("DependsOn:\n  - G\n  - F # c\n", "DependsOn:\n  - G\n  - N # c\n"),
        ("Source: {Id: F}", "Source: {Id: N}"),
        ('{"a": {"Ref": "F"}}', '{"a": {"Ref": "N"}}'),
    ],
)
def test_each_way_to_name_a_resource(before: str, after: str) -> None:
    assert renamed(before, read_nodes(before, "t"), "F", "N") == after


@pytest.mark.parametrize("text", ["a: F", "Id: F", "a: !Ref FF", "a: !Sub 'F'", "a: [F]", "F: !Ref G"])
def test_what_is_none(text: str) -> None:
    assert list(references(read_nodes(text, "t"), "F")) == []


def test_the_way_to_each_is_told() -> None:
    root = read_nodes("Outputs:\n  A:\n    Value: !Ref F\n", "t")
    assert [one.path for one in references(root, "F")] == [("Outputs", "A", "Value")]
