from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from workbench.engine.debugger.debuggable import check_debuggable
from workbench.engine.runtimes import load_runtimes
from workbench.model.errors import DebuggerError
from workbench.model.function import ImageConfig, PackageType

IMAGE = {"package_type": PackageType.IMAGE, "image": ImageConfig("x:1"), "runtime": ""}


@pytest.mark.parametrize("runtime", ["python3.9", "python3.14"])
def test_python_can_be(tmp_path: Path, runtime: str) -> None:
    check_debuggable(a_config(tmp_path, runtime=runtime), load_runtimes().get(runtime))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (IMAGE, "container image"),
        ({"runtime": "nodejs22.x"}, "no debugger for nodejs22.x"),
        ({"runtime": "cobol"}, "no debugger for cobol"),
        ({"max_concurrency": 4}, "Managed Instances"),
    ],
)
def test_others_say_why_not(tmp_path: Path, changes: dict[str, object], why: str) -> None:
    function = a_config(tmp_path, **changes)
    with pytest.raises(DebuggerError, match="Hello cannot be debugged") as caught:
        check_debuggable(function, load_runtimes().get(function.runtime))
    assert why in caught.value.why
    assert caught.value.next_step
