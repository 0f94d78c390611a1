from pathlib import Path

from workbench.model.function import Function, FunctionConfig, Origin, OriginKind
from workbench.model.problem import Problem, Severity

CONFIG = FunctionConfig("Hello", "python3.13", "app.handler", Path("/code"))
ORIGIN = Origin(OriginKind.FOLDER, "shop", Path("/code"))


def test_defaults_are_those_of_aws() -> None:
    assert (CONFIG.memory_mb, CONFIG.timeout_s, CONFIG.ephemeral_mb) == (128, 3.0, 512)
    assert (CONFIG.architecture, CONFIG.package_type, CONFIG.version) == ("x86_64", "Zip", "$LATEST")


def test_the_arn_is_unqualified() -> None:
    assert CONFIG.arn == "arn:aws:lambda:us-east-1:123456789012:function:Hello"


def test_an_error_keeps_a_function_from_running_and_a_warning_does_not() -> None:
    warning, error = (Problem(severity, "What.") for severity in (Severity.WARNING, Severity.ERROR))
    assert Function(CONFIG, ORIGIN, problems=(warning,)).runnable
    assert not Function(CONFIG, ORIGIN, problems=(warning, error)).runnable
    assert Function(CONFIG, ORIGIN).name == "Hello"
