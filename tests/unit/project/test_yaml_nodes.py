"""Nodes stand where they are written, whatever surrounds them."""

import pytest
import yaml
from hypothesis import given, settings

from tests.support.yaml_documents import documents
from workbench.model.errors import DocumentError
from workbench.project.yaml_nodes import NodeKind, plain_tag, read_nodes

TEXT = """\
q: &q 1
a😀: !Ref X # c
b: |
  x

# about c
c: !Sub 'é'
d:
  - *q
  - a: 1
    b: [1, 2] # x

e:
f: {Fn::GetAtt: [A, Arn]}
"""


def test_places_and_tags() -> None:
    root = read_nodes(TEXT, "t")
    shown = {
        key.value: (child.tag, TEXT[child.start : child.end])
        for key, child in zip(root.keys, root.children, strict=True)
    }
    assert shown == {
        "q": ("int", "&q 1"),
        "a😀": ("!Ref", "!Ref X"),
        "b": ("str", "|\n  x"),
        "c": ("!Sub", "!Sub 'é'"),
        "d": ("", "- *q\n  - a: 1\n    b: [1, 2]"),
        "e": ("null", ""),
        "f": ("", "{Fn::GetAtt: [A, Arn]}"),
    }


def test_ways_through_it() -> None:
    root = read_nodes(TEXT, "t")
    item = root.at(("d", 1, "b", 0))
    assert item is not None
    assert (item.value, item.tag) == ("1", "int")
    alias = root.at(("d", 0))
    assert alias is not None
    assert (alias.kind, alias.value) == (NodeKind.ALIAS, "q")
    assert root.at(("d", 7)) is None
    assert root.at(("q", "x")) is None
    assert root.at(("gone", "x")) is None
    intrinsic = {key.value for key, child in zip(root.keys, root.children, strict=True) if child.is_intrinsic}
    assert intrinsic == {"a😀", "c", "f"}
    assert [key.value for key, child in zip(root.keys, root.children, strict=True) if child.is_block] == ["b"]
    assert len(list(root.walk())) == 17
    assert root.children[0].anchored


@pytest.mark.parametrize("text", ["", "a: [", "a: 1\n---\nb: 2", "? [a]\n: 1", "a: !!b: c: d"])
def test_what_cannot_be_edited_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        read_nodes(text, "template.yaml")


@settings(max_examples=100, deadline=None)
@given(documents())
def test_each_node_is_what_its_text_says(text: str) -> None:
    root = read_nodes(text, "t")
    for node in root.walk():
        if node.kind is NodeKind.SCALAR and node.style == "" and node.tag != "!Ref":
            assert text[node.start : node.end] == node.value
        assert text[node.end - 1 : node.end].strip() or node.start == node.end


@pytest.mark.parametrize(
    ("text", "tag"), [("a", "str"), ("1", "int"), ("yes", "bool"), ("~", "null"), ("1.5", "float")]
)
def test_plain_tags(text: str, tag: str) -> None:
    assert plain_tag(text) == tag
    assert type(yaml.safe_load(text)).__name__.startswith({"null": "None"}.get(tag, tag))
