"""Renamed handlers are found when the workspace is read again, and the change of their file is planned."""

from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.handler_renames import dismiss_rename, look_for_renames, offer_for, plan_handler
from workbench.app.use_cases.open_workspace import load_workspace, reload_workspace
from workbench.model.errors import UsageError
from workbench.model.handler_rename import HandlerRename

HEAD = "Transform: AWS::Serverless-2016-10-31\n"
SHARED = HEAD + "Globals:\n  Function:\n    Handler: app.handler  # of all\n    Runtime: python3.13\nResources:\n"
RESOURCE = "  {}:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: {}\n"
OWN = "      Handler: app.handler\n      Runtime: python3.13  # the newest\n"
CODE = "def handler(event, context):\n    return event\n"
NEW = CODE.replace("handler", "handle")


async def renamed(folder: Path, files: dict[str, str], changed: dict[str, str]) -> tuple[Application, Path]:
    root = write(folder / "work", files)
    app = fake_application(folder / "home")
    await load_workspace(app, root)
    await look_for_renames(app)
    assert app.handler_renames.offers == ()
    write(root, changed)
    await reload_workspace(app)
    await look_for_renames(app)
    return app, root


async def planned(app: Application) -> dict[str, str]:
    edit = await plan_handler(app, app.handler_renames.offers[0])
    return {change.path.name: change.after for change in edit.changes}


async def test_a_template_says_the_new_handler(tmp_path: Path) -> None:
    template = HEAD + "Resources:\n" + RESOURCE.format("Orders", "orders") + OWN
    app, root = await renamed(tmp_path, {"template.yaml": template, "orders/app.py": CODE}, {"orders/app.py": NEW})
    offer = app.handler_renames.offers[0]
    assert offer_for(app, root / "orders" / "app.py") == offer_for(app, None) == offer
    edit = await plan_handler(app, offer)
    assert edit.title == "Changed the handler of Orders to app.handle"
    assert edit.asked.value.format(**dict(edit.names)) == "Change the handler of Orders to app.handle"
    assert await planned(app) == {"template.yaml": template.replace("app.handler", "app.handle")}
    dismiss_rename(app, offer)
    assert offer_for(app, offer.file) is None


async def test_what_all_functions_share_is_changed_once(tmp_path: Path) -> None:
    template = SHARED + RESOURCE.format("Orders", "orders") + RESOURCE.format("Refunds", "orders")
    app, _ = await renamed(tmp_path, {"template.yaml": template, "orders/app.py": CODE}, {"orders/app.py": NEW})
    assert app.handler_renames.offers[0].functions == ("Orders", "Refunds")
    assert await planned(app) == {"template.yaml": template.replace("app.handler", "app.handle")}


async def test_what_another_function_asks_for_stays(tmp_path: Path) -> None:
    template = SHARED + RESOURCE.format("Orders", "orders") + RESOURCE.format("Mail", "mail")
    files = {"template.yaml": template, "orders/app.py": CODE, "mail/app.py": CODE}
    app, _ = await renamed(tmp_path, files, {"orders/app.py": NEW})
    expected = template.replace("CodeUri: orders\n", "CodeUri: orders\n      Handler: app.handle\n")
    assert await planned(app) == {"template.yaml": expected}


async def test_an_expression_is_left_to_the_user(tmp_path: Path) -> None:
    template = HEAD + "Parameters:\n  Entry: {Type: String, Default: app.handler}\nResources:\n"
    template += RESOURCE.format("Orders", "orders") + OWN.replace("app.handler", "!Ref Entry")
    app, _ = await renamed(tmp_path, {"template.yaml": template, "orders/app.py": CODE}, {"orders/app.py": NEW})
    with pytest.raises(UsageError, match="The handler of Orders cannot be changed here") as caught:
        await planned(app)
    assert "!Ref Entry" in str(caught.value.why)


async def test_workbench_toml_keeps_its_comments(tmp_path: Path) -> None:
    settings = '# Ours.\n[functions.orders]\ncode = "orders"\nhandler = "app.handler" # the entry\n'
    app, _ = await renamed(tmp_path, {"workbench.toml": settings, "orders/app.py": CODE}, {"orders/app.py": NEW})
    after = (await planned(app))["workbench.toml"]
    assert after.startswith(settings.replace("app.handler", "app.handle"))
    assert after.splitlines()[4].startswith('runtime = "python3.')


async def test_a_bare_folder_gets_a_table(tmp_path: Path) -> None:
    app, root = await renamed(tmp_path, {"tools/sweep/app.py": CODE}, {"tools/sweep/app.py": NEW})
    after = (await planned(app))["workbench.toml"]
    assert '[functions.sweep]\ncode = "tools/sweep"\nruntime = "python3.' in after
    write(root, {"workbench.toml": after})
    await reload_workspace(app)
    workspace = app.workspace.current
    assert workspace is not None
    assert [(one.name, one.config.handler, one.problems) for one in workspace.functions] == [
        ("sweep", "app.handle", ())
    ]


