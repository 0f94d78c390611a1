"""What client and server tell each other when they meet: what each of them can."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.project.language_server.framing import Json
from workbench.project.language_server.uris import uri_of

NO_SYNC, FULL_SYNC, CHANGES_SYNC = 0, 1, 2

_FORMATS = ["markdown", "plaintext"]
_COMPLETION_KINDS = list(range(1, 26))
_OURS: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"configuration": True, "workspaceFolders": True, "workspaceEdit": {"documentChanges": True}},
    "window": {"workDoneProgress": True},
    "textDocument": {
        "synchronization": {"didSave": True},
        "publishDiagnostics": {
            "versionSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
            "codeDescriptionSupport": True,
        },
        "completion": {
            "contextSupport": True,
            "completionItem": {"documentationFormat": _FORMATS, "snippetSupport": False, "deprecatedSupport": True},
            "completionItemKind": {"valueSet": _COMPLETION_KINDS},
        },
        "hover": {"contentFormat": _FORMATS},
        "signatureHelp": {
            "signatureInformation": {
                "documentationFormat": _FORMATS,
                "parameterInformation": {"labelOffsetSupport": True},
                "activeParameterSupport": True,
            }
        },
        "definition": {"linkSupport": True},
        "references": {},
        "rename": {},
        "diagnostic": {},
    },
}
_PROVIDERS = {
    "textDocument/completion": "completionProvider",
    "textDocument/hover": "hoverProvider",
    "textDocument/signatureHelp": "signatureHelpProvider",
    "textDocument/definition": "definitionProvider",
    "textDocument/references": "referencesProvider",
    "textDocument/rename": "renameProvider",
    "textDocument/diagnostic": "diagnosticProvider",
}


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a server can: the methods it answers, how it takes changes of texts, after which characters it completes."""

    methods: frozenset[str] = frozenset()
    sync: int = NO_SYNC
    saves: bool = False
    triggers: frozenset[str] = frozenset()
    later: set[str] = field(default_factory=set)
    """Methods that it has registered after it was met."""

    def can(self, method: str) -> bool:
        """Whether it answers a question."""
        return method in self.methods or method in self.later


def introduction(root: Path, options: Mapping[str, Any] | None) -> Json:
    """What the server is told first: who we are, what we can, which folder is open (InitializeParams)."""
    folder = {"uri": uri_of(root), "name": root.name or str(root)}
    return {
        "processId": os.getpid(),
        "clientInfo": {"name": "Lambda Workbench"},
        "rootPath": str(root),
        "rootUri": folder["uri"],
        "workspaceFolders": [folder],
        "capabilities": _OURS,
        "initializationOptions": dict(options) if options else None,
        "trace": "off",
    }


def abilities_of(answer: object) -> Abilities:
    """What the server says it can (InitializeResult). Read by hand: what is odd in it must not take the rest away."""
    said = answer.get("capabilities") if isinstance(answer, dict) else None
    told: Json = said if isinstance(said, dict) else {}
    methods = {method for method, provider in _PROVIDERS.items() if told.get(provider) not in (None, False)}
    completion = told.get("completionProvider")
    options: Json = completion if isinstance(completion, dict) else {}
    if options.get("resolveProvider") is True:
        methods.add("completionItem/resolve")
    triggers = options.get("triggerCharacters")
    sync, saves = _sync(told.get("textDocumentSync"))
    listed = frozenset(one for one in triggers if isinstance(one, str)) if isinstance(triggers, list) else frozenset()
    return Abilities(frozenset(methods), sync, saves, listed)


def _sync(told: object) -> tuple[int, bool]:
    match told:
        case bool():
            return NO_SYNC, False
        case int():
            return told, told != NO_SYNC
        case {"change": int(kind), **rest}:
            return kind, rest.get("save") not in (None, False)
        case {**rest}:
            return NO_SYNC, rest.get("save") not in (None, False)
    return NO_SYNC, False
