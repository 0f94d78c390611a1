"""Questions about code that a language server answers, with one that does as it is told."""

import json
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.fake_engine import fake_application, show
from tests.support.sources import ROOT
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.languages import served_code
from workbench.app.languages.served_code import ServedCode
from workbench.app.languages.server_table import SETTING, server_for
from workbench.model.code import CodePlace, CodePosition, FileChange
from workbench.model.errors import CodeReaderError, UsageError
from workbench.model.workspace import Workspace

TEXT = "hello()\ncrash()\nlog()\nodd()\nprice\n"


class Rig:
    """An application whose shell files are served by the odd server."""

    def __init__(self, app: Application, root: Path) -> None:
        self.app = app
        self.path = root / "run.sh"
        server = server_for(self.path)
        assert server is not None
        self.code = ServedCode(app, replace(server, environment={"PYTHONPATH": str(ROOT)}), root)

    def at(self, word: str, column: int = 0, text: str = TEXT) -> CodePosition:
        lines = text.split("\n")
        line = next(number for number, one in enumerate(lines) if word in one)
        return CodePosition(self.path, line, lines[line].index(word) + column)

    async def log(self) -> list[str]:
        """The methods that the server was told."""
        text = f"log(){TEXT}"
        found = await self.code.explain(CodePosition(self.path, 0, 0), {self.path: text})
        assert found is not None
        return [one["method"] for one in json.loads(found.documentation)]


@pytest_asyncio.fixture
async def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rig]:
    app = fake_application(tmp_path / "home")
    await app.open()
    command = [sys.executable, "-m", "tests.support.odd_server"]
    app.settings.set(SETTING, {"shell": " ".join(f"'{part}'" for part in command)})
    root = tmp_path / "w"
    root.mkdir()
    show(app, Workspace(root))
    made = Rig(app, root)
    yield made
    await made.code.close()
    await app.close()


async def read(_path: Path) -> str:
    return "a\nb\n"


async def test_every_question(rig: Rig) -> None:
    texts = {rig.path: TEXT, rig.path.with_name("app.py"): "x = 1\n"}
    at = rig.at("price", 2)
    found = await rig.code.explain(at, texts)
    assert found is not None
    assert found.documentation == "price"
    assert rig.code.triggers == frozenset(".")
    assert await rig.code.hint(at, texts) is None
    place = CodePlace(rig.path, 4, 2, 0, "price")
    assert await rig.code.references(at, texts) == (place,)
    assert await rig.code.definitions(at, texts) == (replace(place, is_definition=True),)
    assert "textDocument/didOpen" in await rig.log()


async def test_completions_and_their_descriptions(rig: Rig) -> None:
    texts = {rig.path: TEXT.replace("price", "fi")}
    found = await rig.code.complete(CodePosition(rig.path, 4, 2), texts)
    assert [one.name for one in found] == ["first"]
    assert await rig.code.describe(CodePosition(rig.path, 4, 2), "first") == "FIRST"
    assert await rig.code.describe(CodePosition(rig.path, 4, 2), "unknown") == ""
    assert not rig.code.partial


async def test_a_server_may_know_more_when_more_is_typed(rig: Rig) -> None:
    texts = {rig.path: "fi\n"}
    assert [one.name for one in await rig.code.complete(CodePosition(rig.path, 0, 2), texts)] == ["first"]
    assert rig.code.partial


async def test_texts_are_sent_as_they_change(rig: Rig) -> None:
    await rig.code.show(rig.path, TEXT)
    changed = TEXT.replace("price", "🐍 cost")
    await rig.code.warm(rig.path, {rig.path: changed})
    found = await rig.code.explain(CodePosition(rig.path, 4, 3), {})
    assert found is not None
    assert found.documentation == "🐍 cost"
    await rig.code.saved(rig.path, changed)
    methods = await rig.log()
    assert [one for one in methods if "/did" in one] == [
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didSave",
        "textDocument/didChange",
    ]


async def test_renaming(rig: Rig) -> None:
    change = FileChange(rig.path, "a\nb\n", "new_a\nnew_b\n")
    assert await rig.code.rename(CodePosition(rig.path, 0, 0), "a", "new_", {rig.path: "a\nb\n"}, read) == (change,)
    with pytest.raises(UsageError, match="cannot be renamed"):
        await rig.code.rename(CodePosition(rig.path, 0, 0), "a", "b", {rig.path: ""}, read)


async def test_findings_of_open_files_come_and_go(rig: Rig) -> None:
    lint = rig.app.lint
    await rig.code.show(rig.path, "wrong\nright\n")
    await until(lambda: lint.of(rig.path))
    assert [one.start for one in lint.of(rig.path)] == [(0, 0)]
    await rig.code.show(rig.path, "right\nwrong\nwrong\n")
    await until(lambda: len(lint.of(rig.path)) == 2)
    await rig.code.rest()
    assert lint.of(rig.path) == ()


async def test_a_crash_is_got_over_with_all_open_texts(rig: Rig) -> None:
    other = rig.path.with_name("other.sh")
    await rig.code.show(other, "wrong\n")
    await until(lambda: rig.app.lint.of(other))
    with pytest.raises(CodeReaderError, match="has ended"):
        await rig.code.explain(rig.at("crash"), {rig.path: TEXT})
    assert rig.app.lint.of(other) == ()
    found = await rig.code.explain(rig.at("hello"), {rig.path: TEXT})
    assert found is not None
    await until(lambda: rig.app.lint.of(other))


async def test_what_is_odd_is_an_error_of_ours(rig: Rig) -> None:
    with pytest.raises(CodeReaderError, match="something else"):
        await rig.code.explain(rig.at("odd"), {rig.path: TEXT})


async def test_what_a_server_does_not_do_is_not_asked(rig: Rig) -> None:
    await rig.code.warm(rig.path, {rig.path: TEXT})
    rig.code.life.abilities = replace(rig.code.life.abilities, methods=frozenset())
    with pytest.raises(CodeReaderError, match="does not do that"):
        await rig.code.references(rig.at("price"), {rig.path: TEXT})


async def test_too_many_crashes_are_told_once(rig: Rig) -> None:
    for _ in range(6):
        with pytest.raises(CodeReaderError):
            await rig.code.explain(rig.at("crash"), {rig.path: TEXT})
    (notice,) = rig.app.notices.items
    assert "ended too often" in notice.text
    assert notice.actions == ("language.restart",)


async def test_without_files_it_rests(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served_code, "IDLE_S", 0.01)
    await rig.code.show(rig.path, TEXT)
    connection = await rig.code.life.connection()
    rig.code.leave(rig.path)
    await until(lambda: connection.ended)
    rig.code.leave(rig.path)
    await rig.code.show(rig.path, TEXT)
    assert await rig.code.life.connection() is not connection


async def test_without_a_server_it_says_why(rig: Rig) -> None:
    rig.app.settings.set(SETTING, {"shell": ""})
    with pytest.raises(CodeReaderError, match="switched off"):
        await rig.code.warm(rig.path, {rig.path: TEXT})
    assert rig.code.trouble is not None
    rig.app.settings.reset(SETTING)
