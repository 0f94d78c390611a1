from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.logs_calls import LogsCalls


@pytest.fixture
async def logs(tmp_path: Path) -> AsyncIterator[LogsCalls]:
    opened = LogsCalls(tmp_path)
    yield opened
    await opened.store.close()
