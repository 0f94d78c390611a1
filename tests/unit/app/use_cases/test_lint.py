"""Checking and formatting with ruff, or without."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.fake_engine import a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.lint import fix_text, format_text, lint_file

UNUSED = "import os\n"


@pytest_asyncio.fixture
async def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Application]:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    made = fake_application(tmp_path / "home")
    await made.open()
    yield made
    await made.close()


async def rules(app: Application, path: Path, text: str, *, is_current: bool = True) -> list[str]:
    await lint_file(app, path, text, lambda: is_current)
    return [one.rule for one in app.lint.of(path)]


async def test_findings_come_and_go(app: Application, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    assert await rules(app, path, UNUSED) == ["F401"]
    assert await rules(app, path, "") == []


async def test_a_text_that_has_changed_keeps_its_findings(app: Application, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    await rules(app, path, UNUSED)
    assert await rules(app, path, "", is_current=False) == ["F401"]


async def test_the_setting_ends_it(app: Application, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    await rules(app, path, UNUSED)
    app.settings.set("language.lint", False)
    assert await rules(app, path, UNUSED) == []


async def test_what_keeps_ruff_from_its_work_is_a_finding(app: Application, tmp_path: Path) -> None:
    (tmp_path / "ruff.toml").write_text("lint = 3\n", encoding="utf-8")
    path = tmp_path / "app.py"
    assert await rules(app, path, UNUSED) == ["ruff"]
    assert "ruff.toml" in app.lint.of(path)[0].message


async def test_without_ruff_there_is_nothing(app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    show(app, a_workspace(tmp_path))
    assert await rules(app, tmp_path / "app.py", UNUSED) == []
    assert await format_text(app, tmp_path / "app.py", "x=1\n") is None
    assert await fix_text(app, tmp_path / "app.py", "x=1\n") is None


async def test_formatting(app: Application, tmp_path: Path) -> None:
    assert await format_text(app, tmp_path / "app.py", "x=1\n") == "x = 1\n"


async def test_mending_all(app: Application, tmp_path: Path) -> None:
    assert (
        await fix_text(app, tmp_path / "app.py", "import os\nimport sys\nprint(sys)\n") == "import sys\n\nprint(sys)\n"
    )
