"""Each file has one text while it is open, and is watched."""

from pathlib import Path

from PySide6.QtCore import QObject

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.file_texts import FileTexts
from workbench.gui.editor.kept import KeptFile
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


async def test_a_text_is_made_once_and_follows_the_disk(
    app: Application, look: Look, tasks: GuiTasks, code: Path
) -> None:
    parent = QObject()
    texts = FileTexts(app, look, tasks, parent)
    file = texts.take(KeptFile(code))
    assert texts.take(KeptFile(code, text="not used")) is file
    assert list(texts) == [file]
    await file.wait_loaded()
    code.write_text("new\n")  # noqa: ASYNC240 - a file of the test
    await until(lambda: file.body.text == "new\n")
    file.body.put("newer\n")
    assert await file.save()
    code.write_text("again, after a save replaced the file\n")  # noqa: ASYNC240 - a file of the test
    await until(lambda: file.body.text.startswith("again"))
    texts.leave(file)
    assert list(texts) == []
    texts.leave(file)
    await tasks.drain()
    parent.deleteLater()
