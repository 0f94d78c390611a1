import asyncio
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.composer.preview_source import PreviewSource
from workbench.gui.tasks import GuiTasks
from workbench.model.event_draft import EventDraft
from workbench.model.event_preview import EventPreview


class Composer:
    draft = EventDraft('["${=now:epoch}"]')

    def read(self) -> EventDraft:
        return self.draft

    def type(self, text: str) -> None:
        self.draft = replace(self.draft, text=text)


@pytest.fixture
async def source(app: Application, tasks: GuiTasks) -> tuple[PreviewSource, Composer]:
    composer = Composer()
    return PreviewSource(app, tasks, composer.read), composer


async def test_a_preview_is_found_or_the_reason_told(source: tuple[PreviewSource, Composer]) -> None:
    made, composer = source
    found, failed = QSignalSpy(made.found), QSignalSpy(made.failed)
    composer.type("[1]")
    made.look_now()
    await until(lambda: found.count() == 1)
    assert found.at(0)[0] == EventPreview(b"[1]", b"[1]")
    composer.type("[1")
    made.look_now()
    await until(lambda: failed.count() == 1)
    assert failed.at(0)[0].line == 1


async def test_ids_stay_the_same_from_look_to_look(source: tuple[PreviewSource, Composer]) -> None:
    made, composer = source
    composer.type('["${uuid}"]')
    found = QSignalSpy(made.found)
    made.look_now()
    await until(lambda: found.count() == 1)
    made.look_now()
    await until(lambda: found.count() == 2)
    assert found.at(0)[0] == found.at(1)[0]


async def test_only_the_last_text_of_a_flurry_is_told(source: tuple[PreviewSource, Composer], tasks: GuiTasks) -> None:
    made, composer = source
    found = QSignalSpy(made.found)
    composer.type("[0]")
    made.look_now()
    for text in ("[1]", "[2]"):
        composer.type(text)
        made.changed()
        await asyncio.sleep(0)
    await until(lambda: found.count() > 0)
    await tasks.drain()
    assert [found.at(number)[0].payload for number in range(found.count())] == [b"[2]"]
