from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import a_function, a_workspace, fake_application, show
from tests.support.served import INFO, a_served_function
from workbench.app.application import Application
from workbench.app.use_cases.chosen_function import chosen_function, likely_event_of, star_chosen
from workbench.model.errors import UsageError
from workbench.model.function import Origin, OriginKind

ROOT = Path("/w")
TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Upload: {Type: S3}
"""


@pytest.fixture
def app(tmp_path: Path) -> Application:
    made = fake_application(tmp_path)
    show(made, a_workspace(ROOT, "Orders"))
    return made


def test_it_is_of_the_workspace_or_of_the_service(app: Application) -> None:
    assert chosen_function(app).name == "Orders"
    served = a_served_function("Made")
    app.service.set_info(INFO)
    app.service.set_functions((served,))
    app.context.update(function="Made", scope=served.scope)
    assert chosen_function(app).origin.kind is OriginKind.SERVICE
    for none in (None, "Gone"):
        app.context.update(function=none, scope="")
        with pytest.raises(UsageError, match="No function is chosen"):
            chosen_function(app)


async def test_a_star_comes_and_goes_in_its_place(app: Application) -> None:
    await star_chosen(app)
    assert app.favourites.of(ROOT) == ("Orders",)
    await star_chosen(app)
    assert app.favourites.of(ROOT) == ()
    served = a_served_function("Orders")
    app.service.set_info(INFO)
    app.service.set_functions((served,))
    app.context.update(function="Orders", scope=served.scope)
    await star_chosen(app)
    assert app.favourites.of(served.scope) == ("Orders",)
    assert app.favourites.of(ROOT) == ()


async def test_the_template_tells_the_event(tmp_path: Path) -> None:
    path = tmp_path / "template.yaml"
    path.write_text(TEMPLATE)
    function = a_function("Orders")
    in_template = replace(function, origin=Origin(OriginKind.TEMPLATE, "shop", path, "Orders", 3))
    assert await likely_event_of(in_template) == "s3/put"
    assert await likely_event_of(replace(function, origin=Origin(OriginKind.FOLDER, "tools", path))) == ""
    path.write_text("nothing")
    assert await likely_event_of(in_template) == ""
