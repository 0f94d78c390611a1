"""The transport of AWS's Python runtime client, for interpreters that its compiled module does not fit.

`awslambdaric` imports a module of this name, compiled for one Python version. Where that one cannot be loaded, this
one is found next on the path: the same four functions over one kept connection for each process, for the runner of
several invocations at once forks (LAMBDA_FACTS sections 1.2 and 7.15).
"""

import os
import socket
import time

_BASE = "/2018-06-01/runtime/invocation"
_CAUSE_BYTES = 65536


class _Connection:
    """One HTTP/1.1 connection to the Runtime API, opened when first used and again when it was closed or broke."""

    def __init__(self, address, user_agent):
        host, _, port = address.rpartition(":")
        self.address = (host.strip("[]"), int(port))
        self.fixed = f"Host: {address}\r\nUser-Agent: {user_agent}\r\n"
        self.process = os.getpid()
        self.socket = None
        self.reader = None

    def ask(self, method, path, body=None, headers=""):
        if self.socket is None:
            self._open()
        length = "" if body is None else f"Content-Length: {len(body)}\r\n"
        head = f"{method} {path} HTTP/1.1\r\n{self.fixed}{headers}{length}\r\n"
        try:
            self.socket.sendall(head.encode("latin-1") + (body or b""))
            return self._answer()
        except BaseException:
            # What would be read next is not an answer to the next question.
            self.close()
            raise

    def close(self):
        if self.socket is not None:
            self.reader.close()
            self.socket.close()
            self.socket = None

    def _open(self):
        self.socket = socket.create_connection(self.address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = self.socket.makefile("rb", 65536)

    def _answer(self):
        status_line = self.reader.readline()
        if not status_line:
            raise RuntimeError("the Runtime API hung up")
        status = int(status_line.split(b" ", 2)[1])
        headers = {}
        while True:
            line = self.reader.readline().rstrip(b"\r\n")
            if not line:
                break
            name, _, value = line.partition(b":")
            headers[name.decode("latin-1")] = value.strip().decode("utf-8", "replace")
        length = int(headers.get("Content-Length", 0))
        body = self.reader.read(length)
        if len(body) < length:
            raise RuntimeError("the Runtime API hung up in the middle of an answer")
        if headers.get("Connection", "").lower() == "close":
            self.close()
        return status, headers, body


_connection = None
_agent = "aws-lambda-python"


def initialize_client(user_agent):
    """Remember who asks; the connection is opened with the first call."""
    global _agent
    _agent = user_agent


def _ask(method, path, body=None, headers=""):
    global _connection
    # A child of fork has its parent's connection, and would read its answers.
    if _connection is None or _connection.process != os.getpid():
        _connection = _Connection(os.environ["AWS_LAMBDA_RUNTIME_API"], _agent)
    return _connection.ask(method, path, body, headers)


def next():
    """Wait for an invocation: its body as bytes, and the headers, the deadline as a number."""
    status, headers, body = _ask("GET", _BASE + "/next")
    if status != 200:
        raise RuntimeError(f"Failed to get next invocation: {status} {body!r}")
    headers["Lambda-Runtime-Deadline-Ms"] = int(headers["Lambda-Runtime-Deadline-Ms"])
    return body, headers


def post_invocation_result(invoke_id, result_data, content_type="application/json", invocation_id=None):
    """Post the handler's result."""
    headers = f"Content-Type: {content_type}\r\n" + _attempt(invocation_id)
    _post(f"{_BASE}/{invoke_id}/response", result_data, headers)


def post_error(invoke_id, error_response_data, xray_fault, invocation_id=None):
    """Post the error document of a handler that raised, and its cause for X-Ray, a JSON text."""
    headers = "Content-Type: application/json\r\n" + _cause(xray_fault) + _attempt(invocation_id)
    body = error_response_data.encode() if isinstance(error_response_data, str) else error_response_data
    _post(f"{_BASE}/{invoke_id}/error", body, headers)


def _cause(text):
    """The cause as a header, which is ASCII of one line; none when it is larger than the service takes."""
    safe = "".join(one if " " <= one <= "~" else _escaped(one) for one in text or "")
    if not safe or len(safe) > _CAUSE_BYTES:
        return ""
    return f"Lambda-Runtime-Function-XRay-Error-Cause: {safe}\r\n"


def _escaped(character):
    """`character` as JSON can have it within a text."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _attempt(invocation_id):
    """The header that tells one attempt at an event from another; clients before 4.0.2 do not know it."""
    return "" if invocation_id is None else f"Lambda-Runtime-Invocation-Id: {invocation_id}\r\n"


def _post(path, body, headers):
    status, _, answer = _ask("POST", path, body, headers)
    if status != 202:
        # The words of the compiled module, for errors too.
        what = f"Failed to post handler success response. Http response code: {status}. {answer.decode(errors='replace')}"
        os.write(2, f"[ERROR] [{time.time_ns() // 1000000}] LAMBDA_RUNTIME {what}\n".encode())
        raise RuntimeError("Failed to post invocation response")
