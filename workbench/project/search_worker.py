"""The process that looks for text in files: it can be stopped at any moment, and takes no time from the window.

A regular expression may run for ever, and Python cannot stop it within its own process. One JSON document comes in on
stdin; a line of JSON goes out for each batch of files with hits, and at last one that tells how it ended.
"""

import json
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from workbench.model.file_search import FileHits, FileQuery, Hit, SearchEnd
from workbench.project.search_files import search_files

_BATCH_S = 0.05
_BATCH_HITS = 400


def request_text(root: Path, query: FileQuery, unsaved: Mapping[Path, str]) -> str:
    """What the process reads."""
    texts = {str(path): text for path, text in unsaved.items()}
    return json.dumps({"root": str(root), "query": asdict(query), "unsaved": texts})


def read_answer(line: str | bytes) -> tuple[FileHits, ...] | SearchEnd:
    """What one line of the process says."""
    answer = json.loads(line)
    if "end" in answer:
        return SearchEnd(**answer["end"])
    return tuple(FileHits(Path(path), tuple(Hit(*values) for values in hits)) for path, hits in answer["files"])


def answer_text(found: FileHits) -> list[Any]:
    """A file and its hits as JSON types."""
    return [str(found.path), [list(_values(hit)) for hit in found.hits]]


def _values(hit: Hit) -> tuple[object, ...]:
    return hit.start, hit.line, hit.column, hit.preview, hit.at, hit.text, hit.new


def serve(asked: TextIO, told: TextIO) -> None:
    """Do the one search that is asked for. The first hit is told at once, those after it in batches."""
    request = json.loads(asked.read())
    unsaved = {Path(path): text for path, text in request["unsaved"].items()}
    batch: list[list[Any]] = []
    count, due = 0, 0.0
    for found in search_files(Path(request["root"]), FileQuery(**request["query"]), unsaved):
        if isinstance(found, SearchEnd):
            _tell(told, {"files": batch})
            _tell(told, {"end": asdict(found)})
            return
        batch.append(answer_text(found))
        count += len(found.hits)
        if count >= _BATCH_HITS or time.monotonic() >= due:
            _tell(told, {"files": batch})
            batch, count, due = [], 0, time.monotonic() + _BATCH_S


def _tell(told: TextIO, answer: dict[str, Any]) -> None:
    told.write(json.dumps(answer) + "\n")
    told.flush()


def main() -> None:
    """Read from stdin, write to stdout; 2 for a pattern that is none."""
    try:
        serve(sys.stdin, sys.stdout)
    except re.error as error:
        sys.exit(f"{error}")
    except BrokenPipeError:
        sys.exit(1)


if __name__ == "__main__":
    main()
