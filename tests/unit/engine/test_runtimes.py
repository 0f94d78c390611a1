from datetime import date
from pathlib import Path

import pytest

from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import EngineError

TABLE = """
language = "snake"
suffixes = [".sn"]
interpreters = ["snake"]
[process]
command = ["{interpreter}", "{handler}"]
provide = [["a", "b"]]
[process.variables]
A = "{folder}"
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
    expected = {f"python3.{minor}" for minor in range(9, 15)} | {f"nodejs{major}.x" for major in (20, 22, 24)}
    assert expected <= {runtime.id for runtime in table}
    for runtime in table:
        assert runtime.image.startswith("public.ecr.aws/lambda/")
        assert runtime.process is not None
        assert runtime.deprecation is not None
    assert load_runtimes() is table, "read once"
