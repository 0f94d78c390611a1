"""What language servers ask of an editor, and what they are answered."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.app.languages.server_table import Server
from workbench.project.language_server.abilities import Abilities
from workbench.project.language_server.uris import uri_of

_NOTHING = frozenset(
    {
        "client/unregisterCapability",
        "window/workDoneProgress/create",
        "window/showMessageRequest",
        "workspace/codeLens/refresh",
        "workspace/diagnostic/refresh",
        "workspace/foldingRange/refresh",
        "workspace/inlayHint/refresh",
        "workspace/inlineValue/refresh",
        "workspace/semanticTokens/refresh",
    }
)
"""Questions that are taken note of: the answer is null."""

_REFUSED = "Nothing is changed that the user has not seen."


def answer_to(method: str, params: Any, server: Server, root: Path, abilities: Abilities) -> Any:
    """The answer to a question of the server's. Raises KeyError for one that is not known."""
    match method:
        case "workspace/configuration":
            return [_section(server.answers, item) for item in _listed(params, "items")]
        case "workspace/workspaceFolders":
            return [{"uri": uri_of(root), "name": root.name or str(root)}]
        case "client/registerCapability":
            for one in _listed(params, "registrations"):
                abilities.later.add(str(one.get("method")))
            return None
        case "workspace/applyEdit":
            return {"applied": False, "failureReason": _REFUSED}
        case "window/showDocument":
            return {"success": False}
    if method in _NOTHING:
        return None
    raise KeyError(method)


def _listed(params: Any, name: str) -> list[Mapping[str, Any]]:
    found = params.get(name) if isinstance(params, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _section(answers: Mapping[str, Any], item: Mapping[str, Any]) -> Any:
    """The settings of a section such as `yaml.schemaStore`; null for what is left to the server."""
    found: Any = answers
    for part in str(item.get("section") or "").split("."):
        if part:
            found = found.get(part) if isinstance(found, Mapping) else None
    return found
