"""Layers: where they are, in which order, and what languages find in them (LAMBDA_FACTS §1.9, §7.6)."""

import zipfile
from dataclasses import replace
from pathlib import Path

from tests.conformance.checks import Read, same, true
from tests.conformance.fact import Fact, Language, Scenario, once
from tests.conformance.stage import Seen, Stage

_PACKAGES = "python/lib/python3.11/site-packages"
_TOOL = "#!/bin/sh\necho the tool of layer {}\n"

_FIRST = {
    "notes/first.txt": "1",
    "notes/both.txt": "first",
    "becomes": "a file",
    "bin/tool": _TOOL.format("one"),
    "lib/libmine.so": "no library",
    "python/plain.py": "WHO = 'python'\n",
    "python/both.py": "WHO = 'python'\n",
    "python/app_beats_me.py": "WHO = 'layer'\n",
    "python/boto3/__init__.py": "WHO = 'layer'\n",
    "python/order.py": "WHO = 'first layer'\n",
    "python/package/__init__.py": "",
    "python/package/one.py": "WHO = 'first layer'\n",
    f"{_PACKAGES}/both.py": "WHO = 'site-packages'\n",
    f"{_PACKAGES}/deep.py": "WHO = 'site-packages'\n",
}
_SECOND = {
    "notes/both.txt": "second",
    "notes/second.txt": "2",
    "becomes/a/folder.txt": "",
    "bin/tool": _TOOL.format("two"),
    "python/order.py": "WHO = 'second layer'\n",
    "python/package/two.py": "WHO = 'second layer'\n",
}

_PYTHON = """
import ctypes, importlib, os, shutil, subprocess, sys
def who(name):
    return importlib.import_module(name).WHO
def refused(name):
    try: ctypes.CDLL(name)
    except OSError as error: return str(error)
def handler(event, context):
    found = {}
    for folder, _folders, files in os.walk("/opt"):
        for name in files:
            path = os.path.join(folder, name)
            with open(path) as file: found[path] = file.read()
    names = ("plain", "both", "app_beats_me", "order", "package.one", "package.two", "deep", "boto3")
    return {
        "files": found, "who": {name: who(name) for name in names}, "which": shutil.which("tool"),
        "said": subprocess.run("tool", capture_output=True, text=True).stdout, "library": refused("libmine.so"),
        "path": [entry for entry in sys.path if entry == "/var/task" or entry.startswith("/opt")],
        "mode": oct(os.stat("/opt/bin/tool").st_mode & 0o777), "where": importlib.import_module("plain").__file__,
    }
"""
PYTHON = Scenario(
    "layers of python",
    {"app.py": _PYTHON, "app_beats_me.py": "WHO = 'code'\n"},
    once,
    layers={"one": _FIRST, "two": _SECOND},
)

_NODE = """
const names = ["plain", "both", "order", "@scope/inner", "mine"];
exports.handler = async () => ({
    who: Object.fromEntries(names.map((name) => [name, require(name)])),
    where: require.resolve("plain"),
});
"""


def _module(name: str, text: str) -> dict[str, str]:
    return {f"{name}/index.js": f"module.exports = {text!r};\n"}


_NODE_FIRST = {
    **_module("nodejs/node_modules/plain", "nodejs"),
    **_module("nodejs/node_modules/both", "nodejs"),
    **_module("nodejs/node20/node_modules/both", "node20"),
    **_module("nodejs/node_modules/order", "first layer"),
    **_module("nodejs/node_modules/mine", "layer"),
}
_NODE_SECOND = {
    **_module("nodejs/node_modules/order", "second layer"),
    **_module("nodejs/node_modules/@scope/inner", "scoped"),
}
NODEJS = Scenario(
    "layers of node",
    {"app.js": _NODE, **_module("node_modules/mine", "code")},
    once,
    Language.NODEJS,
    layers={"one": _NODE_FIRST, "two": _NODE_SECOND},
)

_LIST = "import os\ndef handler(e, c): return {d: sorted(os.listdir(d)) for d in ('/opt', '/var/task')}\n"
_NONE = Scenario("no layers", {"app.py": _LIST}, once)


async def _zips(stage: Stage) -> tuple[Seen, ...]:
    """With its layers as zips, then in the other order."""
    packed = tuple(replace(layer, path=_packed(layer.path)) for layer in stage.function.layers if layer.path)
    stage.configure(layers=packed)
    first = await stage.invoke()
    stage.configure(layers=packed[::-1])
    return first, await stage.invoke()


