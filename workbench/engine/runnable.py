"""What a function must have before anything is started for it."""

from workbench.engine.runtimes import RuntimeTable
from workbench.model.errors import FunctionNotRunnableError
from workbench.model.function import FunctionConfig, PackageType


def check_runnable(function: FunctionConfig, runtimes: RuntimeTable) -> None:
    """Raise FunctionNotRunnableError when the function has no runtime that is known, or its code is not there."""
    if function.package_type is PackageType.IMAGE:
        return
    if runtimes.get(function.runtime) is None:
        known = ", ".join(runtime.id for runtime in runtimes)
        raise FunctionNotRunnableError(
            f"{function.name} has no runtime that can be run here.",
            f"Its runtime is {function.runtime!r}; known are {known}.",
            "Set Runtime in its template.",
        )
    if not function.code_path.exists():
        raise FunctionNotRunnableError(
            f"The code of {function.name} is not there.",
            f"There is no {function.code_path}.",
            "Correct CodeUri in its template.",
        )
