"""A Unix socket in front of another one that can be cut, so that tests see a server vanish while it lives on."""

import socket
import threading
from contextlib import suppress
from pathlib import Path


class CutProxy:
    """Passes connections to `path` on to `target`, until it is cut."""

    def __init__(self, path: Path, target: str) -> None:
        self.path = path
        self._target = target
        self._pairs: list[socket.socket] = []
        self._lock = threading.Lock()
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def cut(self) -> None:
        """Break every connection and accept no more; may be called twice."""
        with self._lock:
            open_sockets, self._pairs = [self._server, *self._pairs], []
            self.path.unlink(missing_ok=True)
            for end in open_sockets:
                _shut(end)
        for thread in tuple(self._threads):
            thread.join()
        for end in open_sockets:
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._server.accept()
            except OSError:
                return
            upstream = socket.socket(socket.AF_UNIX)
            upstream.connect(self._target)
            with self._lock:
                self._pairs += [client, upstream]
            for source, sink in ((client, upstream), (upstream, client)):
                thread = threading.Thread(target=_pump, args=(source, sink), daemon=True)
                self._threads.append(thread)
                thread.start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            sink.sendall(piece)
    _shut(sink)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