async def test_a_file_that_is_made_elsewhere_is_not_planned(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    await load_workspace(app, write(tmp_path / "work", {"orders/app.py": CODE}))
    with pytest.raises(UsageError, match="made by another program"):
        await plan_handler(app, HandlerRename(("Orders",), "app.old", "app.new", tmp_path / "app.py", None))


IMAGE = "  {}:\n    Type: AWS::Serverless::Function\n    Properties:\n      PackageType: Image\n"
BUILT = "    Metadata: {DockerContext: orders}\n"
DOCKERFILE = 'FROM public.ecr.aws/lambda/python:3.13\nCOPY app.py ./\n# As AWS wants it.\nCMD ["app.handler"]\n'


async def test_a_dockerfile_says_the_handler_of_its_image(tmp_path: Path) -> None:
    template = HEAD + "Resources:\n" + IMAGE.format("Orders") + BUILT
    files = {"template.yaml": template, "orders/Dockerfile": DOCKERFILE, "orders/app.py": CODE}
    app, root = await renamed(tmp_path, files, {"orders/app.py": NEW})
    assert app.handler_renames.offers[0].target == root / "orders" / "Dockerfile"
    assert await planned(app) == {"Dockerfile": DOCKERFILE.replace("app.handler", "app.handle")}


async def test_the_command_of_a_template_goes_before_that_of_the_image(tmp_path: Path) -> None:
    own = "      ImageConfig:\n        Command: [app.handler]  # not the image's\n"
    template = HEAD + "Resources:\n" + IMAGE.format("Orders") + own + BUILT
    files = {"template.yaml": template, "orders/Dockerfile": DOCKERFILE, "orders/app.py": CODE}
    app, _ = await renamed(tmp_path, files, {"orders/app.py": NEW})
    assert await planned(app) == {"template.yaml": template.replace("app.handler", "app.handle")}


async def test_a_command_that_all_share_is_changed_for_all(tmp_path: Path) -> None:
    shared = "Globals:\n  Function:\n    ImageConfig: {Command: [app.handler, more]}\n"
    template = HEAD + shared + "Resources:\n" + IMAGE.format("Orders") + BUILT + IMAGE.format("Refunds") + BUILT
    app, root = await renamed(tmp_path, {"template.yaml": template, "orders/app.py": CODE}, {"orders/app.py": NEW})
    after = await planned(app)
    assert after == {"template.yaml": template.replace("app.handler", "app.handle")}
    write(root, after)
    await reload_workspace(app)
    assert app.workspace.current is not None
    assert [(one.handler, one.handler_line) for one in app.workspace.current.functions] == [("app.handle", 1)] * 2


async def test_a_command_that_others_need_as_it_is_stays(tmp_path: Path) -> None:
    shared = "Globals:\n  Function:\n    ImageConfig: {Command: [app.handler]}\n"
    other = IMAGE.format("Refunds") + BUILT.replace("orders", "refunds")
    template = HEAD + shared + "Resources:\n" + IMAGE.format("Orders") + BUILT + other
    files = {"template.yaml": template, "orders/app.py": CODE, "refunds/app.py": CODE}
    app, _ = await renamed(tmp_path, files, {"orders/app.py": NEW})
    with pytest.raises(UsageError, match="cannot be changed here") as caught:
        await planned(app)
    assert "Globals" in caught.value.why


async def test_a_command_that_an_expression_gives_is_not_changed(tmp_path: Path) -> None:
    head = HEAD + "Parameters: {Entry: {Type: String, Default: app.handler}}\n"
    own = "      ImageConfig: {Command: [!Ref Entry]}\n"
    template = head + "Resources:\n" + IMAGE.format("Orders") + own + BUILT
    app, _ = await renamed(tmp_path, {"template.yaml": template, "orders/app.py": CODE}, {"orders/app.py": NEW})
    with pytest.raises(UsageError, match="cannot be changed here") as caught:
        await planned(app)
    assert "expression" in caught.value.why


async def test_a_dockerfile_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    template = HEAD + "Resources:\n" + IMAGE.format("Orders") + BUILT
    files = {"template.yaml": template, "orders/Dockerfile": DOCKERFILE, "orders/app.py": CODE}
    app, _ = await renamed(tmp_path, files, {"orders/app.py": NEW})
    write(tmp_path / "work", {"orders/Dockerfile": "FROM scratch\nCMD run\n"})
    with pytest.raises(UsageError, match="cannot be changed here"):
        await planned(app)


async def test_an_image_whose_handler_was_never_there_is_offered_nothing(tmp_path: Path) -> None:
    template = HEAD + "Resources:\n" + IMAGE.format("Orders") + BUILT
    files = {"template.yaml": template, "orders/Dockerfile": DOCKERFILE, "orders/app.py": NEW}
    app, _ = await renamed(tmp_path, files, {"orders/app.py": NEW + "\n"})
    assert app.handler_renames.offers == ()
