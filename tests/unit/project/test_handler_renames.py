"""What became of a handler is told by what its file offered before."""

from pathlib import Path

import pytest

from tests.unit.project.samples import RUNTIMES, write
from workbench.model.handler_rename import HandlerRename
from workbench.project.discovery import open_workspace
from workbench.project.handler_renames import remembered, renames

CODE = """\
import json

limit = 3


def helper(one, two):
    return one


def lambda_handler(event, context):
    return 1
"""
TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: {Type: 'AWS::Serverless::Function', Properties: {CodeUri: orders, Handler: H, Runtime: R}}
"""


def application(root: Path, handler: str, runtime: str, files: dict[str, str]) -> Path:
    return write(root, {"template.yaml": TEMPLATE.replace("H,", f"{handler},").replace("R}", f"{runtime}}}"), **files})


def after(root: Path, change: dict[str, str], gone: str = "") -> tuple[HandlerRename, ...]:
    """What is told when files are written, and one is taken away."""
    seen = remembered(open_workspace(root, RUNTIMES), {})
    if gone:
        (root / gone).unlink()
    write(root, change)
    return renames(open_workspace(root, RUNTIMES), seen)


def python(root: Path) -> Path:
    return application(root, "app.lambda_handler", "python3.13", {"orders/app.py": CODE})


def test_a_handler_that_is_there_is_no_matter(tmp_path: Path) -> None:
    assert after(python(tmp_path), {"orders/app.py": CODE.replace("helper", "other")}) == ()


def test_a_renamed_function(tmp_path: Path) -> None:
    changed = CODE.replace("lambda_handler", "handle").replace("import json", "import json, os")
    (found,) = after(python(tmp_path), {"orders/app.py": changed})
    file, target = tmp_path / "orders" / "app.py", tmp_path / "template.yaml"
    assert found == HandlerRename(("Orders",), "app.lambda_handler", "app.handle", file, target)


def test_of_several_new_names_the_one_at_its_place(tmp_path: Path) -> None:
    changed = "first = second = 1\n" + CODE.replace("lambda_handler", "entry") + "\n\n\nlast = 1\n"
    (found,) = after(python(tmp_path), {"orders/app.py": changed})
    assert found.after == "app.entry"


@pytest.mark.parametrize(
    ("name", "before", "now"),
    [
        ("index.js", "exports.handler = async () => 1\n", "exports.handle = async () => 1\n"),
        ("index.mjs", "export const handler = async () => 1\n", "export const handle = async () => 1\n"),
        ("index.mjs", "export async function handler() {}\n", "export async function handle() {}\n"),
        ("index.ts", "export const handler: Handler = f\n", "export const handle: Handler = f\n"),
    ],
)
def test_javascript_and_typescript(tmp_path: Path, name: str, before: str, now: str) -> None:
    root = application(tmp_path, "index.handler", "nodejs22.x", {f"orders/{name}": before})
    (found,) = after(root, {f"orders/{name}": now})
    assert (found.before, found.after, found.is_new) == ("index.handler", "index.handle", True)


def test_a_renamed_file(tmp_path: Path) -> None:
    (found,) = after(python(tmp_path), {"orders/main.py": CODE, "orders/other.py": "x = 1\n"}, "orders/app.py")
    assert (found.after, found.file, found.is_new) == ("main.lambda_handler", tmp_path / "orders" / "main.py", True)


def test_a_file_that_went_into_a_folder(tmp_path: Path) -> None:
    (found,) = after(python(tmp_path), {"orders/src/app.py": CODE}, "orders/app.py")
    assert found.after == "src.app.lambda_handler"


def test_what_cannot_be_told_is_not_offered(tmp_path: Path) -> None:
    assert after(python(tmp_path), {"orders/app.py": "def lambda_handler(:\n"}) == ()
    assert after(python(tmp_path), {"orders/app.py": "import json\n"}) == ()
    two = {"orders/one.py": CODE + "x = 1\n", "orders/two.py": CODE + "y = 1\n"}
    assert after(python(tmp_path), two, "orders/app.py") == ()


def test_without_a_memory_the_only_likely_one_is_offered(tmp_path: Path) -> None:
    root = application(tmp_path, "app.old", "python3.13", {"orders/app.py": CODE})
    (found,) = renames(open_workspace(root, RUNTIMES), {})
    assert (found.after, found.is_new) == ("app.lambda_handler", False)


def test_functions_that_share_a_handler_are_told_together(tmp_path: Path) -> None:
    root = python(tmp_path)
    more = TEMPLATE.replace("H,", "app.lambda_handler,").replace("R}", "python3.13}")
    write(root, {"template.yaml": more + more.splitlines()[2].replace("Orders", "Refunds") + "\n"})
    (found,) = after(root, {"orders/app.py": CODE.replace("lambda_handler", "handle")})
    assert found.functions == ("Orders", "Refunds")


def test_workbench_toml_is_told_where_it_says_the_handler(tmp_path: Path) -> None:
    root = python(tmp_path)
    write(root, {"workbench.toml": '[functions.Orders]\nhandler = "app.helper"\n'})
    (found,) = after(root, {"orders/app.py": CODE.replace("helper", "handle")})
    assert (found.before, found.after, found.target) == ("app.helper", "app.handle", root / "workbench.toml")


def test_the_function_of_a_bare_folder_is_not_lost(tmp_path: Path) -> None:
    root = write(tmp_path, {"sweep/lambda_function.py": CODE})
    (found,) = after(root, {"sweep/lambda_function.py": CODE.replace("lambda_handler", "run")})
    assert (found.functions, found.after, found.target) == (("sweep",), "lambda_function.run", root / "workbench.toml")


def test_a_function_of_the_cdk_has_no_file_to_change(tmp_path: Path) -> None:
    template = '{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Metadata": {"aws:asset:path": "asset"}, '
    template += '"Properties": {"Code": {}, "Handler": "app.lambda_handler", "Runtime": "python3.13"}}}}'
    root = write(
        tmp_path,
        {"cdk.out/cdk.out": "{}", "cdk.out/Shop.template.json": template, "cdk.out/asset/app.py": CODE},
    )
    found = after(root, {"cdk.out/asset/app.py": CODE.replace("lambda_handler", "handle")})
    assert [(one.after, one.target) for one in found] == [("app.handle", None)]
