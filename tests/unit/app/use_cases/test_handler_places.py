"""Which functions ask for what in a file."""

from dataclasses import replace
from pathlib import Path

from tests.support.fake_engine import a_function, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.handler_places import asked_of, functions_here, handler_lines
from workbench.model.function import Function, ImageConfig, PackageType

FILE = Path("/work/orders/app.py")
TEXT = "import os\n\n\ndef handler(event, context):\n    return 1\n"


def of(name: str, handler: str, file: Path = FILE, code: Path = FILE.parent) -> Function:
    made = a_function(name)
    return replace(made, config=replace(made.config, handler=handler, code_path=code), handler_file=file)


def application(home: Path, *functions: Function) -> Application:
    app = fake_application(home)
    show(app, replace(a_workspace(), functions=functions))
    return app


def test_names_with_the_functions_that_ask_for_them(tmp_path: Path) -> None:
    image = of("Image", "")
    command = ImageConfig("orders:1", command=("app.handler",))
    config = replace(image.config, package_type=PackageType.IMAGE, image=command)
    image = replace(image, config=config, image_handler="app.handler")
    functions = (of("A", "app.handler"), of("B", "app.other"), of("C", "x.handler", FILE.with_name("x.py")), image)
    app = application(tmp_path, *functions)
    asked = asked_of(app, FILE)
    assert asked == {"handler": ("A", "Image"), "other": ("B",)}
    assert handler_lines(FILE, TEXT, asked) == {4: ("A", "Image")}
    assert handler_lines(FILE, "def handler(:", asked) == {1: ("A", "Image")}
    assert asked_of(app, FILE.with_name("template.yaml")) == {}
    assert asked_of(fake_application(tmp_path), FILE) == {}


def test_a_file_without_a_handler_is_of_the_nearest_code(tmp_path: Path) -> None:
    app = application(tmp_path, of("A", "app.handler"), of("All", "x.y", FILE.with_name("x.py"), Path("/work")))
    assert [one.name for one in functions_here(app, FILE)] == ["A"]
    assert [one.name for one in functions_here(app, FILE.with_name("tools.py"))] == ["A"]
    assert [one.name for one in functions_here(app, Path("/work/other/tools.py"))] == ["All"]
    assert functions_here(app, Path("/elsewhere/tools.py")) == ()
