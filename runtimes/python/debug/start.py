"""Runs a Python file under debugpy, which connects to the program and waits there until it is told to go on.

start.py FOLDER HOST:PORT TOKEN FILE: FOLDER has the package debugpy, TOKEN shows that this process is the right one.
"""

import os
import runpy
import sys


def main() -> None:
    """Leave everything to the file as Python would have it."""
    own, folder, address, token, *sys.argv = sys.argv
    host, _, port = address.rpartition(":")
    sys.path.insert(0, folder)
    import debugpy  # noqa: PLC0415 - needs the path above

    sys.path.remove(folder)
    debugpy.configure(subProcess=False)
    debugpy.connect((host, int(port)), access_token=token)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_let_go)
    # The folder of the file that is run comes first by itself, unless Python is told to be safe.
    if os.path.abspath(sys.path[0]) == os.path.dirname(os.path.abspath(own)):
        sys.path[0] = os.path.dirname(os.path.abspath(sys.argv[0]))
    runpy.run_path(sys.argv[0], run_name="__main__")


def _let_go() -> None:
    """A process that is forked has no debugger: at a breakpoint it would wait for ever."""
    from _pydev_bundle import pydev_monkey  # noqa: PLC0415 - debugpy has made it known

    pydev_monkey._on_forked_process(setup_tracing=False)


if __name__ == "__main__":
    main()
