"""A plan with each kind of change."""

from workbench.model.deploy import (
    ChangeKind,
    CodeChange,
    Deployed,
    DeploymentTarget,
    DeployPlan,
    Package,
    SettingKind,
    SettingRow,
)
from workbench.model.remote import RemotePlace

DEV, PROD = RemotePlace("dev", "eu-central-1"), RemotePlace("prod", "eu-west-1")
CHANGES = (
    CodeChange("app.py", ChangeKind.CHANGED, "a = 1\n", "a = 2\n", 6, 6),
    CodeChange("logo.png", ChangeKind.CHANGED, None, None, 10, 2048),
    CodeChange("new.py", ChangeKind.ADDED, "", "b\n", 0, 2),
    CodeChange("old.py", ChangeKind.REMOVED, "c\n", "", 2, 0),
)
ROWS = (
    SettingRow("MemorySize", SettingKind.DIFFERENT, 256, 512),
    SettingRow("Environment.API_TOKEN", SettingKind.DIFFERENT, "hush-1", "hush-2"),
    SettingRow("Layers", SettingKind.DIFFERENT, None, ("arn:one", "arn:two")),
    SettingRow("Runtime", SettingKind.SAME, "python3.12", "python3.12"),
    SettingRow("Environment.TABLE", SettingKind.NOT_COMPARED, "real", None, "Only a stack knows it: !Ref Table"),
)
BASE = Deployed("shop-Orders", "arn:aws:lambda:eu-central-1:999999999999:function:shop-Orders", "r1", "old", 900)
PLAN = DeployPlan(
    "Orders", DeploymentTarget(DEV, "shop-Orders"), Package(b"x" * 2048, "new", 3, 4096), BASE, CHANGES, ROWS
)
