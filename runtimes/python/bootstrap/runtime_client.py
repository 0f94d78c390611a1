"""The transport of AWS's Python runtime client, for interpreters that its compiled module does not fit.

`awslambdaric` imports a module of this name, compiled for one Python version. Where that one cannot be loaded, this
one is found next on the path: the same four functions over one kept connection (LAMBDA_FACTS section 1.2).
"""

import os
import socket

_BASE = "/2018-06-01/runtime/invocation"


class _Connection:
    """One HTTP/1.1 connection to the Runtime API, opened when first used and again when it was closed."""

    def __init__(self, address, user_agent):
        host, _, port = address.rpartition(":")
        self.address = (host.strip("[]"), int(port))
        self.fixed = "Host: {}\r\nUser-Agent: {}\r\n".format(address, user_agent)
        self.socket = None
        self.reader = None

    def ask(self, method, path, body=None, headers=""):
        if self.socket is None:
            self.socket = socket.create_connection(self.address)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.reader = self.socket.makefile("rb", 65536)
        length = "" if body is None else "Content-Length: {}\r\n".format(len(body))
        head = "{} {} HTTP/1.1\r\n{}{}{}\r\n".format(method, path, self.fixed, headers, length)
        self.socket.sendall(head.encode("latin-1") + (body or b""))
        return self._answer()

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
        body = self.reader.read(int(headers.get("Content-Length", 0)))
        if headers.get("Connection", "").lower() == "close":
            self.reader.close()
            self.socket.close()
            self.socket = None
        return status, headers, body


_connection = None
_agent = "aws-lambda-python"


def initialize_client(user_agent):
    """Remember who asks; the connection is opened with the first call."""
    global _agent
    _agent = user_agent


def _ask(method, path, body=None, headers=""):
    global _connection
    if _connection is None:
        _connection = _Connection(os.environ["AWS_LAMBDA_RUNTIME_API"], _agent)
    return _connection.ask(method, path, body, headers)


def next():
    """Wait for an invocation: its body as bytes, and the headers, the deadline as a number."""
    status, headers, body = _ask("GET", _BASE + "/next")
    if status != 200:
        raise RuntimeError("Failed to get next invocation: {} {!r}".format(status, body))
    headers["Lambda-Runtime-Deadline-Ms"] = int(headers["Lambda-Runtime-Deadline-Ms"])
    return body, headers


def post_invocation_result(invoke_id, result_data, content_type="application/json", invocation_id=None):
    """Post the handler's result."""
    headers = "Content-Type: {}\r\n".format(content_type) + _attempt(invocation_id)
    _post("{}/{}/response".format(_BASE, invoke_id), result_data, headers)


def post_error(invoke_id, error_response_data, xray_fault, invocation_id=None):
    """Post the error document of a handler that raised."""
    headers = "Content-Type: application/json\r\nLambda-Runtime-Function-Error-Type: Unhandled\r\n"
    headers += _attempt(invocation_id)
    if xray_fault and "\n" not in xray_fault and len(xray_fault) < 65536:
        safe = xray_fault.encode("ascii", "backslashreplace").decode("ascii")
        headers += "Lambda-Runtime-Function-XRay-Error-Cause: {}\r\n".format(safe)
    body = error_response_data.encode() if isinstance(error_response_data, str) else error_response_data
    _post("{}/{}/error".format(_BASE, invoke_id), body, headers)


def _attempt(invocation_id):
    """The header that tells one attempt at an event from another; clients before 4.0.2 do not know it."""
    return "" if invocation_id is None else "Lambda-Runtime-Invocation-Id: {}\r\n".format(invocation_id)


def _post(path, body, headers):
    status, _, answer = _ask("POST", path, body, headers)
    if status != 202:
        raise RuntimeError("Failed to post the result: {} {!r}".format(status, answer))
