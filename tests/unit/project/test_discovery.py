import os
import time
from pathlib import Path

import pytest

from tests.unit.project.samples import PYTHON_HANDLER, RUNTIMES, WORKSPACES, write
from workbench.model.errors import WorkspaceError
from workbench.model.function import FileSystem, Layer, LogFormat, LoggingConfig, OriginKind, TracingMode
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings, RecursiveLoop
from workbench.model.problem import Severity
from workbench.model.workspace import Workspace
from workbench.project import discovery, tree
from workbench.project.discovery import open_workspace

SAM = "Transform: AWS::Serverless-2016-10-31\nResources:\n"


def _open(root: Path) -> Workspace:
    return open_workspace(root, RUNTIMES)


def _sam_function(name: str, code: str) -> str:
    properties = f"{{CodeUri: {code}, Handler: app.handler, Runtime: python3.11}}"
    return f"  {name}:\n    Type: AWS::Serverless::Function\n    Properties: {properties}\n"


def test_a_sam_application_with_a_broken_function() -> None:
    workspace = _open(WORKSPACES / "shop")
    assert workspace.name == "shop"
    assert [function.name for function in workspace.functions] == [
        "shop-orders-dev",
        "ThumbnailsFunction",
        "BrokenFunction",
    ]
    orders, thumbnails, broken = workspace.functions
    assert {function.origin.application for function in workspace.functions} == {"shop"}
    assert (orders.handler_line, thumbnails.handler_line) == (6, 4)
    assert (orders.problems, thumbnails.problems) == ((), ())
    assert [problem.severity for problem in broken.problems] == [Severity.WARNING]
    assert broken.problems[0].path == WORKSPACES / "shop" / "broken" / "app.py"
    assert broken.runnable
    assert [event.name for event in workspace.events] == ["empty", "orders/first"]
    assert workspace.function("OrdersFunction") is orders


def test_cloudformation_and_its_code_that_is_elsewhere() -> None:
    workspace = _open(WORKSPACES / "cloudformation")
    assert {function.name: function.runnable for function in workspace.functions} == {
        "plain-hello": True,
        "Inline": False,
        "Remote": False,
    }


def test_cdk_output_and_not_the_application_itself() -> None:
    functions = _open(WORKSPACES / "cdk").functions
    assert [(function.origin.kind, function.origin.application) for function in functions] == [
        (OriginKind.CDK, "ShopStack"),
        (OriginKind.CDK, "StageStack"),
    ]
    assert all(function.runnable and function.handler_line == 1 for function in functions)


def test_a_broken_template_is_a_problem_and_stops_nothing() -> None:
    workspace = _open(WORKSPACES / "broken-template")
    assert [function.name for function in workspace.functions] == ["ok"]
    (problem,) = workspace.problems
    assert (problem.severity, problem.line, problem.column) == (Severity.ERROR, 5, 4)


def test_settings_say_more() -> None:
    workspace = _open(WORKSPACES / "settings")
    functions = {function.name: function for function in workspace.functions}
    assert list(functions) == ["Deployed", "other-name", "importer"]
    deployed = functions["Deployed"]
    assert deployed.unresolved == ()
    assert dict(deployed.config.environment) == {"STAGE": "test", "QUEUE_URL": "http://localhost/queue", "EXTRA": "1"}
    assert (functions["other-name"].config.handler, functions["other-name"].handler_line) == ("work.run", 1)
    assert functions["importer"].config.timeout_s == 30
    assert [problem.what.rpartition(": ")[2] for problem in workspace.problems] == ["ghost."]


def test_layers_file_systems_and_settings_from_a_template_and_from_workbench_toml() -> None:
    root = WORKSPACES / "layered"
    workspace = _open(root)
    worker, refused = workspace.functions
    assert (workspace.problems, worker.problems, worker.unresolved) == ((), (), ())
    tools = "arn:aws:lambda:us-east-1:123456789012:layer:tools:7"
    assert worker.config.layers == (Layer("Common", root / "layers/common"), Layer(tools, root / "layers/tools"))
    access_point = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/AccessPoint"
    assert worker.config.file_systems == (FileSystem(access_point, "/mnt/data", root / "data"),)
    assert worker.config.logging == LoggingConfig(LogFormat.JSON, "DEBUG", "", "Logs")
    assert worker.config.tracing is TracingMode.ACTIVE
    queue = "arn:aws:sqs:us-east-1:123456789012:Failed"
    invoke = EventInvokeConfig(0, 21_600, refused.config.arn, queue)
    assert worker.settings == FunctionSettings(5, 2, invoke, queue, RecursiveLoop.ALLOW)
    assert [(problem.severity, problem.line) for problem in refused.problems] == [
        (Severity.ERROR, 62),
        (Severity.WARNING, 65),
    ]


