from pathlib import Path

from tests.support.fake_engine import fake_application
from tests.support.lambda_calls import CODE
from tests.support.served import a_served_function
from workbench.app.use_cases.served_code import served_code


async def test_the_runtime_says_how_the_handler_is_found(tmp_path: Path) -> None:
    package = tmp_path / "abc.zip"
    package.write_bytes(CODE)
    app = fake_application(tmp_path)
    place = await served_code(app, a_served_function(package=package).config)
    assert place is not None
    assert place.file == tmp_path / "cache" / "served-code" / "abc" / "hello" / "app.py"
    page = await served_code(app, a_served_function(package=package, runtime="java21").config)
    assert page is not None
    assert page.file.name == "hello.txt"
    assert await served_code(app, a_served_function(package=tmp_path / "gone.zip").config) is None
