"""Stack traces of function errors: frames read from the error document, and the user's file behind each."""

import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

TASK_ROOT = PurePosixPath("/var/task")

_PYTHON = re.compile(r'File "(?P<path>[^"]+)", line (?P<line>\d+)')
_NODE = re.compile(r"\bat (?:async )?(?:.*\()?(?:file://)?(?P<path>(?:/|[A-Za-z]:[\\/])[^()\n]*?):(?P<line>\d+):\d+\)?")
_RUBY = re.compile(r"^(?P<path>(?:/|[A-Za-z]:[\\/])[^:\n]+):(?P<line>\d+):in ")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as the runtime wrote it, and where it is (`line` from 1; an empty path when it names none)."""

    text: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class FunctionFailure:
    """An error document (LAMBDA_FACTS §1.4): type, message and frames."""

    error_type: str
    message: str
    frames: tuple[Frame, ...] = ()


def read_failure(payload: bytes, error_type: str = "") -> FunctionFailure:
    """What an error document says; one that is no such document becomes the message itself, cut at 2,000 characters."""
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        return FunctionFailure(error_type or "Error", payload[:2000].decode("utf-8", "replace"))
    trace = document.get("stackTrace") or document.get("trace") or []
    lines = trace if isinstance(trace, list) else []
    return FunctionFailure(
        str(document.get("errorType") or error_type or "Error"),
        str(document.get("errorMessage") or ""),
        tuple(read_frame(_frame_text(line)) for line in lines if not _repeats_message(line, document)),
    )


def _frame_text(entry: object) -> str:
    """A frame as text; Go writes objects instead."""
    if isinstance(entry, dict):
        return f'File "{entry.get("path", "")}", line {entry.get("line", 0)}, in {entry.get("label", "")}'
    return str(entry)


def _repeats_message(entry: object, document: dict[str, object]) -> bool:
    """Node.js begins its trace with the error's own line."""
    return isinstance(entry, str) and entry == f"{document.get('errorType')}: {document.get('errorMessage')}"


def read_frame(text: str) -> Frame:
    """The place in one frame of Python, Node.js or Ruby; other frames keep their text."""
    clean = text.strip("\n").replace("\u00a0", " ")
    for pattern in (_PYTHON, _NODE, _RUBY):
        if found := pattern.search(clean):
            return Frame(clean, found["path"], int(found["line"]))
    return Frame(clean)


def user_file(frame: Frame, code_path: Path | None) -> Path | None:
    """The file of the function's own code that a frame is in, or None for the runtime's and libraries' frames."""
    if not frame.path or code_path is None:
        return None
    posix = PurePosixPath(frame.path)
    if posix.is_relative_to(TASK_ROOT):
        inside = posix.relative_to(TASK_ROOT)
        return None if ".." in inside.parts else code_path.joinpath(*inside.parts)
    path = Path(frame.path)
    return path if path.is_relative_to(code_path) else None
