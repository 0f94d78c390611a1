"""Keys and headings."""

import json

from hypothesis import given
from hypothesis import strategies as st

from workbench.project.outline_data import json_symbols, markdown_symbols, toml_symbols, yaml_symbols

TEMPLATE = """\
Resources:   # what there is
  Orders:
    Type: AWS::Serverless::Function
    InlineCode: |
      def f():
        no: 1

    Events:
      - Name: a
        "quoted key": 1
      - |
        neither: this
Outputs: {a: 1}
"""


def test_keys_of_yaml() -> None:
    assert [(one.name, one.depth, one.line) for one in yaml_symbols(TEMPLATE)] == [
        ("Resources", 0, 0),
        ("Orders", 1, 1),
        ("Type", 2, 2),
        ("InlineCode", 2, 3),
        ("Events", 2, 7),
        ("Name", 3, 8),
        ("quoted key", 3, 9),
        ("Outputs", 0, 12),
    ]


def test_keys_of_json_also_while_it_is_not_whole() -> None:
    found = json_symbols('{"a": {"b": [\n{"c\\u00e9": "x:y"}]}, "d" :')
    assert [(one.name, one.depth, one.line, one.column) for one in found] == [
        ("a", 0, 0, 1),
        ("b", 1, 0, 7),
        ("cé", 3, 1, 1),
        ("d", 0, 1, 22),
    ]


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8)), max_size=5))
def test_every_key_of_an_object_is_found(value: dict[str, object]) -> None:
    assert [one.name for one in json_symbols(json.dumps(value))] == list(value)


def test_tables_and_keys_of_toml() -> None:
    found = toml_symbols('x = 1\n[tool.ruff] # a\nline-length = 120\n[[a.b]]\nc = "[x]"\n')
    assert [(one.name, one.depth) for one in found] == [
        ("x", 0),
        ("tool.ruff", 0),
        ("line-length", 1),
        ("a.b", 0),
        ("c", 1),
    ]


def test_headings_of_markdown() -> None:
    text = "# One\n## Two ##\n```sh\n# no\n```\n~~~\n```\n# no\n~~~\n### Three\n#no\n####### no"
    assert [(one.name, one.depth) for one in markdown_symbols(text)] == [("One", 0), ("Two", 1), ("Three", 2)]
