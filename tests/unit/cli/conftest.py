"""The terminal on a fake engine: verbs run as they are called from a shell, in this process."""

from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from workbench.app.application import Application
from workbench.cli import session

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties: {Runtime: python3.13, Handler: app.handler, CodeUri: hello/}
  Broken:
    Type: AWS::Serverless::Function
    Properties: {Runtime: python3.13, Handler: gone.handler, CodeUri: gone/, MemorySize: 256}
"""


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeEngine:
    """The engine that every verb of this test uses."""
    fake = FakeEngine()

    async def open_for_terminal(*, records: bool = True, aws_endpoint_url: str = "") -> Application:
        fake.endpoint_url = aws_endpoint_url
        app = fake_application(tmp_path / "home", fake)
        await app.open(records=records, history=False)
        return app

    monkeypatch.setattr(session, "open_for_terminal", open_for_terminal)
    return fake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the function Hello, and Broken, which cannot run."""
    root = tmp_path / "shop"
    (root / "hello").mkdir(parents=True)
    (root / "hello" / "app.py").write_text("def handler(event, context):\n    return event\n")
    (root / "template.yaml").write_text(TEMPLATE)
    return root


@pytest.fixture
def single(tmp_path: Path) -> Path:
    """A workspace with one function."""
    root = tmp_path / "one"
    (root / "hello").mkdir(parents=True)
    (root / "hello" / "app.py").write_text("def handler(event, context):\n    return event\n")
    (root / "template.yaml").write_text(TEMPLATE.split("  Broken", maxsplit=1)[0])
    return root
