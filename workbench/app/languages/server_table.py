"""The one table of language servers: which program serves which language, and how it is had."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.app.languages import words
from workbench.project.identifiers import NameRules

PYTHON_SUFFIXES = frozenset({".py", ".pyi"})
"""Jedi reads these (`python_code`): there is no server of Python in the table."""

SETTING = "language.servers"
"""The setting with the user's own command lines, by `Server.language`."""


@dataclass(frozen=True, slots=True)
class Server:
    """How a language is served. `commands` are looked for on the PATH, the first that is there is taken.

    `identifiers` are the protocol's names of the language by the ends of file names, or by whole names without a dot.
    `options` are told when it starts, `answers` when it asks for a section of the settings; `library` is a file that
    must be installed beside it (below a `node_modules`), whose path stands for `{library}` in the options.
    A server that `runs_folder` runs parts of what is in the folder (build scripts, plug-ins): it is started only when
    the setting names it. `root_marks` are files of which the topmost folder that has one is the server's root.
    """

    language: str
    label: str
    identifiers: Mapping[str, str]
    commands: tuple[tuple[str, ...], ...]
    install: str
    rules: NameRules
    root_marks: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    library: str = ""
    runs_folder: bool = False

    def identifier(self, path: Path) -> str:
        """The protocol's name of the language of the file at `path`; empty when it is none of this server's."""
        name = path.name.lower()
        return self.identifiers.get(path.suffix.lower()) or self.identifiers.get(name.partition(".")[0], "")


SERVERS: tuple[Server, ...] = (
    Server(
        "typescript",
        "JavaScript and TypeScript",
        {
            ".js": "javascript",
            ".mjs": "javascript",
            ".cjs": "javascript",
            ".jsx": "javascriptreact",
            ".ts": "typescript",
            ".mts": "typescript",
            ".cts": "typescript",
            ".tsx": "typescriptreact",
        },
        (("typescript-language-server", "--stdio"),),
        "npm install -g typescript-language-server typescript@5",
        NameRules("JavaScript", "$", words.JAVASCRIPT),
        # Without `tsserver.path` it would run the TypeScript in the folder's node_modules; types are not downloaded.
        options={
            # The syntax server answers first, and knows of one file only.
            "tsserver": {"path": "{library}", "useSyntaxServer": "never"},
            "disableAutomaticTypingAcquisition": True,
            "hostInfo": "lambda-workbench",
            "preferences": {
                "includeCompletionsForModuleExports": False,
                "allowRenameOfImportPath": False,
                "providePrefixAndSuffixTextForRename": False,
            },
        },
        library="typescript/lib/tsserver.js",
    ),
    Server(
        "json",
        "JSON",
        {".json": "json", ".jsonc": "jsonc"},
        (("vscode-json-language-server", "--stdio"), ("vscode-json-languageserver", "--stdio")),
        "npm install -g vscode-langservers-extracted",
        NameRules("JSON", "-"),
        options={"provideFormatter": False},
        answers={"json": {"validate": {"enable": True}, "schemas": []}, "http": {}},
    ),
    Server(
        "yaml",
        "YAML",
        {".yaml": "yaml", ".yml": "yaml"},
        (("yaml-language-server", "--stdio"),),
        "npm install -g yaml-language-server",
        NameRules("YAML", "-"),
        answers={
            "yaml": {
                "schemaStore": {"enable": False},
                "customTags": [
                    *(f"!{name} scalar" for name in ("Ref", "GetAtt", "Sub", "ImportValue", "Base64", "GetAZs")),
                    *(f"!{name} scalar" for name in ("Condition", "Transform")),
                    *(f"!{name} sequence" for name in ("And", "Or", "Not", "If", "Equals", "Join", "Select", "Split")),
                    *(f"!{name} sequence" for name in ("FindInMap", "GetAtt", "Sub", "Cidr")),
                    "!Transform mapping",
                    "!Base64 mapping",
                ],
            }
        },
    ),
    Server(
        "shell",
        "Shell",
        {".sh": "shellscript", ".bash": "shellscript", "bootstrap": "shellscript"},
        (("bash-language-server", "start"),),
        "npm install -g bash-language-server",
        NameRules("the shell", "", words.SHELL),
    ),
    Server(
        "dockerfile",
        "Dockerfile",
        {"dockerfile": "dockerfile", ".dockerfile": "dockerfile"},
        (("docker-langserver", "--stdio"),),
        "npm install -g dockerfile-language-server-nodejs",
        NameRules("Dockerfile", "-"),
    ),
    Server(
        "toml",
        "TOML",
        {".toml": "toml"},
        (("taplo", "lsp", "stdio"),),
        "cargo install taplo-cli --features lsp",
        NameRules("TOML", "-"),
    ),
    Server(
        "markdown",
        "Markdown",
        {".md": "markdown"},
        (("marksman", "server"),),
        "brew install marksman",
        NameRules("Markdown", "-"),
    ),
    Server(
        "go",
        "Go",
        {".go": "go"},
        (("gopls",),),
        "go install golang.org/x/tools/gopls@latest",
        NameRules("Go", "", words.GO),
        root_marks=("go.work", "go.mod"),
        # Otherwise a line in go.mod has another Go downloaded and run.
        environment={"GOTOOLCHAIN": "local"},
    ),
    Server(
        "rust",
        "Rust",
        {".rs": "rust"},
        (("rust-analyzer",),),
        "rustup component add rust-analyzer",
        NameRules("Rust", "", words.RUST),
        root_marks=("Cargo.toml",),
        runs_folder=True,
    ),
    Server(
        "ruby",
        "Ruby",
        {".rb": "ruby"},
        (("ruby-lsp",), ("solargraph", "stdio")),
        "gem install ruby-lsp",
        NameRules("Ruby", "?!", words.RUBY),
        runs_folder=True,
    ),
    Server(
        "java",
        "Java",
        {".java": "java"},
        (("jdtls",),),
        "brew install jdtls",
        NameRules("Java", "$", words.JAVA),
        root_marks=("settings.gradle", "settings.gradle.kts", "pom.xml", "build.gradle", "build.gradle.kts"),
        runs_folder=True,
    ),
    Server(
        "csharp",
        "C#",
        {".cs": "csharp"},
        (("csharp-ls",),),
        "dotnet tool install --global csharp-ls",
        NameRules("C#", "@", words.CSHARP),
        runs_folder=True,
    ),
)


def server_for(path: Path) -> Server | None:
    """The server of the file's language, or None."""
    return next((server for server in SERVERS if server.identifier(path)), None)


def programs(server: Server) -> str:
    """The names of the programs that serve it."""
    return " or ".join(command[0] for command in server.commands)


def variables(server: Server) -> dict[str, str]:
    """What the process gets besides the user's own environment, which has the say."""
    return {name: value for name, value in server.environment.items() if name not in os.environ}
