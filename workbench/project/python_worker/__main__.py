"""`python -m workbench.project.python_worker [CACHE]`: reads requests from its input, writes answers to its output."""

import os
import sys
from pathlib import Path

from workbench.base.allocator import give_back_memory
from workbench.project.python_worker.reading import Reading
from workbench.project.python_worker.serving import serve
from workbench.project.python_worker.tidying import Tidying


def main(arguments: list[str]) -> None:
    """Answer until the input ends."""
    sys.setrecursionlimit(3_000)
    give_back_memory()
    # Whatever prints must not print into the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    reading = Reading(Path(arguments[0]) if arguments else None)
    serve(sys.stdin.buffer, answers, reading.answer, tidying=Tidying())


if __name__ == "__main__":
    main(sys.argv[1:])
