"""What is written by hand of event types: `sources/<service>.toml`, `common.toml` for all, `wire.toml` for models."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "sources"
SAMPLES = Path(__file__).parents[2] / "resources" / "events"

TABLES = ("parameters", "encoders", "follows", "renew", "members", "describe")
"""What a service says for all of its types, and a type adds to."""


@dataclass(frozen=True, slots=True)
class Source:
    """One event type as the build reads it: the sample as a value, and what the TOML files say of it."""

    type_id: str
    sample: Any
    model: str
    response: str
    records: str
    maps: frozenset[str]
    tables: dict[str, dict[str, Any]]


def read_sources() -> list[Source]:
    """Every event type below `resources/events`, sorted by id. A service without a TOML file here has an empty one."""
    common = table(HERE / "common.toml")
    found = [_source(path, common) for path in SAMPLES.glob("*/*.json")]
    return sorted(found, key=lambda source: source.type_id)


def _source(path: Path, common: dict[str, Any]) -> Source:
    service = table(HERE / f"{path.parent.name}.toml")
    own = service.get("types", {}).get(path.stem, {})
    tables = {name: {**common.get(name, {}), **service.get(name, {}), **own.get(name, {})} for name in TABLES}
    return Source(
        type_id=f"{path.parent.name}/{path.stem}",
        sample=json.loads(path.read_text(encoding="utf-8")),
        model=own.get("model", service.get("model", "")),
        response=own.get("response", service.get("response", "")),
        records=own.get("records", service.get("records", "")),
        maps=frozenset(common["maps"]) | frozenset(service.get("maps", ())),
        tables=tables,
    )


def table(path: Path) -> dict[str, Any]:
    """The TOML file `path`."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
