import logging
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.base.log import NAME
from workbench.base.paths import user_paths
from workbench.cli.session import application


async def test_notices_go_to_stderr_and_the_engine_is_closed(
    engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "settings.toml").write_text('[look]\ntheme = "pink"\n')

    async def use() -> None:
        async with application() as app:
            app.notices.info("Hello.", "More.")
            raise KeyError

    with pytest.raises(KeyError):
        await use()
    captured = capsys.readouterr()
    assert captured.out == ""
    setting, hello = captured.err.splitlines()
    assert setting.startswith("warning: The setting look.theme is not used. Line 2: It must be one of ")
    assert hello == "info: Hello. More."
    assert engine.closed


async def test_defects_go_to_the_program_s_log(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    async with application(records=False) as app:
        app.notices.error(KeyError("k"))
    assert "Traceback" not in capsys.readouterr().err
    text = (user_paths().data / "workbench.log").read_text()
    assert "KeyError: 'k'" in text
    assert logging.getLogger(NAME).handlers == []
    assert engine.closed
