"""`python -m scripts.events.build` writes what the catalogue knows of event types; `--check` tells what has changed.

Read are the samples, `sources/*.toml` and the models of Powertools for AWS Lambda; written is
`resources/schemas/events/<service>/<name>.json`. Nothing else counts, so the result is the same on every machine.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.events.recipes import recipe_of
from scripts.events.schemas import schema_of
from scripts.events.sources import SAMPLES, Source, read_sources

TARGET = SAMPLES.parent / "schemas" / "events"


def built(source: Source) -> str:
    """The text of the file of one event type."""
    whole = {"built_from": source.model or "the sample", **recipe_of(source), "schema": schema_of(source)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def differences(folder: Path = TARGET) -> Iterator[tuple[Path, str | None]]:
    """Each file in `folder` that is not as it would be built, and its text (None: it belongs to no event type)."""
    expected = {folder / f"{source.type_id}.json": built(source) for source in read_sources()}
    for path, text in expected.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text
    yield from ((path, None) for path in sorted(folder.rglob("*.json")) if path not in expected)


def write(folder: Path = TARGET) -> list[Path]:
    """Bring `folder` up to date; returns the files that changed."""
    changed = list(differences(folder))
    for path, text in changed:
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return [path for path, _ in changed]


def main(words: list[str]) -> int:
    """Write, or with `--check` only look; 1 when something is not up to date."""
    if "--check" in words:
        stale = [path for path, _ in differences()]
        for path in stale:
            print(f"{path} is not up to date: python -m scripts.events.build")
        return int(bool(stale))
    print(f"{len(write())} files changed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
