"""Extensions of scenarios: the script that they begin with, and plays that read what they noted on a mounted folder."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.conformance.fact import Play
from tests.conformance.stage import Seen, Stage
from workbench.model.function import FileSystem

_ACCESS_POINT = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0"

CALLS = """
import http.client, json, os, socket, sys, threading, time

API = os.environ["AWS_LAMBDA_RUNTIME_API"]
WHO = os.path.basename(sys.argv[0]) if sys.argv[0].startswith("/opt/extensions/") else "function"

def note(kind, value):
    with open("/mnt/notes/" + WHO, "a") as file:
        file.write(json.dumps([kind, value]) + "\\n")

def call(method, path, body=None, **headers):
    connection = http.client.HTTPConnection(API)
    sent = body if body is None or isinstance(body, str) else json.dumps(body)
    connection.request(method, path, sent, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    told = {name.lower(): value for name, value in answer.getheaders()}
    return {"status": answer.status, "headers": told, "body": answer.read().decode()}

def register(*events, name=WHO, **headers):
    path = "/2020-01-01/extension/register"
    return call("POST", path, {"events": events}, Lambda_Extension_Name=name, **headers)

def extension_call(method, path, me, body=None, **headers):
    identifier = me["headers"]["lambda-extension-identifier"]
    return call(method, path, body, Lambda_Extension_Identifier=identifier, **headers)

def following(me):
    return extension_call("GET", "/2020-01-01/extension/event/next", me)

def events(me):
    while True:
        event = json.loads(following(me)["body"])
        yield event
        if event["eventType"] == "SHUTDOWN":
            return
"""
"""What extensions and functions may use: `note`, and the calls of the Extensions API."""

SINK = """
import http.server, socketserver

SINK_DONE = threading.Event()

class Sink(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def take(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        note("batch", {"method": self.command, "path": self.path, "type": self.headers["content-type"], "body": body})
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if LAST in body:
            SINK_DONE.set()

    do_POST = do_PUT = take

    def log_message(self, *arguments):
        pass

class Line(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            note("line", line.decode())

LAST = "nothing"

def listen(handler=Sink):
    server = socketserver.ThreadingTCPServer(("sandbox.localdomain", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]

def subscribe(me, port, types, schema="2022-12-13", path="/2022-07-01/telemetry", buffering=None, **destination):
    uri = "http://sandbox.localdomain:%d/sink" % port
    asked = {
        "schemaVersion": schema,
        "types": types,
        "buffering": buffering or {"maxItems": 1000, "maxBytes": 262144, "timeoutMs": 25},
        "destination": {"protocol": "HTTP", "URI": uri, **destination} if destination.get("protocol") != "TCP"
            else {"protocol": "TCP", "port": port},
    }
    return extension_call("PUT", path, me, asked)
"""
"""What extensions that subscribe to telemetry may use besides: a listener that notes what it is sent."""


def agent(body: str, *, sink: bool = False) -> str:
    """An external extension; the path of its interpreter is one that both executors have."""
    return f"#!/usr/bin/python3\n{CALLS}{SINK if sink else ''}{body}"


def watched(*payloads: bytes, **changes: Any) -> Play:
    """Invokes the function with each payload in turn, closes the engine and reads all notes; `changes` configure it."""

    async def play(stage: Stage) -> tuple[Seen, ...]:
        folder = stage.folder / "notes"
        folder.mkdir()
        folder.chmod(0o777)  # a container's user is another one
        stage.configure(file_systems=(FileSystem(_ACCESS_POINT, "/mnt/notes", folder),), **changes)
        seen = [await stage.invoke(payload) for payload in payloads]
        await stage.engine.close()
        notes = _read(folder)
        return tuple(replace(one, more={"notes": notes}) for one in seen)

    return play


def _read(folder: Path) -> Mapping[str, list[list[Any]]]:
    files = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    return {name: [json.loads(line) for line in text.splitlines()] for name, text in files.items()}


def noted(seen: Seen, who: str, kind: str) -> list[Any]:
    """What the extension (or "function") `who` noted of that kind, in order."""
    return [value for name, value in seen.more["notes"].get(who, []) if name == kind]


def the_note(seen: Seen, who: str, kind: str) -> Any:
    """The only note of that kind."""
    (value,) = noted(seen, who, kind)
    return value


def refusal(answer: Mapping[str, Any]) -> tuple[int, str]:
    """The status and `errorType` of an answer."""
    return answer["status"], json.loads(answer["body"])["errorType"]


def records(seen: Seen, who: str) -> list[dict[str, Any]]:
    """All telemetry records that came to `who` over HTTP, in order."""
    return [record for batch in noted(seen, who, "batch") for record in json.loads(batch["body"])]


def of_type(found: list[dict[str, Any]], kind: str) -> list[Any]:
    """The `record` of each of that type."""
    return [one["record"] for one in found if one["type"] == kind]
