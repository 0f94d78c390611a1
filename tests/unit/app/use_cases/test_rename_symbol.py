"""Renaming with the real worker: the changes of all files, and what is refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.fake_engine import fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.rename_symbol import rename_symbol, still_true
from workbench.model.code import CodePosition, FileChange
from workbench.model.errors import UsageError
from workbench.model.workspace import Workspace

SHOP = "def price(item):\r\n    return 2\r\n"
APP = "from shop import price\n\n\ndef handler(event, context):\n    return price('a') + price(item='b')\n"


@pytest_asyncio.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    made = fake_application(tmp_path / "home")
    await made.open()
    root = tmp_path / "shop"
    root.mkdir()
    (root / "shop.py").write_text(SHOP, encoding="utf-8", newline="")
    (root / "app.py").write_text(APP, encoding="utf-8")
    show(made, Workspace(root))
    yield made
    await made.close()


def path_of(app: Application, name: str) -> Path:
    workspace = app.workspace.current
    assert workspace is not None
    return workspace.root / name


async def test_all_files_change(app: Application) -> None:
    changes = await rename_symbol(app, CodePosition(path_of(app, "app.py"), 4, 12), "price", "cost", {})
    assert changes == (
        FileChange(path_of(app, "app.py"), APP, APP.replace("price", "cost")),
        FileChange(
            path_of(app, "shop.py"), SHOP.replace("\r\n", "\n"), SHOP.replace("\r\n", "\n").replace("price", "cost")
        ),
    )
    assert await still_true(app, changes, {}) == ""


async def test_unsaved_text_is_what_changes(app: Application) -> None:
    path = path_of(app, "app.py")
    texts = {path: "import shop\n\n\nshop.price(1)\n"}
    changes = await rename_symbol(app, CodePosition(path, 3, 7), "price", "cost", texts)
    assert [one.after for one in changes if one.path == path] == ["import shop\n\n\nshop.cost(1)\n"]
    assert await still_true(app, changes, texts) == ""
    assert await still_true(app, changes, {}) == "app.py"
    assert await still_true(app, changes, {path: "typed on"}) == "app.py"


async def test_a_parameter_is_renamed_in_its_calls(app: Application) -> None:
    changes = await rename_symbol(app, CodePosition(path_of(app, "shop.py"), 0, 10), "item", "article", {})
    assert {one.path.name for one in changes} == {"app.py", "shop.py"}
    assert "price(article='b')" in changes[0].after


@pytest.mark.parametrize(
    ("text", "old", "new", "why"),
    [
        ("x = 1\n", "x", "for", "word of Python"),
        ("x = 1\n", "x", "", "letters"),
        ("import json; json.dumps(1)\n", "dumps", "write", "not the workspace's"),
        ("import shop\n", "shop", "store", "name of a file"),
    ],
)
async def test_what_is_refused(app: Application, text: str, old: str, new: str, why: str) -> None:
    path = path_of(app, "app.py")
    with pytest.raises(UsageError) as caught:
        await rename_symbol(app, CodePosition(path, 0, text.index(old)), old, new, {path: text})
    assert why in f"{caught.value.why} {caught.value.next_step}"


async def test_a_name_that_is_not_defined_is_renamed_all_the_same(app: Application) -> None:
    path = path_of(app, "app.py")
    changes = await rename_symbol(app, CodePosition(path, 0, 6), "nothing", "some", {path: "x = nothing\n"})
    assert [one.after for one in changes] == ["x = some\n"]
