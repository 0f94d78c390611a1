import asyncio
from contextlib import suppress
from pathlib import Path

from tests.support.fake_engine import fake_application
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.follow_own_files import follow_own_files


async def _change_until_heard(app: Application) -> int:
    """Change the size of the editor's text until that is heard, which shows that the watch has begun."""
    heard = asyncio.Event()
    app.settings.changed.connect(lambda _key: heard.set())
    for size in range(14, 24):
        app.settings.path.parent.mkdir(exist_ok=True)
        app.settings.path.write_text(f"[editor]\nfont_size_px = {size}\n")
        with suppress(TimeoutError):
            await asyncio.wait_for(heard.wait(), 1)
            return size
    raise AssertionError("no change was heard")


async def test_what_another_writes_comes_into_force(tmp_path: Path) -> None:
    app, other = fake_application(tmp_path), fake_application(tmp_path)
    following = app.tasks.start(follow_own_files(app), "follow")
    try:
        size = await _change_until_heard(app)
        await other.settings.load()
        other.settings.set("look.theme", "light")
        await until(lambda: app.settings.text("look.theme") == "light")
        assert app.settings.number("editor.font_size_px") == size
        await other.keymap.load()
        other.keymap.assign("run.invoke", ("F9",))
        await until(lambda: app.keymap.binding("run.invoke").keys == (("F9",),))
        app.settings.path.unlink()
        await until(lambda: app.settings.text("look.theme") == "system")
    finally:
        following.cancel()
        await asyncio.wait({following})
        await app.close()
        await other.close()


async def test_its_own_changes_are_no_news(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    app.settings.set("look.theme", "dark")
    await app.settings.flush()
    told: list[str] = []
    app.settings.changed.connect(told.append)
    await app.settings.take_in()
    assert told == []
    await app.close()
