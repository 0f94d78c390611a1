"""The source of custom runtimes that speak to the Runtime API byte by byte, in Python's standard library alone."""

CLIENT = r'''#!/usr/bin/python3
import json, os, signal, socket, sys, time

HOST, PORT = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
RUNTIME = "/2018-06-01/runtime/"

def connect():
    return socket.create_connection((HOST, int(PORT)))

def head(method, path, headers=(), *, keep=False):
    close = () if keep else (("Connection", "close"),)
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{PORT}", *(f"{k}: {v}" for k, v in (*close, *headers))]
    return "\r\n".join([*lines, "", ""]).encode()

def read(peer):
    """The answer on a connection that the server closes, or that tells its length."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += peer.recv(65536) or sys.exit("hung up")
    top, _, body = data.partition(b"\r\n\r\n")
    status, *lines = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += peer.recv(65536) or sys.exit("hung up")
    return {"status": int(status.split()[1]), "version": status.split()[0], "headers": headers, "body": body}

def call(method, path, headers=(), body=b""):
    length = (("Content-Length", len(body)),) if method != "GET" else ()
    with connect() as peer:
        peer.sendall(head(method, path, (*headers, *length)) + body)
        return read(peer)

def get_next():
    event = call("GET", RUNTIME + "invocation/next")
    event["id"] = event["headers"]["lambda-runtime-aws-request-id"]
    return event

def respond(event, body, headers=()):
    return call("POST", RUNTIME + "invocation/" + event["id"] + "/response", headers, body)

def fail(event, body, headers=()):
    return call("POST", RUNTIME + "invocation/" + event["id"] + "/error", headers, body)

def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)

def begin_stream(peer, event, headers=(), mode="streaming"):
    """The head of a chunked response."""
    modes = (("Lambda-Runtime-Function-Response-Mode", mode),) if mode else ()
    path = RUNTIME + "invocation/" + event["id"] + "/response"
    peer.sendall(head("POST", path, (*modes, ("Transfer-Encoding", "chunked"), *headers)))

def end_stream(peer, trailers=()):
    peer.sendall("".join(["0\r\n", *(f"{k}: {v}\r\n" for k, v in trailers), "\r\n"]).encode())
    return read(peer)

def shown(value):
    return json.dumps(value, default=lambda data: data.decode("latin-1")).encode()
'''
"""What a bootstrap begins with: `call`, `get_next`, `respond`, `fail` and streams."""


def bootstrap(script: str) -> dict[str, str]:
    """The files of a function whose runtime does this."""
    return {"bootstrap": CLIENT + script}
