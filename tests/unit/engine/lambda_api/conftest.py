from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.lambda_calls import LambdaCalls


@pytest.fixture
async def calls(tmp_path: Path) -> AsyncIterator[LambdaCalls]:
    opened = await LambdaCalls.open(tmp_path / "service")
    yield opened
    await opened.close()
