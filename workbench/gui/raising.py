"""Brings a window of another process to the front: each listens by the name of its workspace's place."""

import asyncio
import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from workbench.app.notices import NoticeBoard
from workbench.app.session import FILE_NAME as SESSION_FILE
from workbench.app.session import Session
from workbench.app.window_places import WindowPlaces
from workbench.base.aio import TaskOwner
from workbench.base.paths import UserPaths

WITHIN_S = 3.0
"""How long a window may take to answer; one that is busy answers as soon as it is not."""
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""Without it Wayland lets nobody come to the front."""
_ANSWER = b"raised\n"


class Raising(QObject):
    """Listens for those who want this window in front; `asked` tells of each."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def listen(self, name: str) -> None:
        """Listen by `name`, which is this window's alone: what a killed one has left under it is taken away."""
        self.close()
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _connected(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            self._callers.append(caller)
            caller.readyRead.connect(self._answer)
            caller.disconnected.connect(self._forget)
        self._answer()

    def _answer(self) -> None:
        for caller in self._callers:
            if caller.canReadLine():
                _use_token(bytes(caller.readLine().data()))
                self.asked.emit()
                caller.write(_ANSWER)
                caller.flush()

    def _forget(self) -> None:
        """Keep those who are still there; Qt takes the others away with the server."""
        self._callers = [each for each in self._callers if each.state() == QLocalSocket.LocalSocketState.ConnectedState]


async def raise_window(name: str, within_s: float = WITHIN_S) -> bool:
    """Have the window in front that listens by `name`; False when none answers in time."""
    answered = asyncio.get_running_loop().create_future()

    def settle(heard: bool) -> None:
        if not answered.done():
            answered.set_result(heard)

    socket = QLocalSocket()
    socket.connected.connect(lambda: socket.write(_request()))
    socket.readyRead.connect(lambda: settle(True))
    socket.errorOccurred.connect(lambda _error: settle(False))
    _let_others_come_forward()
    socket.connectToServer(name)
    try:
        async with asyncio.timeout(within_s):
            return bool(await answered)
    except TimeoutError:
        return False
    finally:
        socket.abort()
        socket.deleteLater()


async def raised_elsewhere(paths: UserPaths, path: Path | None) -> bool:
    """Whether a window that has the folder `path` open came to the front; without a path, the folder opened last."""
    notices = NoticeBoard()
    session = Session(paths.data / SESSION_FILE, TaskOwner(notices.error))
    await session.load()
    wanted = path or next(iter(session.recent_workspaces), None)
    if wanted is None:
        return False
    root = await asyncio.to_thread(lambda: wanted.expanduser().resolve())
    name = await WindowPlaces(paths.data, notices).open_elsewhere(root)
    return bool(name) and await raise_window(name)


def _request() -> bytes:
    return json.dumps({"token": os.environ.get(_TOKEN, "")}).encode() + b"\n"


def _use_token(line: bytes) -> None:
    """Qt takes the token from the environment when the window is activated."""
    try:
        token = json.loads(line).get("token")
    except (ValueError, AttributeError):
        return
    if isinstance(token, str) and token:
        os.environ[_TOKEN] = token


def _let_others_come_forward() -> None:
    """On Windows only the process that the user has started may say who comes to the front."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of this system only

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