def _packed(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return path


_ZIPPED = Scenario(
    "layers as zips",
    {"app.py": _PYTHON, "app_beats_me.py": "WHO = 'code'\n"},
    _zips,
    layers={
        "one": {name: text for name, text in _FIRST.items() if name != "becomes"},
        "two": {name: text for name, text in _SECOND.items() if not name.startswith("becomes")},
    },
)


async def _changed(stage: Stage) -> tuple[Seen, ...]:
    first = await stage.invoke()
    (stage.folder / "layers" / "one" / "python" / "of_layer.py").write_text(
        "WHO = 'a newer version'\n", encoding="utf-8"
    )
    return first, await stage.invoke()


_CHANGED = Scenario(
    "a layer changes",
    {"app.py": "import of_layer\ndef handler(e, c): return of_layer.WHO\n"},
    _changed,
    layers={"one": {"python/of_layer.py": "WHO = 'a version'\n"}},
)


def _who(name: str) -> Read:
    return lambda seen: seen.value["who"][name]


def _file(name: str) -> Read:
    return lambda seen: seen.value["files"].get(f"/opt/{name}")


_SEARCHED = ["/var/task", f"/opt/{_PACKAGES}", "/opt/python"]

FACTS = (
    Fact("§1.9", "a layer's files are in /opt", PYTHON, same(_file("notes/first.txt"), "1")),
    Fact("§7.6", "files of all layers are in one tree", PYTHON, same(_file("notes/second.txt"), "2")),
    Fact("§1.9", "a later layer overwrites an earlier one's files", PYTHON, same(_file("notes/both.txt"), "second")),
    Fact("§1.9", "also a file by a folder", PYTHON, same(_file("becomes/a/folder.txt"), "")),
    Fact("§7.6", "programs of layers keep their mode", PYTHON, same(lambda seen: seen.value["mode"], "0o755")),
    Fact("§1.9", "/opt/bin is on PATH", PYTHON, same(lambda seen: seen.value["which"], "/opt/bin/tool")),
    Fact(
        "§1.9",
        "the program there is the last layer's",
        PYTHON,
        same(lambda seen: seen.value["said"], "the tool of layer two\n"),
    ),
    Fact(
        "§1.9",
        "libraries are looked for in /opt/lib",
        PYTHON,
        true(lambda seen: seen.value["library"].startswith("/opt/lib/libmine.so: ")),
    ),
    Fact(
        "§1.9",
        "python: modules are found in /opt/python",
        PYTHON,
        same(lambda seen: seen.value["where"], "/opt/python/plain.py"),
    ),
    Fact("§1.9", "python: and in lib/python3.11/site-packages there", PYTHON, same(_who("deep"), "site-packages")),
    Fact("§1.9", "python: site-packages before /opt/python", PYTHON, same(_who("both"), "site-packages")),
    Fact("§1.9", "python: the function's code before layers", PYTHON, same(_who("app_beats_me"), "code")),
    Fact("§1.9", "python: layers before the SDK of the runtime", PYTHON, same(_who("boto3"), "layer")),
    Fact(
        "§1.9", "python: a later layer's module replaces an earlier one's", PYTHON, same(_who("order"), "second layer")
    ),
    Fact(
        "§7.6",
        "python: one package of two layers",
        PYTHON,
        same(
            lambda seen: [seen.value["who"][f"package.{name}"] for name in ("one", "two")],
            ["first layer", "second layer"],
        ),
    ),
    Fact("§1.9", "python: the order of sys.path", PYTHON, same(lambda seen: seen.value["path"], _SEARCHED)),
    Fact(
        "§1.9",
        "node: packages are found in /opt/nodejs/node_modules",
        NODEJS,
        same(lambda seen: seen.value["where"], "/opt/nodejs/node_modules/plain/index.js"),
    ),
    Fact("§1.9", "node: those of its major version come first", NODEJS, same(_who("both"), "node20")),
    Fact(
        "§1.9", "node: a later layer's package replaces an earlier one's", NODEJS, same(_who("order"), "second layer")
    ),
    Fact("§1.9", "node: scoped packages of layers are found", NODEJS, same(_who("@scope/inner"), "scoped")),
    Fact("§1.9", "node: the function's own packages before layers", NODEJS, same(_who("mine"), "code")),
    Fact("§1.8", "without layers /opt is there, and empty", _NONE, same(lambda seen: seen.value["/opt"], [])),
    Fact(
        "§1.8",
        "/var/task holds the package and nothing else",
        _NONE,
        same(lambda seen: seen.value["/var/task"], ["app.py"]),
    ),
    Fact(
        "§7.6",
        "a layer may be a zip",
        _ZIPPED,
        same(lambda first, _other: first.value["files"]["/opt/notes/both.txt"], "second"),
    ),
    Fact(
        "§7.6",
        "programs in a zip keep their mode",
        _ZIPPED,
        same(lambda first, _other: (first.value["mode"], first.value["said"]), ("0o755", "the tool of layer two\n")),
    ),
    Fact(
        "§1.9",
        "in the other order the other layer wins",
        _ZIPPED,
        same(
            lambda _first, other: (other.value["files"]["/opt/notes/both.txt"], other.value["who"]["order"]),
            ("first", "first layer"),
        ),
    ),
    Fact("§7.5", "layers in another order are a new environment", _ZIPPED, true(lambda _first, other: other.ok.cold)),
    Fact(
        "§7.6",
        "a new content of a layer is used at once",
        _CHANGED,
        same(lambda first, second: (first.value, second.value, second.ok.cold), ("a version", "a newer version", True)),
    ),
)
