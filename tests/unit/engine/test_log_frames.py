from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.engine.log_frames import FRAME_BYTES, LogParser, LogRecord
from workbench.engine.loglines import LINE_BYTES, LineSplitter

LEVELS = ("", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")
MAGIC = b"\xa5\x5a\x00"


def frame(message: bytes, level: str = "INFO", *, is_json: bool = False, time_us: int = 5) -> bytes:
    """A frame as the clients write it."""
    code = (2 if is_json else 3) | LEVELS.index(level) << 2
    return MAGIC + bytes([code]) + len(message).to_bytes(4, "big") + time_us.to_bytes(8, "big") + message


def parse(*pieces: bytes) -> list[LogRecord]:
    """The records of a stream that arrived in these pieces."""
    parser = LogParser()
    records = [record for piece in pieces for record in parser.feed(piece)]
    return [*records, *parser.flush()]


def pieces_of(data: bytes, sizes: list[int]) -> Iterator[bytes]:
    """`data` in pieces of these sizes, and its rest."""
    for size in sizes:
        yield data[:size]
        data = data[size:]
    yield data


def test_frames_between_plain_lines() -> None:
    data = b"one\n" + frame(b"a\nb\n", "ERROR", time_us=1_700_000_000_000_001) + b"two\nthree"
    assert parse(data) == [
        LogRecord("one"),
        LogRecord("a\nb", "ERROR", False, 1_700_000_000_000_001_000),
        LogRecord("two"),
        LogRecord("three"),
    ]


@pytest.mark.parametrize(
    ("kind", "level", "is_json"),
    [
        (0xA55A0003, "", False),
        (0xA55A0007, "TRACE", False),
        (0xA55A000E, "INFO", True),
        (0xA55A0012, "WARN", True),
        (0xA55A0017, "ERROR", False),
        (0xA55A001A, "FATAL", True),
    ],
)
def test_types_of_frames(kind: int, level: str, is_json: bool) -> None:
    data = kind.to_bytes(4, "big") + (2).to_bytes(4, "big") + bytes(8) + b"{}"
    assert parse(data) == [LogRecord("{}", level, is_json, 0, ended=False)]


def test_a_frame_ends_the_line_it_interrupts() -> None:
    assert [one.text for one in parse(b"half" + frame(b"framed") + b"rest\n")] == ["half", "framed", "rest"]


def test_one_trailing_line_feed_is_taken_off_and_an_empty_message_is_a_record() -> None:
    assert [one.text for one in parse(frame(b"a\n\n") + frame(b"") + frame(b"\n"))] == ["a\n", "", ""]


@pytest.mark.parametrize(
    "data",
    [
        MAGIC + b"\x00" + bytes(12) + b"x",
        MAGIC + b"\x1f" + bytes(12) + b"x",
        MAGIC + b"\x03" + (FRAME_BYTES + 1).to_bytes(4, "big") + bytes(8) + b"x",
        "å".encode(),
        b"\xa5\x5a",
        MAGIC,
    ],
)
def test_what_is_no_real_frame_is_plain_text(data: bytes) -> None:
    expected = [LogRecord((b"before " + data).decode("utf-8", "replace"))]
    assert parse(b"before " + data) == expected
    assert parse(b"before ", *(bytes([one]) for one in data)) == expected
    assert [one.text for one in parse(data + b"\n" + frame(b"real"))][-1] == "real"


def test_a_header_that_was_cut_off_is_plain_text() -> None:
    assert parse(b"a" + MAGIC + b"\x03\0\0") == [LogRecord("a\ufffdZ\0\x03\0\0")]


def test_a_complete_line_is_not_held_back_for_what_may_follow() -> None:
    parser = LogParser()
    assert list(parser.feed(b"line\n\xa5")) == [LogRecord("line")]
    assert list(parser.feed(MAGIC[1:])) == []
    assert list(parser.feed(b"x\n")) == [LogRecord("\ufffdZ\0x")]


def test_a_frame_that_was_cut_off_is_told_as_far_as_it_came() -> None:
    parser = LogParser()
    assert list(parser.feed(b"plain" + frame(b"whole message", "WARN")[:-5])) == []
    assert list(parser.flush()) == [LogRecord("plain"), LogRecord("whole me", "WARN", False, 5000, ended=False)]
    assert list(parser.flush()) == []
    assert list(parser.feed(b"next\n")) == [LogRecord("next")]


def test_a_frame_longer_than_a_log_entry_is_cut() -> None:
    records = parse(frame(b"x" * (LINE_BYTES + 1), "INFO", is_json=True))
    assert [(len(one.text), one.level, one.is_json) for one in records] == [
        (LINE_BYTES, "INFO", True),
        (1, "INFO", True),
    ]


def test_bytes_that_are_not_utf_8() -> None:
    assert parse(frame(b"a\xff"))[0].text == "a\ufffd"


SEGMENTS = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab\nåZ\0é"), max_size=12).map(str.encode),
        st.tuples(st.text(st.sampled_from("ab\nåZ\0é"), max_size=12), st.sampled_from(LEVELS), st.booleans()),
    ),
    max_size=8,
)
SIZES = st.lists(st.integers(0, 20), max_size=40)


@given(SEGMENTS, SIZES)
def test_any_interleaving_in_any_pieces(segments: list[bytes | tuple[str, str, bool]], sizes: list[int]) -> None:
    text = b"".join(segment for segment in segments if isinstance(segment, bytes))
    assume(MAGIC + b"\n" not in text)  # the beginning of a frame, which a function may print as well
    data, expected, plain = b"", [], LineSplitter()
    for segment in segments:
        if isinstance(segment, bytes):
            data += segment
            expected += [LogRecord(text) for text in plain.feed(segment)]
        else:
            message, level, is_json = segment
            data += frame(message.encode(), level, is_json=is_json)
            expected += [LogRecord(text) for text in plain.flush()]
            ended = message.endswith("\n")
            expected.append(LogRecord(message.removesuffix("\n"), level, is_json, 5000, ended=ended))
    expected += [LogRecord(text) for text in plain.flush()]
    assert parse(*pieces_of(data, sizes)) == expected


NOISE = st.lists(st.sampled_from([MAGIC, MAGIC + b"\x03", b"\0\0\0\x02", b"\xa5", b"\x5a", b"\0", b"\n", b"text"]))


@given(NOISE.map(b"".join), SIZES)
def test_any_bytes_in_any_pieces_give_the_same(data: bytes, sizes: list[int]) -> None:
    assert parse(*pieces_of(data, sizes)) == parse(data)


@given(st.binary())
def test_without_a_magic_number_it_is_the_line_splitter(data: bytes) -> None:
    assume(MAGIC not in data)
    splitter = LineSplitter()
    expected = [*splitter.feed(data), *splitter.flush()]
    assert [one.text for one in parse(data)] == expected


@pytest.mark.parametrize("data", [frame(b"x" * 50_000), MAGIC * 20_000, (MAGIC + b"\x03" + bytes(4)) * 8_000])
def test_single_bytes_are_not_looked_at_again_and_again(data: bytes) -> None:
    parser, looked_at = LogParser(), 0
    for at in range(len(data)):
        list(parser.feed(data[at : at + 1]))
        looked_at += len(parser._held) if len(parser._held) >= parser._needed else 0
    assert looked_at <= 20 * len(data)
