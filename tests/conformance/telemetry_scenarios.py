"""The scenarios of the telemetry rows: extensions that listen and note what comes."""

from tests.conformance.extension_agent import agent, watched
from tests.conformance.fact import Scenario
from workbench.model.function import LogFormat, LoggingConfig

_SOURCE = """
import logging, os
def handler(event, context):
    print("a line")
    logging.warning("two\\nlines")
    return "answer"
"""

_LISTENER = """
mine = register("INVOKE", "SHUTDOWN")
port = listen()
note("subscribed", subscribe(mine, port, ["platform", "function", "extension"]))
print("listener is up", flush=True)
for event in events(mine):
    if event["eventType"] == "INVOKE":
        print("listener works", flush=True)
    else:
        time.sleep(0.5)  # what was buffered comes after SHUTDOWN
"""
_LINES = """
mine = register("SHUTDOWN")
port = listen(Line)
note("subscribed", subscribe(mine, port, ["platform"], "2022-07-01", protocol="TCP"))
for event in events(mine):
    time.sleep(0.5)
"""
_LOGS = """
mine = register("SHUTDOWN")
port, path = listen(), "/2020-08-15/logs"
types = ["platform", "function"]
note("subscribed", subscribe(mine, port, types, "2021-03-18", path, method="PUT"))
note("telemetry too", subscribe(mine, port, types))
for event in events(mine):
    time.sleep(0.5)
"""
LISTENS = Scenario(
    "telemetry",
    {"app.py": _SOURCE},
    watched(b"1", b"2"),
    layers={
        "telemetry": {
            "extensions/listener": agent(_LISTENER, sink=True),
            "extensions/lines": agent(_LINES, sink=True),
            "extensions/logs": agent(_LOGS, sink=True),
        }
    },
)

_FAILING = """
import os
class OutOfLuckError(Exception): pass
def handler(event, context):
    if event == "raise":
        raise OutOfLuckError("no luck")
    if event == "exit":
        os._exit(3)
    return event
"""
_PATIENT = """
mine = register("SHUTDOWN")
subscribe(mine, listen(), ["platform"])
for event in events(mine):
    time.sleep(0.5)
"""
FAILS = Scenario(
    "telemetry of failures",
    {"app.py": _FAILING},
    watched(b'"raise"', b'"exit"', b'"fine"'),
    layers={
        "telemetry": {
            "extensions/listener": agent(_PATIENT, sink=True),
            "extensions/logs": agent(
                _PATIENT.replace('["platform"]', '["platform"], "2021-03-18", "/2020-08-15/logs"'), sink=True
            ),
        }
    },
)

_OBJECTS = """
import json, logging
def handler(event, context):
    logging.getLogger().warning("careful")
    print("a line")
"""
_OF_SCHEMA = """
mine = register("SHUTDOWN")
subscribe(mine, listen(), ["function"], "%s")
for event in events(mine):
    time.sleep(0.5)
"""
OBJECTS = Scenario(
    "telemetry of json logs",
    {"app.py": _OBJECTS},
    watched(b"1"),
    config={"logging": LoggingConfig(LogFormat.JSON)},
    layers={
        "telemetry": {
            "extensions/old": agent(_OF_SCHEMA % "2022-07-01", sink=True),
            "extensions/new": agent(_OF_SCHEMA % "2022-12-13", sink=True),
        }
    },
)

_MANY = """
def handler(event, context):
    for number in range(2500):
        print("line", number)
"""
_BUFFERS = """
mine = register("INVOKE", "SHUTDOWN")
buffering = {"maxItems": 1000, "maxBytes": 1048576, "timeoutMs": 30000}
subscribe(mine, listen(), ["function"], buffering=buffering)
LAST = '"line 999\\\\n"'
for event in events(mine):
    if event["eventType"] == "INVOKE":
        SINK_DONE.wait(5)
        note("a full batch came", SINK_DONE.is_set())
    else:
        time.sleep(0.5)
"""
BUFFERS = Scenario(
    "telemetry is buffered",
    {"app.py": _MANY},
    watched(b"1"),
    layers={"telemetry": {"extensions/listener": agent(_BUFFERS, sink=True)}},
)

_FLOOD = """
def handler(event, context):
    for number in range(700):
        print(number, 10_000 * "x")
"""
_SLOW = """
RELEASED = threading.Event()
class Slow(Sink):
    def do_POST(self):
        RELEASED.wait(20)
        self.take()

LAST = '"platform.logsDropped"'
mine = register("SHUTDOWN")
subscribe(mine, listen(Slow), ["platform", "function"])
for event in events(mine):
    RELEASED.set()
    SINK_DONE.wait(1.5)
"""
DROPS = Scenario(
    "telemetry is dropped",
    {"app.py": _FLOOD},
    watched(b"1"),
    config={"logging": LoggingConfig(LogFormat.JSON)},
    layers={"telemetry": {"extensions/listener": agent(_SLOW, sink=True)}},
)

_REFUSED = """
TELEMETRY, LOGS = "/2022-07-01/telemetry", "/2020-08-15/logs"
HTTP = {"protocol": "HTTP", "URI": "http://sandbox.localdomain:8080"}
GOOD = {"schemaVersion": "2022-12-13", "types": ["platform"], "destination": HTTP}
mine = register("INVOKE", "SHUTDOWN")

def ask(kind, path=TELEMETRY, **changes):
    asked = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    note(kind, extension_call("PUT", path, mine, asked))

note("nobody", call("PUT", TELEMETRY, GOOD))
ask("no types", types=[])
ask("odd type", types=["platforms"])
ask("odd schema", schemaVersion="2019-01-01")
ask("no destination", destination=None)
ask("reserved port", destination={**HTTP, "URI": "http://sandbox.localdomain:9001"})
ask("no port", destination={**HTTP, "URI": "http://sandbox.localdomain/"})
ask("other host", destination={**HTTP, "URI": "http://example.com:8080"})
ask("https", destination={**HTTP, "URI": "https://sandbox.localdomain:8080"})
ask("few items", buffering={"maxItems": 999})
ask("few bytes", buffering={"maxBytes": 1000})
ask("short time", buffering={"timeoutMs": 24})
ask("logs without types and port", LOGS, schemaVersion=None, types=[], destination={
    **HTTP, "URI": "http://sandbox.localdomain"
})
note("unread", extension_call("PUT", TELEMETRY, mine, "{"))
for event in events(mine):
    if event["eventType"] == "INVOKE":
        ask("late")
        ask("late logs", LOGS, schemaVersion="2021-03-18")
"""
REFUSED = Scenario(
    "telemetry is refused",
    {"app.py": "def handler(event, context): return 1\n"},
    watched(b"1"),
    layers={"telemetry": {"extensions/asker": agent(_REFUSED)}},
)
