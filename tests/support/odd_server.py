"""A language server that does as it is told: answers, hangs, crashes, refuses, or says something else.

Run as `python -m tests.support.odd_server [MODE]`. MODE is about its start: `dumb` never answers, `broken` ends at
once, `noisy` writes what is no message, `parent` has a child that never ends and whose number it tells in
`serverInfo`, `stubborn` has one too and does not end by itself.
A hover's answer is made by the word in its line: `hang`, `crash`, `nonsense`, `refuse`, `odd`, `ask` (asks back, and
answers with the answer), `log` (all that it was told, as JSON); any other line is the answer. A line with `wrong` is
a finding.
"""

import json
import os
import subprocess
import sys
import threading
from typing import Any

from workbench.project.language_server.framing import Frames, Json, encode

_CAN = {
    "textDocumentSync": {"openClose": True, "change": 2, "save": True},
    "hoverProvider": True,
    "completionProvider": {"triggerCharacters": ["."], "resolveProvider": True},
    "definitionProvider": True,
    "referencesProvider": True,
    "renameProvider": True,
    "signatureHelpProvider": {},
}


class OddServer:
    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.log: list[Json] = []
        self.texts: dict[str, str] = {}
        self.asking: Any = None

    def send(self, **message: Any) -> None:
        os.write(1, encode({"jsonrpc": "2.0", **message}))

    def hear(self, message: Json) -> None:
        self.log.append(message)
        match message:
            case {"method": "exit"}:
                if self.mode != "stubborn":
                    os._exit(0)
            case {"method": str(method), "id": number}:
                self.answer(number, method, message.get("params") or {})
            case {"method": str(method)}:
                self.told(method, message.get("params") or {})
            case {"id": "back"}:
                self.send(id=self.asking, result={"contents": json.dumps(message["result"])})

    def answer(self, number: Any, method: str, params: Json) -> None:
        match method:
            case "initialize" if self.mode == "dumb":
                return
            case "initialize":
                self.send(id=number, result={"capabilities": _CAN, "serverInfo": {"name": self.child()}})
            case "textDocument/hover":
                self.hover(number, params)
            case "textDocument/completion":
                names = ["first", "second"]
                items = [{"label": name, "data": name.upper()} for name in names]
                many = params["position"]["line"] == 0
                self.send(id=number, result={"isIncomplete": True, "items": items} if many else items)
            case "completionItem/resolve":
                self.send(id=number, result={**params, "detail": params["data"]})
            case "textDocument/rename":
                self.send(id=number, result=self.renamed(params))
            case "textDocument/definition" | "textDocument/references":
                span = {"start": params["position"], "end": params["position"]}
                self.send(id=number, result=[{"uri": params["textDocument"]["uri"], "range": span}])
            case _:
                self.send(id=number, result=None)

    def hover(self, number: Any, params: Json) -> None:
        line = self.texts[params["textDocument"]["uri"]].split("\n")[params["position"]["line"]]
        match line.split("(")[0]:
            case "hang":
                return
            case "crash":
                os.write(2, b"Out of cheese.\n")
                os._exit(9)
            case "nonsense":
                os.write(1, b"nonsense\r\n\r\n")
            case "refuse":
                self.send(id=number, error={"code": -32803, "message": "Not now."})
            case "odd":
                self.send(id=number, result=42)
            case "ask":
                self.asking = number
                self.send(
                    id="back", method="workspace/configuration", params={"items": [{"section": "yaml.schemaStore"}]}
                )
            case "log":
                self.send(id=number, result={"contents": json.dumps(self.log)})
            case _:
                self.send(id=number, result={"contents": line})

    def renamed(self, params: Json) -> Json:
        """Every line of the file begins with the new name."""
        uri = params["textDocument"]["uri"]
        start = [{"line": number, "character": 0} for number, _ in enumerate(self.texts[uri].split("\n")[:-1])]
        edits = [{"range": {"start": one, "end": one}, "newText": params["newName"]} for one in start]
        return {"changes": {uri: edits}}

    def told(self, method: str, params: Json) -> None:
        uri = params.get("textDocument", {}).get("uri", "")
        match method:
            case "textDocument/didOpen":
                self.texts[uri] = params["textDocument"]["text"]
            case "textDocument/didChange":
                self.change(uri, params["contentChanges"][0])
            case _:
                return
        self.publish(uri, params["textDocument"]["version"])

    def change(self, uri: str, change: Json) -> None:
        lines = self.texts[uri].split("\n")
        ends = [
            sum(len(one) + 1 for one in lines[: place["line"]]) + place["character"]
            for place in (change["range"]["start"], change["range"]["end"])
        ]
        self.texts[uri] = self.texts[uri][: ends[0]] + change["text"] + self.texts[uri][ends[1] :]

    def publish(self, uri: str, version: int) -> None:
        found = [
            {"range": {"start": {"line": at, "character": 0}, "end": {"line": at, "character": 5}}, "message": line}
            for at, line in enumerate(self.texts[uri].split("\n"))
            if line.startswith("wrong")
        ]
        params = {"uri": uri, "version": version, "diagnostics": found}
        self.send(method="textDocument/publishDiagnostics", params=params)

    def child(self) -> str:
        if self.mode not in ("parent", "stubborn"):
            return ""
        code = "import threading; threading.Event().wait()"
        return str(subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL).pid)


def main() -> None:
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    if mode == "broken":
        sys.exit("There is no cheese.")
    if mode == "noisy":
        os.write(1, b"Welcome to the server of languages.\r\n\r\n")
    server, frames = OddServer(mode), Frames()
    while piece := os.read(0, 65_536):
        for message in frames.feed(piece):
            server.hear(message)
    if mode == "stubborn":
        threading.Event().wait()


if __name__ == "__main__":
    main()
