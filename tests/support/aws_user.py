"""What a user of the AWS CLI does with functions, again and again."""

import json
from pathlib import Path
from typing import Any

from tests.support.aws_cli import AwsCli
from tests.support.lambda_calls import ROLE
from tests.support.service_functions import package, write_package


class User:
    """Somebody at a terminal, who makes a function of their own in each test."""

    def __init__(self, aws: AwsCli) -> None:
        self.aws = aws
        self.folder = aws.folder

    def zip(self, name: str, content: bytes) -> str:
        return write_package(self.folder / "zips", f"{name}.zip", content)

    def create(self, name: str, content: bytes | None = None, *words: str) -> dict[str, Any]:
        """Make a function and wait for it; what creating it printed."""
        code = self.zip(name, content or package())
        given = ("--runtime", "python3.11", "--handler", "app.handler", "--role", ROLE, "--zip-file", code)
        made: dict[str, Any] = self.aws("lambda", "create-function", "--function-name", name, *given, *words)
        self.wait("function-active-v2", name)
        return made

    def on(self, command: str, name: str, *words: str | Path) -> Any:
        """What a command about a function prints."""
        return self.aws("lambda", command, "--function-name", name, *words)

    def wait(self, condition: str, name: str, *words: str) -> None:
        assert self.aws("lambda", "wait", condition, "--function-name", name, *words) is None

    def invoke(self, name: str, payload: str = "{}", *words: str) -> tuple[dict[str, Any], Any]:
        """What it prints, and the document in the file that it writes."""
        out = self.folder / "answer.json"
        printed = self.on("invoke", name, "--payload", payload, *words, out)
        return printed, json.loads(out.read_text() or "null")
