from tests.support.fake_engine import BOTH, PROCESS_ONLY, FakeEngine
from workbench.app.stores.engine_status import EngineStatusStore
from workbench.model.environment import EngineStatus, ExecutorKind


async def test_an_answer_is_used_for_some_seconds() -> None:
    engine = FakeEngine(state=BOTH)
    store = EngineStatusStore(engine)
    assert await store.fresh() == await store.fresh() == BOTH
    assert engine.status_calls == 1
    await store.fresh(max_age_s=-1)
    assert engine.status_calls == 2


async def test_changes_are_told() -> None:
    engine = FakeEngine(state=BOTH)
    store = EngineStatusStore(engine)
    seen: list[EngineStatus] = []
    store.changed.connect(seen.append)
    await store.refresh()
    await store.refresh()
    engine.state = PROCESS_ONLY
    await store.refresh()
    assert seen == [BOTH, PROCESS_ONLY]


async def test_one_executor() -> None:
    store = EngineStatusStore(FakeEngine(state=EngineStatus(PROCESS_ONLY.executors[1:])))
    assert await store.executor(ExecutorKind.DOCKER) is None
    process = await store.executor(ExecutorKind.PROCESS)
    assert process is not None
    assert process.available
