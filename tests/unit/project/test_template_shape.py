import pytest

from workbench.model.errors import DocumentError
from workbench.project.template_shape import Section, read_sections, said


def resources(text: str) -> Section:
    return read_sections(text, "template.yaml")["Resources"]


def test_sections_have_their_lines_and_names() -> None:
    text = "# top\nTransform: X\nParameters:\n  P: {Type: String}\n\nResources:\n    A: 1\n    B:\n      C: 2\n# end\n"
    sections = read_sections(text, "template.yaml")
    assert list(sections) == ["Transform", "Parameters", "Resources"]
    assert sections["Transform"].value == "X"
    assert sections["Parameters"].names == {"P": 3}
    found = sections["Resources"]
    assert (found.line, found.end, found.indent, found.names) == (5, 8, 4, {"A": 6, "B": 7})


@pytest.mark.parametrize(
    ("value", "end"),
    [
        ("  A: plain\n    goes on\n", 2),
        ("  A: [1,\n  2]\n", 2),
        ('  A: "quoted\n    goes on"\n', 2),
        ("  A: |\n    text\n", 2),
        ("  A: |+\n    text\n\n\n", 4),
        ("  A:\n  - 1\n  - 2\n", 3),
        ("  A: &a 1\n  B: *a\n", 2),
        ("  A: &a\n    B: {}\n  C:\n  - *a\n", 4),
        ("  A: !Sub ${B}\n", 1),
        ("  A:\n", 1),
    ],
)
def test_a_section_ends_where_its_last_value_does(value: str, end: int) -> None:
    assert resources(f"Resources:\n{value}# comment\nX: 1\n").end == end


def test_braces_and_nothing_are_told_apart_from_lines() -> None:
    braces = resources("Resources: {A: 1}\n")
    assert (braces.flow, braces.is_mapping, braces.start, braces.stop) == (True, True, (0, 11), (0, 17))
    nothing = resources("Resources:\nX: 1\n")
    assert (nothing.is_mapping, nothing.value, nothing.start, nothing.stop) == (False, "", (0, 10), (0, 10))


@pytest.mark.parametrize("text", ["- a\n", "a\n", "{A: 1}\n", "A: 1\n---\nB: 1\n", "A: [\n", "A: 1\n B: 2\n"])
def test_what_is_no_template_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_sections(text, "template.yaml")
    assert "template.yaml" in refused.value.what


def test_layout_and_comments_say_nothing() -> None:
    assert said("A: 1 # one\n\nB:   [x]\n", "t") == said("# top\nA: 1\nB:\n  [x]\n", "t")
    assert said("A: 1\n", "t") != said("A: '2'\n", "t")
    assert said("A: !Ref B\n", "t") != said("A: !Sub B\n", "t")
