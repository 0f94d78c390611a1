"""Folders with tens of thousands of small files, as large workspaces have them."""

import random
from pathlib import Path

WORDS = (
    "order", "invoice", "payment", "customer", "handler", "event", "record",
    "bucket", "table", "queue", "topic", "total", "price", "region",
)  # fmt: skip
FOLDERS = 500
IN_FOLDER = 100
NEEDLE = "needle_in_a_haystack"


def file_names(folders: int = FOLDERS) -> list[str]:
    """Paths with slashes, 100 in each folder."""
    return [
        f"services/svc{at % 50:02}/{WORDS[at % 14]}_{at:03}/{WORDS[one % 14]}_{WORDS[(one * 7 + 3) % 14]}_{one:02}.py"
        for at in range(folders)
        for one in range(IN_FOLDER)
    ]


def write_files(root: Path, folders: int = FOLDERS) -> None:
    """Write them, 1 to 4 KB each; every thousandth has `NEEDLE` in it, the first among them."""
    chance = random.Random(1)
    for number, name in enumerate(file_names(folders)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [" ".join(chance.choices(WORDS, k=8)) for _ in range(chance.randint(15, 70))]
        if number % 1000 == 0:
            lines.insert(len(lines) // 2, f"    return {NEEDLE}")
        path.write_text("\n".join(lines) + "\n", encoding="ascii")
