"""Findings on their way into the store: the newest counts, and only of open files."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.fake_engine import fake_application
from workbench.app.application import Application
from workbench.app.languages.served_findings import ServedFindings
from workbench.app.languages.served_texts import ServedTexts
from workbench.project.language_server.abilities import FULL_SYNC, Abilities
from workbench.project.language_server.reading import Reading

A = Path.cwd() / "a.ts"


def told(*messages: str, version: int | None = None, uri: str = A.as_uri()) -> dict[str, Any]:
    place = {"line": 0, "character": 0}
    found = [{"range": {"start": place, "end": place}, "message": message} for message in messages]
    return {"uri": uri, "version": version, "diagnostics": found}


@pytest_asyncio.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    made = fake_application(tmp_path / "home")
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def texts() -> ServedTexts:
    made = ServedTexts()
    made.put(A, "typescript", "a", Abilities(sync=FULL_SYNC))
    return made


async def messages(app: Application) -> list[str]:
    await app.tasks.drain()
    return [one.message for one in app.lint.of(A)]


async def test_the_newest_counts(app: Application, texts: ServedTexts) -> None:
    findings = ServedFindings(app, texts)
    for each in ("first", "second", "third"):
        findings.told(told(each), Reading())
    assert await messages(app) == ["third"]
    findings.told(told("of now", version=1), Reading())
    assert await messages(app) == ["of now"]
    findings.told(told("old", version=0), Reading())
    assert await messages(app) == ["of now"]
    findings.forget()
    assert await messages(app) == []


@pytest.mark.parametrize("params", [None, 3, {}, told("x", uri="jdt://a"), told("x", uri=(Path.cwd() / "b").as_uri())])
async def test_what_is_about_no_open_file(app: Application, texts: ServedTexts, params: Any) -> None:
    ServedFindings(app, texts).told(params, Reading())
    assert await messages(app) == []


async def test_nonsense_is_no_finding(app: Application, texts: ServedTexts) -> None:
    ServedFindings(app, texts).told({"uri": A.as_uri(), "diagnostics": 3}, Reading())
    assert await messages(app) == []
    assert app.notices.items == []


async def test_a_file_that_was_closed_meanwhile(app: Application, texts: ServedTexts) -> None:
    findings = ServedFindings(app, texts)
    findings.told(told("x"), Reading())
    texts.drop(A)
    assert await messages(app) == []


async def test_findings_that_were_asked_for(app: Application, texts: ServedTexts) -> None:
    findings = ServedFindings(app, texts)
    await findings.put_asked(A, {"kind": "full", "items": told("x")["diagnostics"]}, Reading())
    assert await messages(app) == ["x"]
    await findings.put_asked(A, {"kind": "unchanged", "resultId": "1"}, Reading())
    assert await messages(app) == ["x"]
    await findings.put_asked(Path.cwd() / "b", {}, Reading())
