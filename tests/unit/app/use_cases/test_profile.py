from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, Script, a_function, fake_application
from workbench.app.use_cases.profile import profile_imports
from workbench.model.environment import ExecutorKind
from workbench.model.errors import InvalidJsonError, UsageError


async def test_the_imports_of_a_cold_start_are_read_from_its_log(tmp_path: Path) -> None:
    script = Script(lines=("import time:      2000 |       3000 | orders", "hello"))
    engine = FakeEngine(scripts=[script])
    app = fake_application(tmp_path, engine)
    times = await profile_imports(app, a_function(), "{}", ExecutorKind.PROCESS)
    assert [(one.module, one.cumulative_ms) for one in times] == [("orders", 3.0)]
    request = engine.requests[0]
    assert ("PYTHONPROFILEIMPORTTIME", "1") in request.function.environment
    assert request.executor is ExecutorKind.PROCESS
    await app.close()


async def test_only_python_can_be_asked(tmp_path: Path) -> None:
    app = fake_application(tmp_path, FakeEngine())
    function = a_function()
    node = replace(function, config=replace(function.config, runtime="nodejs22.x"))
    with pytest.raises(UsageError, match="imports of"):
        await profile_imports(app, node, "{}", ExecutorKind.PROCESS)
    await app.close()


async def test_an_invalid_event_is_refused_before_anything_runs(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    with pytest.raises(InvalidJsonError):
        await profile_imports(app, a_function(), "{", ExecutorKind.PROCESS)
    assert engine.requests == []
    await app.close()
