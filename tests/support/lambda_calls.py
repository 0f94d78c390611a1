"""Operations of the local Lambda service without its HTTP: on a real state file, each call as the service makes it."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from workbench.base.aio import TaskOwner
from workbench.base.service_model.load import load_service
from workbench.engine.functions import FunctionRegistry
from workbench.engine.lambda_api.desk import Desk
from workbench.engine.lambda_api.dispatch import Dispatch
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.operations import OPERATIONS
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.remote import NoRemote, Remote
from workbench.engine.lambda_api.state import Change, Place, State
from workbench.engine.lambda_api.state_file import StateFile
from workbench.engine.runtimes import load_runtimes

PLACE = Place("000000000000", "eu-west-1")
ROLE = "arn:aws:iam::000000000000:role/service"
BASE_URL = "http://localhost:9999"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of the files, which everybody may read; its bytes are the same each time."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return data.getvalue()


CODE = zipped({"app.py": "def handler(event, context):\n    return event\n"})


class LambdaCalls:
    """Does operations by name, in one place unless another is named."""

    def __init__(self, state: State, file: StateFile, desk: Desk) -> None:
        self.state = state
        self.desk = desk
        self.changes: list[Change] = []
        self._file = file
        self._tasks = TaskOwner(lambda error: pytest.fail(str(error)))
        self._dispatch = Dispatch(state, file, desk, self._tasks, self.changes.extend)

    @classmethod
    async def open(
        cls, folder: Path, remote: Remote | None = None, images: Mapping[str, str] | None = None
    ) -> "LambdaCalls":
        """On the state in `folder`; `images` are those that Docker knows, with their digests."""

        async def resolve(uri: str) -> str | None:
            return (images or {}).get(uri)

        file = StateFile(folder)
        state = await file.load()
        desk = Desk(
            model=load_service("lambda"),
            packages=Packages(folder / "packages"),
            workspace=FunctionRegistry(),
            runtimes=load_runtimes(),
            remote=remote or NoRemote(),
            resolve_image=resolve,
            account_concurrency=1000,
            view=state.view,
        )
        return cls(state, file, desk)

    async def do(self, operation: str, place: Place = PLACE, **members: Any) -> dict[str, Any]:
        """The output of an operation, when what follows it has happened too."""
        output = await self.answer(operation, place, **members)
        await self._tasks.drain()
        return output

    async def answer(self, operation: str, place: Place = PLACE, **members: Any) -> dict[str, Any]:
        """The output of an operation at once."""
        return dict(await self._dispatch.perform(OPERATIONS[operation], members, place, BASE_URL))

    async def fails(self, operation: str, place: Place = PLACE, **members: Any) -> ApiError:
        """The error of an operation that must fail, and must have changed nothing."""
        before = len(self.changes)
        with pytest.raises(ApiError) as found:
            await self.do(operation, place, **members)
        assert len(self.changes) == before
        return found.value

    async def function(self, name: str = "f", **members: Any) -> dict[str, Any]:
        """A new function of Python code."""
        given: dict[str, Any] = {
            "Runtime": "python3.11",
            "Handler": "app.handler",
            "Role": ROLE,
            "Code": {"ZipFile": CODE},
        }
        return await self.do("CreateFunction", FunctionName=name, **(given | members))

    async def close(self) -> None:
        """Close the state."""
        await self._tasks.close()
        await self._file.close()
