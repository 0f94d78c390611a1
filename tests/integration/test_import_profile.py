"""A real interpreter's imports, through the application and the process executor."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from workbench.app.application import Application
from workbench.app.opening import open_for_terminal
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.profile import profile_selected
from workbench.base.paths import UserPaths
from workbench.model.environment import ExecutorKind
from workbench.model.profile import ImportProfile, import_tree

SLOW = "import time\ntime.sleep(0.05)\nimport wave\n"
HANDLER = "import slow_part\ndef handler(event, context):\n    return event\n"
BROKEN = "import slow_part\nraise ValueError('no')\ndef handler(event, context):\n    return event\n"


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    for folder, code in (("good", HANDLER), ("bad", BROKEN)):
        place = tmp_path / "functions" / folder
        place.mkdir(parents=True)
        (place / "app.py").write_text(code)
        (place / "slow_part.py").write_text(SLOW)
    (tmp_path / "functions" / "workbench.toml").write_text(
        "".join(
            f'[functions.{name}]\nruntime = "python3.11"\nhandler = "app.handler"\ncode = "{name}"\n'
            for name in ("good", "bad")
        )
    )
    home = tmp_path / "home"
    made = await open_for_terminal(UserPaths(home / "data", home / "config", home / "cache"), records=False)
    await load_workspace(made, tmp_path / "functions")
    made.context.update(executor=ExecutorKind.PROCESS)
    yield made
    await made.close()


async def profile_of(app: Application, function: str) -> ImportProfile:
    app.context.update(function=function)
    await profile_selected(app)
    profile = app.import_profile.current
    assert profile is not None
    return profile


async def test_a_function_is_measured_anew_each_time_and_leaves_no_environment(app: Application) -> None:
    for _again in range(2):
        profile = await profile_of(app, "good")
        assert (profile.executor, profile.failure) == (ExecutorKind.PROCESS, "")
        modules = [one.module for one in profile.imports]
        assert len(modules) == len(set(modules)), "each is imported once"
        slow = next(node for node in import_tree(profile.imports) if node.time.module == "slow_part")
        assert slow.time.self_ms >= 50
        assert "wave" in [node.time.module for node in slow.imported]
        assert profile.total_ms >= slow.time.cumulative_ms


async def test_a_function_that_cannot_start_tells_what_it_imported_once(app: Application) -> None:
    profile = await profile_of(app, "bad")
    assert profile.failure == "ValueError"
    assert [one.module for one in profile.imports].count("slow_part") == 1
