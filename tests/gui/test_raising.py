"""A window of another process is brought to the front by the name it listens by."""

import asyncio
import json
import os
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer

from workbench.app.notices import NoticeBoard
from workbench.app.session import Session
from workbench.app.window_places import WindowPlaces
from workbench.base.aio import TaskOwner
from workbench.base.paths import UserPaths
from workbench.gui.raising import Raising, raise_window, raised_elsewhere

NAME = f"lambda-workbench-test-{os.getpid()}"


async def test_a_window_that_listens_is_raised(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "before")
    raised: list[str] = []
    window = Raising()
    window.asked.connect(lambda: raised.append(os.environ["XDG_ACTIVATION_TOKEN"]))
    window.listen(NAME)
    assert await raise_window(NAME)
    assert raised == ["before"]
    window.close()
    assert not await raise_window(NAME)


async def test_nobody_answers_by_another_name(qapp: object) -> None:
    assert not await raise_window(f"{NAME}-none")


async def test_one_that_hangs_does_not_answer(qapp: object) -> None:
    server = QLocalServer()
    server.listen(f"{NAME}-hangs")
    assert not await raise_window(f"{NAME}-hangs", within_s=0.1)
    server.close()


async def test_what_a_killed_window_left_is_taken_over(qapp: object) -> None:
    gone, window = QLocalServer(), Raising()
    gone.listen(NAME)
    window.listen(NAME)
    assert await raise_window(NAME)
    window.close()
    gone.close()


@pytest.mark.parametrize("line", [b"\n", b"[]\n", b'{"token": 7}\n', json.dumps({}).encode() + b"\n", b"\xff\n"])
async def test_any_line_raises_it(qapp: object, line: bytes) -> None:
    raised = asyncio.Event()
    window = Raising()
    window.asked.connect(raised.set)
    window.listen(NAME)
    _reader, writer = await asyncio.open_unix_connection(window._server.fullServerName())
    writer.write(line)
    async with asyncio.timeout(10):
        await raised.wait()
    writer.close()
    window.close()


async def test_a_start_finds_the_window_that_has_its_folder(qapp: object, tmp_path: Path) -> None:
    paths = UserPaths(tmp_path / "data", tmp_path / "config", tmp_path / "cache")
    root = (tmp_path / "shop").resolve()
    root.mkdir()
    assert not await raised_elsewhere(paths, None)
    first = WindowPlaces(paths.data, NoticeBoard())
    first.raise_other = raise_window
    await first.take(root)
    place = first.of(root)
    assert place is not None
    window, raised = Raising(), list[int]()
    window.asked.connect(lambda: raised.append(1))
    window.listen(place.name)
    assert await raised_elsewhere(paths, root / ".." / "shop")
    assert not await raised_elsewhere(paths, tmp_path)
    session = Session(paths.data / "session.json", TaskOwner(NoticeBoard().error))
    session.remember_workspace(root)
    await session.flush()
    assert await raised_elsewhere(paths, None)
    assert len(raised) == 2
    window.close()
    await first.leave_all_but(None)
