from scripts.cli_document import DOCUMENT, document
from workbench.cli.main import VERBS


def test_the_reference_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run: python -m scripts.cli_document"


def test_every_verb_has_a_section_with_its_arguments() -> None:
    sections = document().split("\n## ")[1:]
    assert [section.split("\n", 1)[0] for section in sections] == [entry.name for entry in VERBS]
    assert all("| `" in section and "```sh\nworkbench " in section for section in sections)


def test_arguments_are_as_one_types_them() -> None:
    text = document()
    assert "| `-e, --event EVENT` |" in text
    assert "| `--executor {docker,process}` |" in text
    assert r"`[ID\|FILE\|NAME]`" in text
