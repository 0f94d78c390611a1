import asyncio

import pytest
from PySide6.QtTest import QSignalSpy

from tests.support.turns import until
from workbench.gui.composer.fault_check import INLINE_CHARACTERS, FaultChecker, examine
from workbench.gui.tasks import GuiTasks


class Source:
    text = "{}"

    def read(self) -> str:
        return self.text


@pytest.fixture
async def checker(tasks: GuiTasks) -> tuple[FaultChecker, Source]:
    source = Source()
    return FaultChecker(source.read, tasks), source


def test_a_text_is_checked_and_measured_in_bytes() -> None:
    finding = examine('{"ü": 1,}')
    assert finding.fault is not None
    assert (finding.fault.line, finding.fault.column) == (1, 9)
    assert finding.size == 10
    assert examine("1").fault is None


def test_a_lone_surrogate_has_a_size() -> None:
    assert examine('"\ud800"').size == 5


async def test_a_check_waits_until_typing_pauses(checker: tuple[FaultChecker, Source]) -> None:
    check, source = checker
    found = QSignalSpy(check.found)
    for text in ("{", '{"', '{"a'):
        source.text = text
        check.text_changed()
        await asyncio.sleep(0)
    assert found.count() == 0
    await until(lambda: found.count() > 0)
    assert found.count() == 1
    assert found.at(0)[0] == examine('{"a')


async def test_a_long_text_is_checked_in_a_thread(checker: tuple[FaultChecker, Source]) -> None:
    check, source = checker
    source.text = "[" + "1," * INLINE_CHARACTERS + "]"
    found = QSignalSpy(check.found)
    check.check_now()
    assert found.count() == 0
    await until(lambda: found.count() == 1)
    assert found.at(0)[0].fault.offset == len(source.text) - 1


async def test_what_was_found_in_an_older_text_is_not_told(
    checker: tuple[FaultChecker, Source], tasks: GuiTasks
) -> None:
    check, source = checker
    found = QSignalSpy(check.found)
    source.text = "[" + "1," * INLINE_CHARACTERS
    check.check_now()
    source.text = "{}"
    check.text_changed()
    await tasks.drain()
    await until(lambda: found.count() > 0)
    assert [found.at(number)[0].fault for number in range(found.count())] == [None]
