import asyncio
import base64
import http.client
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.engine_rig import EngineRig
from tests.support.lambda_calls import CODE
from workbench.model.errors import EngineError
from workbench.model.function_settings import FunctionSettings
from workbench.model.service import ServedFunctions, ServiceInfo, ServiceObservation, ServiceSettings

FUNCTION = {
    "FunctionName": "made",
    "Runtime": "python3.11",
    "Handler": "app.handler",
    "Role": "arn:aws:iam::000000000000:role/r",
}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    made = EngineRig(tmp_path)
    yield made
    for engine in made.engines:
        await engine.close()
    await made.tasks.close()


def settings_of(folder: Path, **changes: Any) -> ServiceSettings:
    return ServiceSettings(folder / "service", **changes)


async def ask(info: ServiceInfo, method: str, path: str, body: object = None) -> tuple[int, Any]:
    def asked() -> tuple[int, Any]:
        connection = http.client.HTTPConnection(info.host, info.port, timeout=20)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None
        finally:
            connection.close()

    return await asyncio.to_thread(asked)


async def test_it_answers_until_it_is_stopped(rig: EngineRig, tmp_path: Path) -> None:
    info = await rig.engine.serve(settings_of(tmp_path))
    assert info.url == f"http://127.0.0.1:{info.port}"
    assert await ask(info, "GET", "/2015-03-31/functions") == (200, {"Functions": []})
    await rig.engine.stop_serving()
    with pytest.raises(ConnectionRefusedError):
        await ask(info, "GET", "/2015-03-31/functions")
    await rig.engine.stop_serving()


async def test_the_workspaces_functions_are_served_in_every_region(rig: EngineRig, tmp_path: Path) -> None:
    rig.engine.register("shop", [(rig.function, FunctionSettings())])
    info = await rig.engine.serve(settings_of(tmp_path, region="ap-south-1"))
    status, listed = await ask(info, "GET", "/2015-03-31/functions")
    assert status == 200
    (one,) = listed["Functions"]
    assert one["FunctionArn"] == f"arn:aws:lambda:ap-south-1:000000000000:function:{rig.function.name}"
    status, _result = await ask(info, "POST", f"/2015-03-31/functions/{rig.function.name}/invocations", {})
    assert status == 200


async def test_one_at_a_time(rig: EngineRig, tmp_path: Path) -> None:
    await rig.engine.serve(settings_of(tmp_path))
    with pytest.raises(EngineError, match="runs already"):
        await rig.engine.serve(settings_of(tmp_path))
    with pytest.raises(EngineError, match="runs already"):
        await rig.make().serve(settings_of(tmp_path))


async def test_a_port_that_is_taken(rig: EngineRig, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(EngineError, match=f"cannot listen on 127.0.0.1, port {port}") as found:
            await rig.engine.serve(settings_of(tmp_path, port=port))
    assert "Address already in use" in str(found.value)
    await rig.engine.serve(settings_of(tmp_path, port=port))


async def test_beyond_this_computer_a_key_is_needed(rig: EngineRig, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"cannot listen on 0\.0\.0\.0"):
        await rig.engine.serve(settings_of(tmp_path, host="0.0.0.0"))


async def test_what_was_made_is_there_after_a_restart_and_is_told(rig: EngineRig, tmp_path: Path) -> None:
    told: list[ServiceObservation] = []
    info = await rig.engine.serve(settings_of(tmp_path), observe=told.append)
    body = {**FUNCTION, "Code": {"ZipFile": base64.b64encode(CODE).decode()}}
    assert (await ask(info, "POST", "/2015-03-31/functions", body))[0] == 201
    await rig.engine.stop_serving()
    info = await rig.make().serve(settings_of(tmp_path), observe=told.append)
    status, found = await ask(info, "GET", "/2015-03-31/functions/made")
    assert (status, found["Configuration"]["State"]) == (200, "Active")
    last = [one for one in told if isinstance(one, ServedFunctions)][-1]
    assert [one.config.name for one in last.functions] == ["made"]


async def test_a_damaged_state_is_told_and_its_packages_stay(rig: EngineRig, tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    info = await rig.engine.serve(settings)
    assert info.notice == ""
    body = {**FUNCTION, "Code": {"ZipFile": base64.b64encode(CODE).decode()}}
    assert (await ask(info, "POST", "/2015-03-31/functions", body))[0] == 201
    await rig.engine.stop_serving()
    (settings.data / "lambda.db").write_bytes(b"no database at all, but long enough to look like one" * 50)
    for _start in range(2):
        info = await rig.engine.serve(settings)
        assert await ask(info, "GET", "/2015-03-31/functions") == (200, {"Functions": []})
        assert len(list((settings.data / "packages").iterdir())) == 1
        assert ("damaged" in info.notice) is (_start == 0)
        await rig.engine.stop_serving()
