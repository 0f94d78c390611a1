"""The reader of events, with a catalogue that waits until the test lets it go on."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy

from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.understand import Understanding
from workbench.gui.composer import understanding
from workbench.gui.composer.understanding import Understander
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import EventError


class Reading:
    """Stands for `understand`: answers with the text as its type, once `go` is set; `fails` is what it cannot read."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []
        self.on_main: list[bool] = []
        self.fails = ""

    def __call__(self, _catalogue: object, text: str, declared: str, *, hold: bool) -> Understanding:
        self.asked.append(text)
        self.on_main.append(threading.current_thread() is threading.main_thread())
        self.go.wait(20)
        if text == self.fails:
            raise EventError("The event catalogue is not complete.", f"{text} is lost.")
        return Understanding(f"{declared}{'!' if hold else ''}:{text}")


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    made = Reading()
    monkeypatch.setattr(understanding, "understand", made)
    yield made
    made.go.set()


@pytest.fixture
async def reader(app: Application, tasks: GuiTasks, reading: Reading) -> Understander:
    assert reading.asked == []
    return Understander(lambda: app.catalogue, tasks)


def told(spy: QSignalSpy) -> list[str]:
    """The types that were understood."""
    return [spy.at(number)[0].type_id for number in range(spy.count())]


async def test_a_text_is_read_in_a_thread(reader: Understander, reading: Reading, tasks: GuiTasks) -> None:
    spy = QSignalSpy(reader.understood)
    reader.ask("a", "s3/put")
    assert spy.count() == 0
    reading.go.set()
    await tasks.drain()
    assert told(spy) == ["s3/put:a"]
    assert reading.on_main == [False]


async def test_only_the_last_text_is_answered_and_those_between_are_not_read(
    reader: Understander, reading: Reading, tasks: GuiTasks
) -> None:
    spy = QSignalSpy(reader.understood)
    reader.ask("a", "")
    await until(lambda: reading.asked)
    for text in "bcd":
        reader.ask(text, "x")
    reading.go.set()
    await tasks.drain()
    assert reading.asked == ["a", "d"]
    assert told(spy) == ["x:d"]


async def test_a_text_that_is_gone_is_not_answered_for(reader: Understander, reading: Reading, tasks: GuiTasks) -> None:
    spy = QSignalSpy(reader.understood)
    reader.ask("a", "")
    await until(lambda: reading.asked)
    reader.ask("b", "")
    reader.forget()
    reading.go.set()
    await tasks.drain()
    assert (reading.asked, told(spy)) == (["a"], [])
    reader.ask("c", "")
    await tasks.drain()
    assert told(spy) == [":c"]


@pytest.mark.parametrize("when", ["while it is read", "after it"])
async def test_a_broken_catalogue_is_told_and_the_next_question_is_answered(
    reader: Understander, reading: Reading, tasks: GuiTasks, app: Application, when: str
) -> None:
    spy = QSignalSpy(reader.understood)
    reading.fails = "a"
    reader.ask("a", "")
    await until(lambda: reading.asked)
    if when == "while it is read":
        reader.ask("b", "")
    reading.go.set()
    await tasks.drain()
    if when == "after it":
        reader.ask("b", "")
        await tasks.drain()
    assert [(notice.text, notice.detail) for notice in app.notices.items] == [
        ("The event catalogue is not complete.", "a is lost.")
    ]
    assert told(spy) == [":b"]


async def test_closing_leaves_nothing_behind(reader: Understander, reading: Reading, tasks: GuiTasks) -> None:
    spy = QSignalSpy(reader.understood)
    reader.ask("a", "")
    await until(lambda: reading.asked)
    reader.ask("b", "")
    reading.go.set()
    await tasks.close()
    assert told(spy) == []
    assert "b" not in reading.asked


async def test_a_type_that_is_held_is_told_so(reader: Understander, reading: Reading, tasks: GuiTasks) -> None:
    spy = QSignalSpy(reader.understood)
    reading.go.set()
    reader.ask("a", "s3/put", hold=True)
    await tasks.drain()
    assert told(spy) == ["s3/put!:a"]
