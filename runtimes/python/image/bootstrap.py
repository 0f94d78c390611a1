"""Sets the import path that functions have on AWS, then hands over to AWS's runtime client."""

import os
import sys

VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"
TASK_ROOT = os.environ.get("LAMBDA_TASK_ROOT", "/var/task")

# Function, layers, client: the order of the AWS documentation; the first entry was this file's folder.
sys.path[0:1] = [TASK_ROOT, f"/opt/python/lib/{VERSION}/site-packages", "/opt/python", "/var/runtime"]

from awslambdaric.__main__ import main  # noqa: E402 - needs the path above

# A function may start processes by `multiprocessing`, which load this file again.
if __name__ == "__main__":
    main(["bootstrap", os.environ["_HANDLER"]])
