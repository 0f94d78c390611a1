"""JavaScript's and TypeScript's symbols."""

import time

import pytest

from workbench.project.outline_script import script_symbols

HANDLER = """\
import x from "y";  // function no() {}
export const handler: Handler<A> = async (event, ctx: Context): Promise<X> => {
  const z = 1;
  if (a) { foo(b) }
  function inner() {}
};
"""
CLASS = """\
export default class Orders extends Base<{a: 1}> {
  private run = async (a) => { };
  constructor(private readonly a: string) { super(); }
  async get(id: string): Promise<Order> {
    for (const a of b) { call(a) }
  }
  #hidden() {}
}
const after = `class ${no} {`;
"""


def brief(text: str) -> list[tuple[str, str, int, int]]:
    return [(one.name, one.kind.value, one.depth, one.line) for one in script_symbols(text)]


def test_functions_and_what_is_in_them() -> None:
    assert brief(HANDLER) == [("handler", "function", 0, 1), ("inner", "function", 1, 4)]


def test_classes_and_their_methods() -> None:
    assert brief(CLASS) == [
        ("Orders", "class", 0, 0),
        ("run", "method", 1, 1),
        ("constructor", "method", 1, 2),
        ("get", "method", 1, 3),
        ("#hidden", "method", 1, 6),
        ("after", "variable", 0, 8),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("exports.other = (x) => x;", ("other", "function")),
        ("module.exports.third = function () {};", ("third", "function")),
        ("interface A { b(): void }", ("A", "type")),
        ("type B = string;", ("B", "type")),
        ("enum C { red }", ("C", "type")),
        ("async function* d() {}", ("d", "function")),
        ("let E = class {};", ("E", "class")),
        ("var f = 1;", ("f", "variable")),
    ],
)
def test_each_kind(text: str, found: tuple[str, str]) -> None:
    assert [one[:2] for one in brief(text)] == [found]


def test_too_many_closing_braces_do_no_harm() -> None:
    assert [one[0] for one in brief("}}} function a() {}")] == ["a"]


@pytest.mark.parametrize(
    "text", ["a" * 20_000 + "(" * 3_000, "x = " * 10_000, "class A<" * 3_000, "a(" * 5_000, "const a = (" * 3_000]
)
def test_strange_texts_take_no_time(text: str) -> None:
    before = time.process_time()
    script_symbols(text)
    assert time.process_time() - before < 2
