from dataclasses import replace
from pathlib import Path

from tests.support.fake_engine import a_function
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvokeRequest


def test_an_invoke_may_have_a_timeout_of_its_own(tmp_path: Path) -> None:
    function = a_function("Hello", tmp_path).config
    request = InvokeRequest(function, b"{}", "id", ExecutorKind.PROCESS)
    assert request.timeout_s == function.timeout_s
    assert replace(request, timeout_override_s=0.5).timeout_s == 0.5
