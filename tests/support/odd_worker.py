"""A worker that does as the name in a request says: answers, hangs, crashes, ends, or answers with something else.

Run as `python -m tests.support.odd_worker`. An answer tells the request's name, its texts and how many there were; one
that hangs makes the file `hanging` in the request's root.
"""

import os
import sys
import threading
from dataclasses import replace

from workbench.project.python_worker.messages import encode_answer, read_request


def main() -> None:
    count = 0
    while line := sys.stdin.buffer.readline():
        request, count = read_request(line), count + 1
        match request.name:
            case "hang":
                if request.root.name:
                    (request.root / "hanging").touch()
                threading.Event().wait()
            case "crash":
                os._exit(9)
            case "end":
                return
            case "nonsense":
                sys.stdout.write("nonsense\n")
                sys.stdout.flush()
                continue
            case "late":  # an answer to a request that nobody waits for any more
                request = replace(request, id=999)
        texts = {path.name: text for path, text in request.texts.items()}
        answer = {"name": request.name, "texts": texts, "count": count}
        sys.stdout.buffer.write(encode_answer(request.id, answer))
        sys.stdout.buffer.flush()
        if request.name == "last":
            return


if __name__ == "__main__":
    main()
