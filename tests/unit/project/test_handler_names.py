"""A handler's text is taken apart and put together."""

from pathlib import Path

import pytest

from workbench.project.handler_names import asked_name, language_of, offered, with_file, with_name


@pytest.mark.parametrize(
    ("handler", "language", "asked", "other"),
    [
        ("app.handler", "python", "handler", "app.new"),
        ("pkg.mod.handler", "python", "handler", "pkg.mod.new"),
        ("src/app.handler", "python", "handler", "src/app.new"),
        ("index.handler", "nodejs", "handler", "index.new"),
        ("src/deep/index.handler", "nodejs", "handler", "src/deep/index.new"),
        ("index.handler.nested", "nodejs", "handler", "index.new.nested"),
    ],
)
def test_the_name_in_a_handler(handler: str, language: str, asked: str, other: str) -> None:
    assert asked_name(handler, language) == asked
    assert with_name(handler, language, "new") == other


def test_a_text_that_is_no_handler_asks_nothing() -> None:
    assert asked_name("app", "python") == asked_name("index", "nodejs") == asked_name("", "python") == ""
    assert with_name("index", "nodejs", "new") == with_file("index", "nodejs", Path("other.js")) == "index"


@pytest.mark.parametrize(
    ("handler", "language", "file", "other"),
    [
        ("app.handler", "python", "main.py", "main.handler"),
        ("app.handler", "python", "src/main.py", "src.main.handler"),
        ("src/app.handler", "python", "src/main.py", "src/main.handler"),
        ("app.handler", "python", "pkg/__init__.py", "pkg.handler"),
        ("index.handler", "nodejs", "main.mjs", "main.handler"),
        ("src/index.handler.nested", "nodejs", "lib/main.ts", "lib/main.handler.nested"),
    ],
)
def test_another_file_for_a_handler(handler: str, language: str, file: str, other: str) -> None:
    assert with_file(handler, language, Path(file)) == other


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("app.py", "import os\ndef handle(event, context): ...\n", {"os": 1, "handle": 2}),
        ("index.js", "exports.handle = 1\n", {"handle": 1}),
        ("index.mjs", "export const handle = 1\n", {"handle": 1}),
        ("index.ts", "export async function handle(event: Event): Promise<void> {}\n", {"handle": 1}),
        ("index.ts", "\nexport const handle: Handler = async () => {}\n", {"handle": 2}),
    ],
)
def test_what_a_text_offers(name: str, text: str, names: dict[str, int]) -> None:
    found = offered(Path(name), text)
    assert found is not None
    assert found.names == names


def test_other_files_offer_nothing() -> None:
    assert language_of(Path("template.yaml")) == ""
    assert offered(Path("template.yaml"), "handler: app\n") is None
    assert offered(Path("app.py"), "x = 1\n" * 200_000) is None
