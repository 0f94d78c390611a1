import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.runs.stack_trace import Frame, read_failure, read_frame, user_file

CODE = Path("/home/me/shop/orders")


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ('  File "/var/task/orders.py", line 18, in handler\n    raise ValueError(key)\n', "/var/task/orders.py", 18),
        ("    at handler (file:///var/task/index.mjs:3:9)", "/var/task/index.mjs", 3),
        ("at Runtime.handler (/var/task/a b/index.js:12:15)", "/var/task/a b/index.js", 12),
        ("at async C:\\work\\shop\\index.js:7:1", "C:\\work\\shop\\index.js", 7),
        ("/var/task/app.rb:5:in `handler'", "/var/task/app.rb", 5),
        ("at com.shop.Orders.handle(Orders.java:12)", "", 0),
        ("at Array.map (<anonymous>)", "", 0),
    ],
)
def test_the_place_of_a_frame_is_read(text: str, path: str, line: int) -> None:
    frame = read_frame(text)
    assert (frame.path, frame.line) == (path, line)


def test_no_break_spaces_become_blanks() -> None:
    assert read_frame('\u00a0\u00a0File "/var/task/a.py", line 1, in f').text == '  File "/var/task/a.py", line 1, in f'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/var/task/lib/rules.py", CODE / "lib" / "rules.py"),
        ("/home/me/shop/orders/orders.py", CODE / "orders.py"),
        ("/var/lang/lib/python3.13/json/__init__.py", None),
        ("/var/task/../../etc/passwd", None),
        ("/home/me/shop/orders-old/x.py", None),
        ("", None),
    ],
)
def test_only_the_functions_own_files_can_be_opened(path: str, expected: Path | None) -> None:
    assert user_file(Frame("frame", path, 1), CODE) == expected


def test_without_code_nothing_can_be_opened() -> None:
    assert user_file(Frame("frame", "/var/task/a.py", 1), None) is None


def test_a_python_error_document_is_read() -> None:
    document = {
        "errorMessage": "nothing to pay",
        "errorType": "ValueError",
        "stackTrace": ['  File "/var/task/orders.py", line 18, in handler\n    raise ValueError\n'],
    }
    failure = read_failure(json.dumps(document).encode())
    assert (failure.error_type, failure.message) == ("ValueError", "nothing to pay")
    assert [(frame.path, frame.line) for frame in failure.frames] == [("/var/task/orders.py", 18)]


def test_node_repeats_the_message_and_we_do_not() -> None:
    document = {
        "errorType": "Error",
        "errorMessage": "boom",
        "trace": ["Error: boom", "    at handler (/var/task/index.mjs:3:9)"],
    }
    assert [frame.line for frame in read_failure(json.dumps(document).encode()).frames] == [3]


def test_go_frames_are_objects() -> None:
    document = {"errorType": "x", "stackTrace": [{"path": "/var/task/main.go", "line": 7, "label": "main"}]}
    assert read_failure(json.dumps(document).encode()).frames[0].path == "/var/task/main.go"


@pytest.mark.parametrize("payload", [b"", b"not json", b'"text"', b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_any_other_payload_becomes_the_message(payload: bytes) -> None:
    failure = read_failure(payload, "Runtime.ExitError")
    assert failure.error_type == "Runtime.ExitError"
    assert failure.message == payload[:2000].decode("utf-8", "replace")
    assert failure.frames == ()


@given(st.text())
def test_any_text_is_a_frame(text: str) -> None:
    frame = read_frame(text)
    assert frame.line >= 0
    assert bool(frame.path) or frame.line == 0
