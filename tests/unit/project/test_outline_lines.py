"""Symbols of other languages."""

import pytest

from workbench.project.outline_lines import line_symbols


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("func (s *Server) Run(a int) error {", ["Run"]),
        ("type Order struct {", ["Order"]),
        ("pub async fn run() {", ["run"]),
        ("impl Handler for A {\n  fn x(&self) {}", ["Handler", "x"]),
        ("public class A {\n  public String handle(Map<String,Object> in) {\n    return f(a);", ["A", "handle"]),
        ("class A::B\n  def self.go!(x)", ["A::B", "go!"]),
        ("run() {\nfunction other {", ["run", "other"]),
        ("if (x) {\n  return f(a)", []),
        ("namespace X;\npublic sealed record R(int A);", ["R"]),
    ],
)
def test_definitions(text: str, found: list[str]) -> None:
    assert [one.name for one in line_symbols(text)] == found


def test_indents_tell_how_deep() -> None:
    assert [one.depth for one in line_symbols("class A\n  def b\n    def c\n  def d\ndef e")] == [0, 1, 2, 1, 0]
