"""Functions of a template are renamed, duplicated and taken out; the rest of the file stays."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.yaml_documents import documents
from workbench.model.errors import DocumentError, UsageError
from workbench.project.function_edit import (
    delete_function,
    duplicate_function,
    rename_function,
    stated_name,
    still_named,
    taken_ids,
)
from workbench.project.yaml_meaning import meaning
from workbench.project.yaml_nodes import read_nodes

NAME = "template.yaml"
TEXT = dedent("""\
    # The shop.
    Transform: AWS::Serverless-2016-10-31
    Parameters:
      Stage: {Type: String}
    Resources:
      # Hello greets.
      # It is small.
      Hello:  # first
        Type: AWS::Serverless::Function
        Properties:
          CodeUri: hello/
          Environment: {Variables: {ME: !Ref Hello}}

      # Orders adds.
      Orders:
        Type: AWS::Serverless::Function
        DependsOn: [Hello, Table]
        Properties:
          FunctionName: shop-orders  # stated
          CodeUri: orders/

      Table:
        Type: AWS::DynamoDB::Table
        DependsOn: Hello
    Outputs:
      HelloArn: {Value: !GetAtt Hello.Arn}
      Name: {Value: !Sub "${Hello}-${Stage}-${HelloX}"}
      Long: {Value: {"Fn::GetAtt": [Hello, Arn]}}
    """)


def test_a_resource_and_all_that_names_it_are_renamed() -> None:
    after = rename_function(TEXT, NAME, "Hello", "Greet")
    assert after == (
        TEXT.replace("  Hello:  # first", "  Greet:  # first")
        .replace("!Ref Hello", "!Ref Greet")
        .replace("[Hello, Table]", "[Greet, Table]")
        .replace("DependsOn: Hello", "DependsOn: Greet")
        .replace("!GetAtt Hello.Arn", "!GetAtt Greet.Arn")
        .replace("${Hello}", "${Greet}")
        .replace("[Hello, Arn]", "[Greet, Arn]")
    )


def test_a_stated_name_is_the_one_that_changes() -> None:
    assert stated_name(TEXT, NAME, "Orders")
    assert not stated_name(TEXT, NAME, "Hello")
    assert rename_function(TEXT, NAME, "Orders", "shop-sales") == TEXT.replace("shop-orders", "shop-sales")


@pytest.mark.parametrize(
    ("new", "why"), [("Orders", "taken"), ("Stage", "taken"), ("a-b", "cannot be"), ("", "cannot be")]
)
def test_names_that_cannot_be(new: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        rename_function(TEXT, NAME, "Hello", new)
    with pytest.raises(UsageError, match=why):
        duplicate_function(TEXT, NAME, "Hello", new)


def test_a_copy_stands_after_it() -> None:
    after = duplicate_function(TEXT, NAME, "Hello", "Hello2")
    block = TEXT[TEXT.index("  Hello:  #") : TEXT.index("\n\n  # Orders")]
    assert after == TEXT.replace(block, f"{block}\n\n{block.replace('Hello:', 'Hello2:')}")
    copied = duplicate_function(TEXT, NAME, "Orders", "Sales")
    assert "FunctionName: Sales  # stated" in copied
    assert "FunctionName: shop-orders  # stated" in copied


def test_it_is_taken_out_with_its_comment() -> None:
    after = delete_function(TEXT, NAME, "Orders")
    start, end = TEXT.index("  # Orders adds."), TEXT.index("  Table:")
    assert after == TEXT[:start] + TEXT[end:]
    first = delete_function(TEXT, NAME, "Hello")
    assert "  # Hello greets.\n" in first, "the first comment may be about all of them"


def test_the_only_resource() -> None:
    text = "Resources:\n  # about\n  F:\n    Type: X\n"
    assert delete_function(text, NAME, "F") == "Resources: {}\n  # about\n"
    with pytest.raises(DocumentError, match="no resource G"):
        delete_function(text, NAME, "G")


def test_what_names_it_still() -> None:
    assert still_named(TEXT, NAME, "Hello") == (
        "Resources.Orders", "Resources.Table", "Outputs.HelloArn", "Outputs.Name", "Outputs.Long",
    )  # fmt: skip
    assert still_named(TEXT, NAME, "Orders") == ()
    assert taken_ids(TEXT, NAME) == {"Stage", "Hello", "Orders", "Table"}


def test_json_is_renamed_too_but_not_copied() -> None:
    text = '{"Resources": {"F": {"Type": "X"}, "G": {"DependsOn": "F"}}}'
    assert rename_function(text, "t.json", "F", "H") == text.replace('"F"', '"H"')
    with pytest.raises(DocumentError):
        duplicate_function(text, "t.json", "F", "H")


@settings(max_examples=150, deadline=None)
@given(documents(), st.sampled_from(["Other", "F2"]))
def test_each_can_be_undone_and_other_lines_stay(text: str, new: str) -> None:
    there = rename_function(text, NAME, "F", new)
    assert rename_function(there, NAME, new, "F") == text
    try:
        twice = duplicate_function(text, NAME, "F", new)
    except DocumentError:
        assert not text.endswith("\n")
        return
    assert meaning(read_nodes(delete_function(twice, NAME, new), NAME)) == meaning(read_nodes(text, NAME))
    kept = twice.split("\n")
    for line in text.split("\n"):
        kept.remove(line)
