"""Puts the function's code first on the import path, then hands over to AWS's runtime client.

It is a file, as on AWS, so that wrapper scripts find it as the last argument of the start command.
"""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))

# The folder of the file that is run comes first by itself, unless Python is told to be safe.
if sys.path and os.path.abspath(sys.path[0]) == _HERE:
    del sys.path[0]
sys.path.insert(0, os.environ.get("LAMBDA_TASK_ROOT") or os.getcwd())

from awslambdaric.__main__ import main  # noqa: E402 - needs the path above

# A function may start processes by `multiprocessing`, which load this file again.
if __name__ == "__main__":
    main(["bootstrap", os.environ["_HANDLER"]])
