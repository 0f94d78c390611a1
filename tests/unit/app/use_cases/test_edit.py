from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.use_cases.edit import open_document, save_document
from workbench.model.errors import DocumentError


async def test_open_and_save(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\r\n")
    document = await open_document(app, path)
    saved = await save_document(app, document, document.text + "y = 2\n")
    assert path.read_bytes() == b"x = 1\r\ny = 2\r\n"
    assert saved.mtime_ns == path.stat().st_mtime_ns


async def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        await open_document(fake_application(tmp_path), tmp_path / "none.py")


async def test_saved_settings_come_into_force(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    document = await open_document(app, await app.settings.ensure_file())
    await save_document(app, document, '[look]\ntheme = "light"\n')
    assert app.settings.get("look.theme") == "light"


async def test_saved_keys_come_into_force(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    document = await open_document(app, await app.keymap.ensure_file())
    await save_document(app, document, '[run]\ninvoke = "F9"\n')
    assert app.keymap.binding("run.invoke").keys == (("F9",),)
    await app.close()
