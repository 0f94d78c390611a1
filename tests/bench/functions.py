"""The functions that are measured, and the workspace that holds them."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest

RUNTIME = "python3.11"
MEMORY_MB = 1769
"""A whole processor at Lambda's rate: below it the CPU quota holds our sandbox back, and no peer holds such a quota."""

TIMEOUT_S = 30.0

HELLO = """def handler(event, context):
    return {"statusCode": 200, "body": "hello world"}
"""
_SIZE = """def handler(event, context):
    return len(event["data"])
"""
_CHATTY = '''import time


def handler(event, context):
    """Print `lines` lines at `rate` a second, each at its time."""
    start = time.monotonic()
    for number in range(event["lines"]):
        wait = start + number / event["rate"] - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        print(f"line {number:05d} of the function's log, about as long as people write them", flush=True)
    return event["lines"]
'''
_BUSY = '''import time


def spin(cpu_s):
    """Use `cpu_s` of CPU time; the longest that the clock went on between two looks at it, in ms."""
    longest, end, last = 0.0, time.process_time() + cpu_s, time.perf_counter()
    while time.process_time() < end:
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return 1000 * longest


spin(0.1)


def handler(event, context):
    """Use some CPU and say how much of it there was."""
    cpu, wall = time.process_time(), time.perf_counter()
    longest_ms = spin(0.03)
    return {
        "longest_ms": longest_ms,
        "share": (time.process_time() - cpu) / (time.perf_counter() - wall),
    }
'''
_SOURCES = {"Hello": HELLO, "Size": _SIZE, "Chatty": _CHATTY, "Busy": _BUSY}

_RESOURCE = """  {name}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: {folder}
      Handler: app.handler
      Runtime: {runtime}
      MemorySize: {memory}
      Timeout: {timeout:.0f}
"""


def write_workspace(root: Path) -> None:
    """A SAM application with every function, for the terminal, the window and SAM."""
    parts = ['AWSTemplateFormatVersion: "2010-09-09"\nTransform: AWS::Serverless-2016-10-31\nResources:\n']
    for name, source in _SOURCES.items():
        write_code(root / name.lower(), source)
        parts.append(
            _RESOURCE.format(name=name, folder=name.lower(), runtime=RUNTIME, memory=MEMORY_MB, timeout=TIMEOUT_S)
        )
    (root / "template.yaml").write_text("".join(parts), encoding="utf-8")


def write_code(folder: Path, source: str) -> None:
    """Save `app.py` in a function's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.py").write_text(source, encoding="utf-8")


def saying(word: str) -> str:
    """The source of a function that returns `word`."""
    return f'def handler(event, context):\n    return "{word}"\n'


def hello(root: Path) -> FunctionConfig:
    """Hello-world."""
    return _config(root, "Hello")


def size(root: Path) -> FunctionConfig:
    """Says how long `data` in its event is."""
    return _config(root, "Size")


def chatty(root: Path) -> FunctionConfig:
    """Prints as many lines as its event says."""
    return _config(root, "Chatty")


def busy(root: Path) -> FunctionConfig:
    """Uses CPU in its Init and in each invoke, and says how much of one it had."""
    return _config(root, "Busy")


def request(function: FunctionConfig, executor: ExecutorKind, payload: bytes = b"{}") -> InvokeRequest:
    """One invoke."""
    return InvokeRequest(function, payload, str(uuid4()), executor)


def renamed(function: FunctionConfig, suffix: object) -> FunctionConfig:
    """The same code as another function, which shares no environment with the first."""
    return replace(function, name=f"{function.name}-{suffix}")


def _config(root: Path, name: str) -> FunctionConfig:
    return FunctionConfig(
        name=name,
        runtime=RUNTIME,
        handler="app.handler",
        code_path=root / name.lower(),
        memory_mb=MEMORY_MB,
        timeout_s=TIMEOUT_S,
    )
