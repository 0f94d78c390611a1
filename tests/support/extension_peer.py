"""Extensions without HTTP: what one of them sees of the Extensions API, for tests of its server side."""

import json

from workbench.engine.runtime_api.extension_calls import ExtensionCall, FunctionIdentity
from workbench.engine.runtime_api.extensions import Extensions
from workbench.engine.runtime_api.reply import Reply

IDENTITY = FunctionIdentity("f", "$LATEST", "app.handler", "123456789012")


class Peer:
    """What one extension sees over HTTP; `got` are the answers to its last NEXT."""

    def __init__(self, extensions: Extensions, name: str, *events: str) -> None:
        self.extensions = extensions
        self.name = name
        self.events = events
        self.id = ""
        self.got: list[Reply] = []

    def register(self) -> list[Reply]:
        got: list[Reply] = []
        body = json.dumps({"events": self.events}).encode()
        self.extensions.handle(ExtensionCall.REGISTER, {"lambda-extension-name": self.name}, body, got.append)
        self.granted(got)
        return got

    def granted(self, got: list[Reply]) -> None:
        if got and got[0].status == 200:
            self.id = dict(got[0].headers)["Lambda-Extension-Identifier"]

    def next(self) -> list[Reply]:
        self.got = []
        self.extensions.handle(ExtensionCall.NEXT, self.headers(), b"", self.got.append)
        return self.got

    def hang_up(self) -> None:
        self.extensions.hang_up(self.got.append)

    def report(self, call: ExtensionCall, error_type: str = "Extension.Why") -> Reply:
        got: list[Reply] = []
        headers = {**self.headers(), "lambda-extension-function-error-type": error_type}
        self.extensions.handle(call, headers, b'{"errorMessage":"x"}', got.append)
        return got[0]

    def headers(self) -> dict[str, str]:
        return {"lambda-extension-identifier": self.id}


def started(*names: str, offers_invoke: bool = True) -> Extensions:
    extensions = Extensions(IDENTITY, offers_invoke=offers_invoke)
    for name in names:
        extensions.expect(name)
    extensions.all_launched(len(names))
    return extensions