def test_local_content_of_a_file_further_down_wins_and_stays_there(tmp_path: Path) -> None:
    properties = "{CodeUri: src, Handler: app.handler, Runtime: python3.11, Layers: ['arn:a:layer:x:1']}"
    text = SAM + f"  F:\n    Type: AWS::Serverless::Function\n    Properties: {properties}\n"
    for name in ("a", "b"):
        write(tmp_path, {f"{name}/template.yaml": text, f"{name}/src/app.py": PYTHON_HANDLER})
    write(tmp_path, {"workbench.toml": "[layers]\n'arn:a:layer:x' = 'one'\n", "one/x": "", "a/two/x": ""})
    write(tmp_path, {"a/workbench.toml": "[layers]\n'arn:a:layer:x' = 'two'\n"})
    found = {function.name: function.config.layers[0].path for function in _open(tmp_path).functions}
    assert found == {"a-F": tmp_path / "a" / "two", "b-F": tmp_path / "one"}


def test_a_setting_in_a_functions_own_folder(tmp_path: Path) -> None:
    own = '[functions.mine]\nhandler = "code.run"\nruntime = "python3.11"\n'
    write(tmp_path, {"f/code.py": "def run(e, c): ...\n", "f/workbench.toml": own})
    write(tmp_path, {"g/app.py": PYTHON_HANDLER, "g/workbench.toml": "[functions.g]\nmemory_mb = 512\n"})
    functions = {function.name: function for function in _open(tmp_path).functions}
    assert set(functions) == {"mine", "g"}
    assert functions["mine"].config.code_path == tmp_path / "f"
    assert functions["mine"].handler_line == 1
    assert (functions["g"].config.handler, functions["g"].config.memory_mb) == ("app.handler", 512)


def test_two_applications_with_equal_logical_ids(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(
            tmp_path,
            {f"{name}/template.yaml": SAM + _sam_function("Hello", "src"), f"{name}/src/app.py": PYTHON_HANDLER},
        )
    assert [function.name for function in _open(tmp_path).functions] == ["one-Hello", "two-Hello"]


def test_a_packaged_copy_of_a_template_is_not_shown_twice(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": SAM + _sam_function("Hello", "src"), "src/app.py": PYTHON_HANDLER})
    write(tmp_path, {"packaged.yaml": SAM + _sam_function("Hello", "s3://b/k")})
    (function,) = _open(tmp_path).functions
    assert function.origin.path.name == "template.yaml"


def test_bare_folders_beside_a_template(tmp_path: Path) -> None:
    write(tmp_path, {"template.yaml": SAM + _sam_function("Hello", "src"), "src/app.py": PYTHON_HANDLER})
    write(tmp_path, {"src/inner/app.py": PYTHON_HANDLER, "tools/job/app.py": PYTHON_HANDLER})
    assert [function.name for function in _open(tmp_path).functions] == ["Hello", "job"]


def test_an_empty_folder_is_an_empty_workspace(tmp_path: Path) -> None:
    assert _open(tmp_path) == Workspace(tmp_path)


def test_blanks_other_scripts_and_relative_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "Straße 日本"
    write(
        root, {"template.yaml": SAM + _sam_function("F", "./meine Funktion"), "meine Funktion/app.py": PYTHON_HANDLER}
    )
    monkeypatch.chdir(root)
    workspace = _open(Path("../Straße 日本"))
    assert workspace.root == root
    (function,) = workspace.functions
    assert (function.config.code_path, function.problems) == (root / "meine Funktion", ())


def test_the_root_must_be_a_folder_that_is_there(tmp_path: Path) -> None:
    write(tmp_path, {"file.txt": ""})
    for path in (tmp_path / "none", tmp_path / "file.txt"):
        with pytest.raises(WorkspaceError) as caught:
            _open(path)
        assert caught.value.why
        assert caught.value.next_step


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_root_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(_path: str) -> object:
        raise error

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(WorkspaceError) as caught:
        _open(tmp_path)
    assert caught.value.next_step


def test_what_was_left_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.setattr(tree, "MAX_FOLDERS", 2)
    (problem,) = _open(tmp_path).problems
    assert problem.what == "The workspace is very large."
    walked = tree.Tree(tmp_path, (), unreadable=(tmp_path / "closed",))
    monkeypatch.setattr(discovery, "walk", lambda _root: walked)
    (problem,) = _open(tmp_path).problems
    assert (problem.what, problem.path) == ("The folder closed was left out.", tmp_path / "closed")


@pytest.mark.parametrize("layout", ["template", "folders"])
def test_two_thousand_functions(tmp_path: Path, layout: str) -> None:
    for number in range(2000):
        write(tmp_path, {f"src/f{number}/app.py": PYTHON_HANDLER})
    if layout == "template":
        text = SAM + "".join(_sam_function(f"F{number}", f"src/f{number}") for number in range(2000))
        write(tmp_path, {"template.yaml": text})
    started = time.perf_counter()
    workspace = _open(tmp_path)
    assert time.perf_counter() - started < 20  # a guard against quadratic work; the bench measures
    assert len(workspace.functions) == len({function.name for function in workspace.functions}) == 2000
    assert all(function.handler_line == 1 and not function.problems for function in workspace.functions)
