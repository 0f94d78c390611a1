from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import a_function, fake_application
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.edit_function import (
    configuration_of,
    named_elsewhere,
    own_code,
    plan_configuration,
    plan_delete,
    plan_duplicate,
    plan_rename,
)
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.model.configuration import Target, Written
from workbench.model.errors import UsageError
from workbench.model.function import Function, Origin, OriginKind

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: hello/
      Handler: app.handler
      Runtime: python3.13  # new

  Other:
    Type: AWS::Lambda::Function
    Properties: {Code: other/, Handler: app.handler, Runtime: python3.13}
Outputs:
  Arn: {Value: !GetAtt Hello.Arn}
"""
SETTINGS = "[functions.Hello]\nmemory_mb = 256\n"
CODE = "def handler(event, context):\n    return event\n"


async def opened(folder: Path) -> tuple[Application, Path]:
    root = folder / "work"
    write(
        root,
        {
            "template.yaml": TEMPLATE,
            "workbench.toml": SETTINGS,
            "hello/app.py": CODE,
            "other/app.py": CODE,
            "tools/sweep/lambda_function.py": CODE,
        },
    )
    app = fake_application(folder / "home")
    await load_workspace(app, root)
    return app, root


def of(app: Application, name: str) -> Function:
    assert app.workspace.current is not None
    found = app.workspace.current.function(name)
    assert found is not None
    return found


async def test_a_configuration_is_read_and_planned(tmp_path: Path) -> None:
    app, root = await opened(tmp_path)
    form = await configuration_of(app, of(app, "Hello"))
    assert (form.target, form.path, form.place) == (Target.SAM, root / "template.yaml", "Hello")
    assert form.values["Runtime"].content == Written("python3.13")
    edit = await plan_configuration(form, {"Runtime": Written("python3.12")})
    assert [(one.path, one.before) for one in edit.changes] == [(root / "template.yaml", TEMPLATE)]
    assert edit.changes[0].after == TEMPLATE.replace("python3.13  # new", "python3.12  # new")
    assert edit.title == "Configured Hello"
    assert edit.asked.value.format(**dict(edit.names)) == "Change the configuration of Hello"
    assert (await configuration_of(app, of(app, "Other"))).target is Target.CLOUDFORMATION


async def test_a_function_of_a_folder_is_configured_in_workbench_toml(tmp_path: Path) -> None:
    app, root = await opened(tmp_path)
    form = await configuration_of(app, of(app, "sweep"))
    assert (form.target, form.path) == (Target.SETTINGS, root / "workbench.toml")
    edit = await plan_configuration(form, {"MemorySize": Written("512")})
    assert edit.changes[0].after == f"{SETTINGS}\n[functions.sweep]\nmemory_mb = 512\n"
    (root / "workbench.toml").unlink()
    form = await configuration_of(app, of(app, "sweep"))
    assert form.text == ""


async def test_a_rename_goes_through_both_files(tmp_path: Path) -> None:
    app, root = await opened(tmp_path)
    edit = await plan_rename(app, of(app, "Hello"), "Greet")
    assert [one.path.name for one in edit.changes] == ["template.yaml", "workbench.toml"]
    assert edit.changes[0].after == TEMPLATE.replace("  Hello:", "  Greet:").replace("Hello.Arn", "Greet.Arn")
    assert edit.changes[1].after == SETTINGS.replace("Hello", "Greet")
    assert (root / "template.yaml").read_text() == TEMPLATE, "nothing is written yet"
    with pytest.raises(UsageError, match="taken"):
        await plan_rename(app, of(app, "Hello"), "Other")


async def test_a_copy_and_a_deletion(tmp_path: Path) -> None:
    app, root = await opened(tmp_path)
    copy = await plan_duplicate(app, of(app, "Hello"), "Hello2")
    assert "  Hello2:\n    Type: AWS::Serverless::Function\n" in copy.changes[0].after
    gone = await plan_delete(app, of(app, "Hello"))
    assert [one.path.name for one in gone.changes] == ["template.yaml", "workbench.toml"]
    assert "  Hello:" not in gone.changes[0].after
    assert gone.moved == ()
    with_code = await plan_delete(app, of(app, "Hello"), code=True)
    ((source, target),) = with_code.moved
    assert source == root / "hello"
    assert target.is_relative_to(app.paths.data)
    assert await named_elsewhere(of(app, "Hello")) == ("Outputs.Arn",)


@pytest.mark.parametrize("kind", [OriginKind.CDK, OriginKind.FOLDER, OriginKind.SERVICE])
async def test_what_no_template_of_the_user_names_is_left_alone(tmp_path: Path, kind: OriginKind) -> None:
    app, root = await opened(tmp_path)
    function = replace(a_function("F", root), origin=Origin(kind, "x", root))
    for plan in (plan_rename(app, function, "G"), plan_duplicate(app, function, "G"), plan_delete(app, function)):
        with pytest.raises(UsageError, match="F cannot be"):
            await plan


async def test_a_function_of_the_service_has_no_form(tmp_path: Path) -> None:
    app, root = await opened(tmp_path)
    function = replace(a_function("F", root), origin=Origin(OriginKind.SERVICE, "x", root))
    with pytest.raises(UsageError, match="no file here"):
        await configuration_of(app, function)


async def test_code_that_others_share_is_nobody_s_own(tmp_path: Path) -> None:
    app, root = await opened(tmp_path)
    assert app.workspace.current is not None
    hello = of(app, "Hello")
    functions = app.workspace.current.functions
    assert own_code(root, hello, functions) == root / "hello"
    twin = replace(hello, config=replace(hello.config, name="Twin"))
    assert own_code(root, hello, (*functions, twin)) is None
    rooted = replace(hello, config=replace(hello.config, code_path=root))
    assert own_code(root, rooted, functions) is None, "the workspace itself"
