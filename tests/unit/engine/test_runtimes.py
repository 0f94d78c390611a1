import re
from datetime import date
from pathlib import Path

import pytest

from workbench.engine.executors.process.places import fill
from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import EngineError
from workbench.model.runtime import DebugStart

TABLE = """
language = "snake"
suffixes = [".sn"]
interpreters = ["snake"]
framed_log = true
entry_points = ["{task_root}/start"]
[process]
command = ["{interpreter}", "{handler}"]
provide = [["a", "b"]]
[process.variables]
A = "{folder}"
[container.variables]
B = "1"
[debug]
arguments = ["{files}/x", "{address}"]
libraries = ["y"]
memory_mb = 64
[[runtime]]
id = "snake1.x"
version = "1"
deprecation = 2030-01-02
[[runtime]]
id = "snake2.x"
version = "2"
image = "example/snake:2"
interpreters = ["snake2"]
"""


def language(folder: Path, text: str) -> Path:
    (folder / "snake").mkdir(exist_ok=True)
    (folder / "snake" / "runtime.toml").write_text(text, encoding="utf-8")
    return folder


def test_adding_a_language_is_adding_a_folder(tmp_path: Path) -> None:
    table = load_runtimes(language(tmp_path, TABLE))
    one, two = table.get("snake1.x"), table.get("snake2.x")
    assert [runtime.id for runtime in table] == ["snake1.x", "snake2.x"]
    assert len(table) == 2
    assert one is not None
    assert two is not None
    assert (one.language, one.suffixes, one.interpreters) == ("snake", (".sn",), ("snake",))
    assert (one.deprecation, two.deprecation) == (date(2030, 1, 2), None)
    assert (two.interpreters, two.image) == (("snake2",), "example/snake:2")
    assert (one.framed_log, two.entry_points) == (True, ("{task_root}/start",))
    assert one.container_variables == (("B", "1"),)
    assert one.debug == DebugStart(("{files}/x", "{address}"), ("y",), 64)
    assert one.process is not None
    assert one.process.provide == (("a", "b"),)
    assert one.process.variables == (("A", "{folder}"),)
    assert table.get("snake3.x") is None


@pytest.mark.parametrize(
    "text", ["language = ", "language = 'x'", TABLE.replace("2030-01-02", "'soon'"), TABLE.replace("command", "order")]
)
def test_a_table_that_is_not_right_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(EngineError, match=r"snake/runtime\.toml cannot be used"):
        load_runtimes(language(tmp_path, text))


def test_the_programs_own_table() -> None:
    table = load_runtimes()
    processes = {f"python3.{minor}" for minor in range(9, 15)} | {f"nodejs{major}.x" for major in (20, 22, 24)}
    custom = {"provided.al2", "provided.al2023"}
    assert {runtime.id for runtime in table if runtime.process is not None} == processes | custom
    assert {"java21", "java8.al2", "dotnet8", "ruby3.4"} <= {runtime.id for runtime in table}
    for runtime in table:
        assert runtime.image.startswith(f"public.ecr.aws/lambda/{runtime.language}:")
        assert runtime.deprecation is not None
        assert bool(runtime.interpreters) is (runtime.process is not None)
        assert bool(runtime.entry_points) is (runtime.id in custom)
        assert runtime.framed_log is (runtime.language in ("python", "nodejs", "java", "dotnet"))
    assert load_runtimes() is table, "read once"


PLACES = {"opt": "OPT", "task_root": "TASK", "pathsep": ":", "libraries": "LIB", "folder": "F", "interpreter": "I"}


@pytest.mark.parametrize(
    ("runtime_id", "name", "value"),
    [
        ("python3.12", "PYTHONPATH", "OPT/python/lib/python3.12/site-packages:OPT/python:LIB:F/bootstrap"),
        ("nodejs22.x", "NODE_PATH", "OPT/nodejs/node22/node_modules:OPT/nodejs/node_modules:TASK"),
    ],
)
def test_layers_are_searched_in_the_order_of_aws(runtime_id: str, name: str, value: str) -> None:
    runtime = load_runtimes().get(runtime_id)
    assert runtime is not None
    assert runtime.process is not None
    assert fill(dict(runtime.process.variables)[name], {**PLACES, "version": runtime.version}) == value


def test_every_place_in_a_command_is_known() -> None:
    known = {"memory_mb", "handler", "entry_point", "client", "scripts", "exe", "os_arch", "version", *PLACES}
    for runtime in load_runtimes():
        if runtime.process is not None:
            texts = (*runtime.process.command, *dict(runtime.process.variables).values(), *runtime.entry_points)
            assert set(re.findall(r"\{(\w+)\}", " ".join(texts))) <= known, runtime.id
