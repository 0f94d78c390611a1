"""When a page is checked, and how findings are mended."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtTest import QTest
from shiboken6 import delete

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor import lint_watch
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.lint_watch import LintWatch
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.lint import LintEdit, LintFinding, LintFix

CODE = "import os\nimport sys\nprint(sys)\n"


def unused(_ruff: Path, _path: Path, text: str) -> tuple[LintFinding, ...]:
    """Imports of os are unused; they can be taken away. And `bad` is bad, for which there is no help."""
    lines = text.split("\n")
    found = [
        LintFinding(
            "F401", "os is unused", (row, 7), (row, 9), fix=LintFix("Remove", (LintEdit((row, 0), (row + 1, 0), ""),))
        )
        for row, line in enumerate(lines)
        if line == "import os"
    ]
    found += [LintFinding("X1", "bad", (row, 0), (row, 3)) for row, line in enumerate(lines) if line == "bad"]
    return tuple(found)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were checked."""
    texts: list[str] = []

    def check(ruff: Path, path: Path, text: str) -> tuple[LintFinding, ...]:
        texts.append(text)
        return unused(ruff, path, text)

    monkeypatch.setattr("workbench.project.ruff.find_ruff", lambda: Path("ruff"))
    monkeypatch.setattr("workbench.project.ruff.check", check)
    monkeypatch.setattr(lint_watch, "REST_MS", 20)
    return texts


@pytest_asyncio.fixture
async def page(app: Application, look: Look, tasks: GuiTasks, tmp_path: Path) -> AsyncIterator[FilePage]:
    path = tmp_path / "app.py"
    path.write_text(CODE, encoding="utf-8")
    made = FilePage(app, look, tasks, KeptFile(path))
    yield made
    await tasks.drain()
    delete(made)


@pytest_asyncio.fixture
async def watch(app: Application, tasks: GuiTasks, page: FilePage, checks: list[str]) -> LintWatch:
    made = LintWatch(app, tasks, page)
    await page.wait_loaded()
    await until(lambda: app.lint.of(page.path))
    return made


async def rules(app: Application, page: FilePage, *wanted: str) -> None:
    await until(lambda: [one.rule for one in app.lint.of(page.path)] == list(wanted))


async def test_it_is_checked_when_opened_typed_in_and_saved(
    app: Application, page: FilePage, watch: LintWatch, checks: list[str]
) -> None:
    assert checks == [CODE]
    page.edit.go_to(3, 0)
    QTest.keyClicks(page.edit, "bad")
    await rules(app, page, "F401", "X1")
    assert checks == [CODE, f"{CODE}bad"]
    watch._rest.setInterval(3_600_000)
    page.edit.insertPlainText("\n")
    await page.save()
    await until(lambda: len(checks) == 3)


async def test_the_settings_have_it_checked_anew(page: FilePage, watch: LintWatch, checks: list[str]) -> None:
    watch.start()
    await until(lambda: len(checks) == 2)
    assert checks == [CODE, CODE]


async def test_a_text_that_changes_meanwhile_has_no_findings_of_the_old_one(
    app: Application, page: FilePage, watch: LintWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def late(_app: Application, path: Path, text: str, is_current: Callable[[], bool]) -> None:
        begun.set()
        await go_on.wait()
        assert not is_current()

    monkeypatch.setattr(lint_watch, "lint_file", late)
    checking = asyncio.ensure_future(watch.check())  # noqa: TID251 - awaited below
    await begun.wait()
    page.edit.insertPlainText("x")
    go_on.set()
    await checking
    assert watch._checked != page.edit.document().revision()


async def test_the_finding_at_the_cursor_is_mended_in_one_step(
    app: Application, page: FilePage, watch: LintWatch
) -> None:
    page.edit.go_to(0, 2)
    assert await watch.fix_at_cursor()
    assert page.edit.text == "import sys\nprint(sys)\n"
    await rules(app, page)
    page.edit.undo()
    assert page.edit.text == CODE


async def test_lines_without_help_stay(page: FilePage, watch: LintWatch) -> None:
    page.edit.go_to(1, 0)
    assert not await watch.fix_at_cursor()
    page.edit.replace_text("bad\n")
    page.edit.go_to(0, 0)
    assert not await watch.fix_at_cursor()
    page.edit.replace_text(CODE)
    page.edit.go_to(0, 0)
    page.edit.setReadOnly(True)
    assert not await watch.fix_at_cursor()


async def test_a_finding_is_found_again_where_it_is_by_now(app: Application, page: FilePage, watch: LintWatch) -> None:
    (finding,) = app.lint.of(page.path)
    page.edit.go_to(0, 0)
    page.edit.insertPlainText("x = 1\n")
    assert await watch.fix(finding)
    assert page.edit.text == "x = 1\nimport sys\nprint(sys)\n"
    assert not await watch.fix(finding)


async def test_a_whole_text_is_put_in_only_if_it_is_the_one_that_was_read(page: FilePage, watch: LintWatch) -> None:
    revision = page.edit.document().revision()
    assert watch.change("import sys\n", revision)
    assert page.edit.text == "import sys\n"
    assert not watch.change("x\n", revision)
    assert page.edit.text == "import sys\n"
