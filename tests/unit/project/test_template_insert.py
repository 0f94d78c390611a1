from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import template
from workbench.base.assets import resources
from workbench.model.errors import DocumentError
from workbench.project.template import SAM_TRANSFORM
from workbench.project.template_insert import add_resources, new_template, taken_names

NEW = "# New is new.\nNew:\n  Type: AWS::S3::Bucket\n  Properties:\n    BucketName: new\n"
SAM = f"Transform: {SAM_TRANSFORM}\n"
VALUE = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "new"}}


def add(text: str) -> str:
    return add_resources(text, "template.yaml", NEW)


def plain(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)


def is_kept(before: str, after: str) -> bool:
    """Whether every line of `before` is in `after`, in order."""
    lines = iter(after.split("\n"))
    return all(line in lines for line in before.rstrip("\n").split("\n"))


def test_resources_come_after_those_that_are_there() -> None:
    text = f"{SAM}Resources:\n  A:\n    Type: X # the type\n\n# Outputs\nOutputs:\n  B: 1\n"
    assert add(text) == (
        f"{SAM}Resources:\n  A:\n    Type: X # the type\n\n  # New is new.\n  New:\n    Type: AWS::S3::Bucket\n"
        "    Properties:\n      BucketName: new\n\n# Outputs\nOutputs:\n  B: 1\n"
    )


def test_the_sample_keeps_every_line() -> None:
    before = (resources() / "sample" / "template.yaml").read_text(encoding="utf-8")
    after = add(before)
    assert after.startswith(before)
    found = template(after, Path("/w/template.yaml"))
    assert list(found.resources)[-1] == "New"


@pytest.mark.parametrize("nothing", ["Resources:", "Resources: {}", "Resources: null", "Resources: {} # none"])
@pytest.mark.parametrize("after", ["", "\n\nOutputs: {}\n", "\nOutputs: {}\n", "\n# end\n"])
def test_resources_take_the_place_of_nothing(nothing: str, after: str) -> None:
    added = add(SAM + nothing + after)
    found = plain(added)
    assert isinstance(found, dict)
    assert found["Resources"] == {"New": VALUE}
    assert "\nResources:" in added
    assert ("# none" in added) == ("# none" in nothing)
    assert added.endswith(after.rstrip("\n") + "\n")


def test_a_template_without_resources_or_without_anything_gets_them() -> None:
    assert plain(add("Description: mine\n")) == {
        "Transform": SAM_TRANSFORM,
        "Description": "mine",
        "Resources": {"New": VALUE},
    }
    assert plain(add("")) == {"Transform": SAM_TRANSFORM, "Resources": {"New": VALUE}}


def test_indent_and_blank_lines_are_as_those_of_the_others() -> None:
    added = add(f"{SAM}Resources:\n    A: {{}}\n    B: {{}}")
    assert "    B: {}\n    # New is new.\n    New:\n      Type" in added
    assert "  A: {}\n\n  # New" in add(f"{SAM}Resources:\n  A: {{}}\n")


def test_comments_below_the_last_resource_stay_with_it() -> None:
    added = add(f"{SAM}Resources:\n  A: {{}}\n  # of A\n\n# of Outputs\nOutputs: {{}}\n")
    assert "  # of A\n\n  # New is new." in added
    assert "new\n\n# of Outputs\nOutputs" in added


def test_a_template_that_is_not_sam_s_becomes_one() -> None:
    head = '# top\n---\nAWSTemplateFormatVersion: "2010-09-09"\n'
    assert add(f"{head}Resources:\n  A: 1\n").startswith(f"{head}Transform: {SAM_TRANSFORM}\nResources:\n")
    assert add("Resources:\n  A: 1\n").startswith(f"Transform: {SAM_TRANSFORM}\nResources:\n")
    several = f"Transform: [AWS::Include, {SAM_TRANSFORM}]\nResources:\n  A: 1\n"
    assert add(several).startswith(several)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Resources: {A: {}}\n", "in braces"),
        ("Resources: []\n", "no mapping"),
        ("Resources: text\n", "no mapping"),
        ("Resources:\n- a\n", "no mapping"),
        ("Transform: AWS::Include\nResources:\n  A: 1\n", "Its Transform"),
        ("Resources: [\n", "not valid YAML"),
        ("A: 1\n---\nB: 1\n", "several documents"),
    ],
)
def test_what_cannot_be_added_to_is_refused(text: str, told: str) -> None:
    with pytest.raises(DocumentError) as refused:
        add(text)
    assert told in str(refused.value)
    assert refused.value.next_step


def test_json_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"template\.json"):
        add_resources('{"Resources": {}}', "template.json", NEW)


def test_names_of_resources_and_parameters_are_taken() -> None:
    text = "Parameters:\n  P: 1\nResources:\n  A:\n    B: 1\nOutputs:\n  C: 1\n"
    assert taken_names(text, "template.yaml") == {"P", "A"}


def test_a_new_template_is_one() -> None:
    found = template(new_template("Functions of shop", NEW), Path("/w/template.yaml"))
    assert found.is_sam
    assert list(found.resources) == ["New"]


COMMENTS = st.sampled_from(["", "# note\n", "\n", "\n# note\n\n", "  # deep\n", "    # deeper\n", "\n  # deep\n\n"])
VALUES = st.sampled_from(
    [
        " 1\n",
        " plain\n      goes on\n",
        ' "quoted\n\n      text"\n',
        " |\n      text\n",
        " |+\n      text\n\n\n",
        " >-\n      text\n      # text too\n",
        " [1, 2,\n      3]\n",
        " {a: 1} # note\n",
        " &MARK\n      A: 1\n",
        "\n    - 1\n    - a: 2\n",
        "\n      Deep:\n        - x: !GetAtt B.Arn\n          y: !Sub |\n            text\n",
        " !Ref Other\n",
        "\n",
    ]
)


@st.composite
def templates(draw: st.DrawFn) -> str:
    def section(name: str, count: int) -> str:
        rows = [
            f"  {name}{row}:\n    Type:{draw(VALUES).replace('MARK', f'{name}{row}')}{draw(COMMENTS)}"
            for row in range(count)
        ]
        return f"{name}:{draw(st.sampled_from(['', ' # head']))}\n{''.join(rows)}"

    before = draw(st.integers(0, 2))
    names = ["Parameters", "Mappings", "Resources", "Outputs"]
    chosen = [name for name in names if name == "Resources" or draw(st.booleans())]
    head = draw(COMMENTS.filter(lambda text: "  #" not in text)) + (SAM if before else "")
    text = head + "".join(section(name, draw(st.integers(1, 3))) for name in chosen)
    return text if draw(st.booleans()) else text.rstrip("\n")


@given(templates())
def test_any_template_keeps_its_lines_and_its_meaning(text: str) -> None:
    after = add(text)
    assert is_kept(text, after), after
    before, found = plain(text if text.endswith("\n") else f"{text}\n"), plain(after)
    assert isinstance(before, dict)
    assert isinstance(found, dict)
    assert found["Resources"].pop("New") == VALUE
    assert found.pop("Transform") == SAM_TRANSFORM
    before.pop("Transform", None)
    assert found == before
    assert list(found) == list(before)


@given(templates())
def test_what_was_added_last_comes_last(text: str) -> None:
    twice = add_resources(add(text), "template.yaml", NEW.replace("New", "Newer"))
    found = plain(twice)
    assert isinstance(found, dict)
    assert list(found["Resources"])[-2:] == ["New", "Newer"]
