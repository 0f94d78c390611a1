"""A workspace with one function to deploy, and a deployment of it as the window does it."""

import asyncio
from pathlib import Path

from tests.support.fake_engine import FakeEngine, fake_application
from workbench.app.application import Application
from workbench.app.use_cases.deploy import Deployment, deploy
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sync import compare
from workbench.model.deploy import DeploymentTarget, DeployPlan, DeployResult, SettingKind
from workbench.model.function import Function
from workbench.model.remote import RemotePlace

REGION = "eu-west-1"
PLACE = RemotePlace("", REGION)
TARGET = DeploymentTarget(PLACE, "shop-Orders")
ROLE = "arn:aws:iam::123456789012:role/orders"
TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Table:
    Type: AWS::DynamoDB::Table
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: orders
      Handler: app.handler
      Runtime: python3.12
      MemorySize: 512
      Environment:
        Variables:
          CURRENCY: EUR
          REGION: !Ref AWS::Region
          TABLE: !Ref Table
"""
CODE = "def handler(event, context):\n    return 1\n"


def write_workspace(root: Path, template: str = TEMPLATE, code: str = CODE) -> Path:
    """Write the folder and give it."""
    (root / "orders" / "__pycache__").mkdir(parents=True)
    (root / "orders" / "__pycache__" / "app.pyc").write_bytes(b"\0")
    (root / "orders" / "app.py").write_text(code)
    (root / "template.yaml").write_text(template)
    return root


async def open_shop(folder: Path, template: str = TEMPLATE) -> Application:
    """An application with the workspace open."""
    root = await asyncio.to_thread(write_workspace, folder / "shop", template)
    app = fake_application(folder, FakeEngine())
    await load_workspace(app, root)
    return app


def orders(app: Application) -> Function:
    """The function."""
    workspace = app.workspace.current
    assert workspace is not None
    return workspace.functions[0]


async def edit(app: Application, code: str) -> None:
    """Give the function another code."""
    await asyncio.to_thread((orders(app).config.code_path / "app.py").write_text, code)


async def planned(app: Application, role: str = ROLE, target: DeploymentTarget = TARGET) -> DeployPlan:
    """What a deployment would do."""
    return await compare(app, orders(app), target, role)


async def deployed(app: Application, plan: DeployPlan, *, publish: bool = False) -> DeployResult:
    """Do it, asking for its state without a pause."""
    return await deploy(app, Deployment(app, plan, publish=publish, poll_s=0))


def kinds(plan: DeployPlan) -> dict[str, SettingKind]:
    """The settings of a plan and how they stand."""
    return {row.key: row.kind for row in plan.settings}
