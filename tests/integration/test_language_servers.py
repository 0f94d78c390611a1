"""Real language servers from npm, driven by the same client: TypeScript's, and pyright."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.fake_engine import fake_application, show
from tests.support.npm import programs
from tests.support.processes import processes_with
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.languages.served_code import ServedCode
from workbench.app.languages.server_table import Server, server_for
from workbench.app.use_cases.rename_symbol import rename_symbol
from workbench.model.code import CodePosition
from workbench.model.errors import CodeReaderError
from workbench.model.problem import Severity
from workbench.model.workspace import Workspace
from workbench.project.identifiers import PYTHON

pytestmark = [pytest.mark.npm, pytest.mark.node]

PRICES = "/**\n * What an item costs.\n */\nexport function price(item) {\n  return item.length;\n}\n"
HANDLER = """import { price } from './prices.mjs';

export const handler = async (event) => {
  const lambda = { item: '🐍' };
  return price(lambda.item) + price(event.item);
};
"""
TYPED = "export const count: number = 1;\nexport const name: string = '🐍' + count;\n"


class Workbench:
    """An application with a workspace, and what knows a file of it."""

    def __init__(self, app: Application, root: Path) -> None:
        self.app = app
        self.root = root

    def file(self, name: str, text: str) -> Path:
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        return path

    def code(self, path: Path) -> ServedCode:
        found = self.app.languages.served(path)
        assert found is not None
        return found


def at(path: Path, text: str, word: str, nth: int = 0) -> CodePosition:
    """The end of the `nth` place of a word."""
    offset = -1
    for _ in range(nth + 1):
        offset = text.index(word, offset + 1)
    before = text[: offset + len(word)].split("\n")
    return CodePosition(path, len(before) - 1, len(before[-1]))


@pytest_asyncio.fixture
async def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Workbench]:
    folder = await asyncio.to_thread(programs, "typescript-language-server@4.3.4", "typescript@5.9.3")
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), os.environ["PATH"])))
    app = fake_application(tmp_path / "home")
    await app.open()
    root = tmp_path / "shop"
    root.mkdir()
    show(app, Workspace(root))
    yield Workbench(app, root)
    await app.close()
    # Its children have the same group, and their ends are waited for by nobody.
    await until(lambda: not [one for one in processes_with(str(tmp_path)) if one != os.getpid()])


async def test_javascript_is_understood(workbench: Workbench) -> None:
    prices = workbench.file("prices.mjs", PRICES)
    path = workbench.file("handler.mjs", HANDLER)
    code, texts = workbench.code(path), {path: HANDLER}
    used = at(path, HANDLER, "price", 2)
    explained = await code.explain(used, texts)
    assert explained is not None
    assert "price(item: any): any" in explained.signature
    assert explained.documentation == "What an item costs."
    (defined,) = await code.definitions(used, texts)
    assert (defined.path, defined.line, defined.column, defined.length) == (prices, 3, 16, 5)
    found = await code.references(used, texts)
    assert {(one.path.name, one.line) for one in found} == {("handler.mjs", 0), ("handler.mjs", 4), ("prices.mjs", 3)}
    hint = await code.hint(at(path, HANDLER, "price(", 1), texts)
    assert hint is not None
    assert (hint.name, hint.parameters, hint.current) == ("price", ("item: any",), 0)


async def test_completion_while_a_handler_is_written(workbench: Workbench) -> None:
    workbench.file("prices.mjs", PRICES)
    path = workbench.file("handler.mjs", HANDLER)
    typed = HANDLER.replace("return price(lambda.item)", "return lambda.")
    code, place = workbench.code(path), at(path, typed, "return lambda.")
    found = await code.complete(place, {path: typed})
    assert found[0].name == "item"
    assert (found[0].kind, found[0].text, found[0].before) in {("field", "item", 0), ("field", ".item", 1)}
    assert "item: string" in await code.describe(place, "item")
    partly = typed.replace("lambda.", "pri")
    names = [one.name for one in await code.complete(at(path, partly, "return pri"), {path: partly})]
    assert names[0] == "price"


async def test_renaming_changes_all_files(workbench: Workbench) -> None:
    prices = workbench.file("prices.mjs", PRICES)
    path = workbench.file("handler.mjs", HANDLER)
    unsaved = {path: f"// Not saved.\n{HANDLER}"}
    changes = await rename_symbol(workbench.app, at(path, unsaved[path], "price", 2), "price", "cost", unsaved)
    assert {one.path: one.after for one in changes} == {
        path: unsaved[path].replace("price(", "cost(").replace("{ price }", "{ cost }"),
        prices: PRICES.replace("price", "cost"),
    }
    changes = await rename_symbol(workbench.app, at(path, unsaved[path], "lambda"), "lambda", "one", unsaved)
    assert [one.path for one in changes] == [path]


async def test_type_errors_are_problems_until_they_are_mended(workbench: Workbench) -> None:
    path = workbench.file("shop.ts", TYPED)
    code, lint = workbench.code(path), workbench.app.lint
    wrong = TYPED.replace("'🐍' + count", "'🐍'.length + count")
    await code.show(path, wrong)
    await until(lambda: lint.of(path))
    (finding,) = lint.of(path)
    assert (finding.rule, finding.severity, finding.start[0]) == ("typescript 2322", Severity.ERROR, 1)
    await code.show(path, TYPED)
    await until(lambda: not lint.of(path))


async def test_the_workspace_s_own_typescript_is_not_run(workbench: Workbench) -> None:
    own = workbench.root / "node_modules" / "typescript"
    (own / "lib").mkdir(parents=True)
    (own / "package.json").write_text('{"name": "typescript", "version": "5.9.3"}', encoding="utf-8")
    for name in ("tsserver.js", "tsserverlibrary.js", "typescript.js"):
        mark = f"require('fs').writeFileSync({str(workbench.root / 'was-run')!r}, '');"
        (own / "lib" / name).write_text(mark, encoding="utf-8")
    path = workbench.file("handler.mjs", HANDLER)
    assert await workbench.code(path).explain(at(path, HANDLER, "handler"), {path: HANDLER}) is not None
    assert not (workbench.root / "was-run").exists()


async def test_a_server_that_was_killed_is_started_again(workbench: Workbench) -> None:
    path = workbench.file("shop.ts", TYPED)
    code = workbench.code(path)
    await code.show(path, TYPED)
    connection = await code.life.connection()
    for number in processes_with("typescript-language-server"):
        if number != os.getpid():
            os.kill(number, 9)
    await until(lambda: connection.ended)
    assert await code.explain(at(path, TYPED, "count"), {}) is not None


async def test_pyright_is_understood_by_the_same_client(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = await asyncio.to_thread(programs, "pyright@1.1.414")
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), os.environ["PATH"])))
    server = Server("python", "Python", {".py": "python"}, (("pyright-langserver", "--stdio"),), "", PYTHON)
    shop = 'def price(item: str) -> int:\n    """What it costs."""\n    return len(item)\n'
    text = "from shop import price\n\nx: int = price('🐍')\ny: str = price('a')\n"
    workbench.file("shop.py", shop)
    path = workbench.file("app.py", text)
    code, texts = ServedCode(workbench.app, server, workbench.root), {path: text}
    try:
        explained = await code.explain(at(path, text, "price", 1), texts)
        assert explained is not None
        assert "def price(item: str) -> int" in explained.signature
        assert explained.documentation == "What it costs."
        assert {one.path.name for one in await code.references(at(path, text, "price", 1), texts)} == {
            "app.py",
            "shop.py",
        }
        hint = await code.hint(at(path, text, "price("), texts)
        assert hint is not None
        assert (hint.parameters, hint.current) == (("item: str",), 0)
        names = [one.name for one in await code.complete(at(path, text, "x: int = pri"), texts)]
        assert "price" in names
        await code.show(path, text)
        await until(lambda: workbench.app.lint.of(path))
        assert [one.start[0] for one in workbench.app.lint.of(path)] == [3]
    finally:
        await code.close()


async def test_without_it_what_to_install_is_told(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(workbench.root))
    path = workbench.file("shop.ts", TYPED)
    with pytest.raises(CodeReaderError) as caught:
        await workbench.code(path).warm(path, {path: TYPED})
    server = server_for(path)
    assert server is not None
    assert caught.value.next_step == f"Install it: {server.install}"
