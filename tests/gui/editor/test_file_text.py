"""One text for all pages of a file: read, saved, encoded and kept once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from shiboken6 import delete

from workbench.app.application import Application
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.file_text import TRIM, FileText
from workbench.gui.editor.kept import KeptFile
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import DocumentError


class Bench:
    """Opens files, each with as many pages as are asked for."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks) -> None:
        self.app, self.look, self.tasks = app, look, tasks
        self.made: list[FilePage | FileText] = []

    def file(self, path: Path, kept: KeptFile | None = None) -> FileText:
        file = FileText(self.app, self.look, self.tasks, kept or KeptFile(path))
        self.made.append(file)
        return file

    def page(self, file: FileText, kept: KeptFile | None = None) -> FilePage:
        page = FilePage(self.app, self.look, self.tasks, kept or KeptFile(file.path), file=file)
        page.resize(500, 300)
        page.show()
        self.made.insert(0, page)
        return page


@pytest_asyncio.fixture
async def bench(app: Application, look: Look, tasks: GuiTasks) -> AsyncIterator[Bench]:
    made = Bench(app, look, tasks)
    yield made
    await tasks.drain()
    for one in made.made:
        delete(one)


@pytest.fixture
def latin(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_bytes("Größe\r\n".encode("cp1252"))
    return path


def saved(path: Path) -> bytes:
    """What is in a file now."""
    return path.read_bytes()


async def test_two_pages_are_one_file(bench: Bench, code: Path) -> None:
    file = bench.file(code)
    one = bench.page(file, KeptFile(code, 3, 4))
    await one.wait_loaded()
    two = bench.page(file, KeptFile(code, 4, 0))
    await two.wait_loaded()
    assert (one.edit.position(), two.edit.position()) == ((3, 4), (4, 0))
    two.edit.insertPlainText("# ")
    seen = [one.dirty, two.dirty]
    assert one.keep().text == two.keep().text == file.body.text
    assert await one.save()
    assert [*seen, two.dirty] == [True, True, False]
    assert "# " in saved(code).decode()


async def test_encoding_and_line_ends_are_kept(bench: Bench, latin: Path) -> None:
    file = bench.file(latin)
    page = bench.page(file)
    await page.wait_loaded()
    assert page.breadcrumb.remark.text() == "Not UTF-8: Windows-1252"
    page.edit.insertPlainText("é")
    assert await file.save()
    assert saved(latin) == "éGröße\r\n".encode("cp1252")


async def test_it_is_read_again_with_another_encoding(bench: Bench, latin: Path) -> None:
    file = bench.file(latin)
    page = bench.page(file)
    await page.wait_loaded()
    await file.reopen("cp1251")
    assert file.body.text == "GrцЯe\n"
    assert not file.dirty
    assert page.keep().encoding == "cp1251"
    file.body.document().undo()
    assert file.body.text == "Größe\n"
    with pytest.raises(DocumentError, match="not encoded as UTF-8"):
        await file.reopen("utf-8")
    again = bench.file(latin, page.keep())
    await again.wait_loaded()
    assert again.document is not None
    assert again.document.encoding == "cp1251"


async def test_a_refused_file_may_be_read_with_an_encoding(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes("x = 1".encode("utf-16-le"))
    file = bench.file(path)
    page = bench.page(file)
    await page.wait_loaded()
    refused = page.refused
    await file.reopen("utf-16-le")
    assert (refused, page.refused) == (True, False)
    assert page.edit.text == "x = 1"
    assert not page.edit.isReadOnly()


async def test_it_is_saved_with_another_encoding(bench: Bench, latin: Path) -> None:
    file = bench.file(latin)
    page = bench.page(file)
    await page.wait_loaded()
    page.edit.insertPlainText("漢")
    with pytest.raises(DocumentError, match=r"U\+6F22"):
        await file.save_with("latin-1")
    assert file.document is not None
    assert file.document.encoding == "cp1252"
    await file.save_with("utf-8")
    assert saved(latin) == "漢Größe\r\n".encode()
    assert page.breadcrumb.remark.text() == ""
    assert not file.dirty


async def test_line_ends_are_changed_with_the_next_save(bench: Bench, latin: Path) -> None:
    file = bench.file(latin)
    await file.wait_loaded()
    file.set_newline("\n")
    seen = [file.dirty]
    kept = file.keep(KeptFile(latin))
    assert await file.save()
    assert saved(latin) == "Größe\n".encode("cp1252")
    file.set_newline("\n")
    assert [*seen, file.dirty] == [True, False]
    again = bench.file(latin, replace(kept, newline="\r\n"))
    await again.wait_loaded()
    assert again.dirty
    assert kept.newline == "\n"


async def test_mixed_line_ends_stay_until_they_are_chosen(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes(b"a\r\nb\nc\r\n")
    file = bench.file(path)
    page = bench.page(file)
    await page.wait_loaded()
    page.edit.go_to(1, 0)
    page.edit.insertPlainText("x")
    assert await file.save()
    assert saved(path) == b"a\r\nxb\nc\r\n"
    file.set_newline("\r\n")
    assert await file.save()
    assert saved(path) == b"a\r\nxb\r\nc\r\n"


async def test_line_ends_that_cannot_be_kept_are_told(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "stray.txt"
    path.write_bytes(b"a\rb\nc\r\n")
    file = bench.file(path)
    page = bench.page(file)
    await page.wait_loaded()
    assert page.breadcrumb.remark.text() == "Mixed line ends, saved as LF"
    assert not page.dirty


async def test_blanks_are_trimmed_when_the_settings_say_so(bench: Bench, code: Path) -> None:
    file = bench.file(code)
    page = bench.page(file)
    await page.wait_loaded()
    page.edit.insertPlainText("x = 1  \n")
    assert await file.save()
    assert "x = 1  \n" in saved(code).decode()
    bench.app.settings.set(TRIM, True)
    page.edit.insertPlainText("y")
    assert await file.save()
    text = saved(code).decode()
    assert text.startswith("x = 1\nyimport os\n")
    assert text == file.body.text
    assert not file.dirty
    assert page.edit.position() == (1, 1)
