"""What a function must have before it can be debugged."""

from workbench.model.errors import DebuggerError
from workbench.model.function import FunctionConfig, PackageType
from workbench.model.runtime import Runtime


def check_debuggable(function: FunctionConfig, runtime: Runtime | None) -> None:
    """Raise DebuggerError when there is no debugger for the function."""
    what = f"{function.name} cannot be debugged."
    if function.package_type is PackageType.IMAGE:
        raise DebuggerError(
            what,
            "It is a container image, which starts its runtime by itself.",
            "Debug its code as a function of a runtime.",
        )
    if runtime is None or runtime.debug is None:
        raise DebuggerError(
            what, f"There is no debugger for {function.runtime}.", "Debug functions of a Python runtime."
        )
    if function.max_concurrency:
        raise DebuggerError(
            what,
            "On Managed Instances its runtime takes several events at a time, in processes of its own.",
            "Debug it without its capacity provider.",
        )
