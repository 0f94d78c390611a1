"""File systems at /mnt, code packages as zips, and handlers in folders (LAMBDA_FACTS §1.9, §7.1, §7.9)."""

import zipfile
from dataclasses import replace
from pathlib import Path

from tests.conformance.checks import Read, same, true
from tests.conformance.fact import Fact, Language, Scenario, once
from tests.conformance.mounted import mount
from tests.conformance.stage import Seen, Stage

_SHARE = """
import os, time, uuid
def handler(event, context):
    before = sorted(os.listdir("/mnt/data"))
    name = uuid.uuid4().hex
    with open(f"/mnt/data/{name}", "w") as file: file.write("kept")
    os.makedirs("/mnt/data/folder", exist_ok=True)
    limit = time.monotonic() + 5
    while event and len(os.listdir("/mnt/data")) < 3 and time.monotonic() < limit: time.sleep(0.01)
    return {"before": before, "name": name, "seen": sorted(os.listdir("/mnt/data")), "mounts": os.listdir("/mnt")}
"""


async def _share(stage: Stage) -> tuple[Seen, ...]:
    """Two environments at once, then one of a new configuration."""
    folder = mount(stage, "/mnt/data")
    pair = await stage.together(2, b"1")
    stage.configure(memory_mb=300)
    last = await stage.invoke(b"0")
    await stage.engine.close()
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}
    return (*pair, Seen(last.request, last.result, more={"kept": kept}))


_SHARED = Scenario("shares a file system", {"app.py": _SHARE}, _share)
_UNMOUNTED = Scenario("no file system", {"app.py": "import os\ndef handler(e, c): return os.listdir('/mnt')\n"}, once)


async def _zipped(stage: Stage) -> tuple[Seen, ...]:
    """With its code as a zip, and as a changed one."""
    code = stage.function.code_path
    stage.configure(code_path=_pack(code, stage.folder / "code.zip"))
    first = await stage.invoke()
    (code / "data.txt").write_text("newer", encoding="utf-8")
    _pack(code, stage.folder / "code.zip")
    return first, await stage.invoke()


def _pack(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return path


_READS = """
import os, subprocess
from pack.deep import inner
def handler(event, context):
    listed = sorted(os.path.join(d, f) for d, _, files in os.walk(".") for f in files if not f.endswith(".pyc"))
    modes = {name: oct(os.stat(name).st_mode & 0o777) for name in ("run.sh", "data.txt")}
    said = subprocess.run(["./run.sh"], capture_output=True, text=True).stdout
    data = open("data.txt").read()
    return {"listed": listed, "modes": modes, "said": said, "data": data, "inner": inner.WHO, "cwd": os.getcwd()}
"""
_FILES = {
    "app.py": _READS,
    "pack/__init__.py": "",
    "pack/deep/__init__.py": "",
    "pack/deep/inner.py": "WHO = 'inner'\n",
    "data.txt": "old",
    "run.sh": "#!/bin/sh\necho ran in $PWD\n",
}
_ZIP = Scenario("code as a zip", _FILES, _zipped)

_HANDLERS = {
    "python/app.py": "from beside import WHO\ndef main(event, context): return [__name__, WHO]\n",
    "python/inner/__init__.py": "",
    "python/inner/mod.py": "from . import WHO\ndef run(event, context): return [__name__, WHO]\n",
    "beside.py": "WHO = 'of the root'\n",
    "plain.py": "from beside import WHO\ndef handler(event, context): return [__name__, WHO]\n",
}
_HANDLERS["python/inner/__init__.py"] = "WHO = 'of the package'\n"
_PYTHON_NAMES = {
    "plain.handler": ["plain", "of the root"],
    "python/app.main": ["python.app", "of the root"],
    "python.app.main": ["python.app", "of the root"],
    "python/inner/mod.run": ["python.inner.mod", "of the package"],
}

_JS = "exports.handler = async () => {who};\nexports.nested = {{deep: {{run: async () => 'nested'}}}};\n"
_MODULE = """
import {basename} from "node:path";
const later = await Promise.resolve("awaited");
export const handler = async () => [basename(import.meta.url), later];
"""
_NODE_FILES = {
    "src/app.js": _JS.format(who="'in a folder'"),
    "module.mjs": _MODULE,
    "common.cjs": "exports.handler = async () => 'cjs';\n",
    "es/package.json": '{"type": "module"}',
    "es/app.js": "export const handler = async () => typeof require;\n",
    "both.js": "exports.handler = async () => 'js';\n",
    "both.mjs": "export const handler = async () => 'mjs';\n",
}
_NODE_NAMES: dict[str, object] = {
    "src/app.handler": "in a folder",
    "src/app.nested.deep.run": "nested",
    "module.handler": ["module.mjs", "awaited"],
    "common.handler": "cjs",
    "es/app.handler": "undefined",
    "both.handler": "js",
}


async def _each_python(stage: Stage) -> tuple[Seen, ...]:
    return await _each(stage, list(_PYTHON_NAMES))


async def _each_node(stage: Stage) -> tuple[Seen, ...]:
    return await _each(stage, list(_NODE_NAMES))


async def _each(stage: Stage, names: list[str]) -> tuple[Seen, ...]:
    seen = []
    for name in names:
        stage.function = replace(stage.function, handler=name)
        seen.append(await stage.invoke())
    return tuple(seen)


_PYTHON_HANDLERS = Scenario("handlers of python", _HANDLERS, _each_python)
_NODE_HANDLERS = Scenario("handlers of node", _NODE_FILES, _each_node, Language.NODEJS)


def _answer(index: int) -> Read:
    return lambda *seen: seen[index].value


FACTS = (
    Fact(
        "§7.9",
        "a file system is at its path in /mnt, and nothing else is there",
        _SHARED,
        same(lambda *seen: seen[0].value["mounts"], ["data"]),
    ),
    Fact("§7.9", "it can be written to, folders too", _SHARED, true(lambda *seen: "folder" in seen[0].value["seen"])),
    Fact(
        "§7.9",
        "environments see each other's files in it at once",
        _SHARED,
        true(lambda *seen: all(one.value["name"] in other.value["seen"] for one in seen[:2] for other in seen[:2])),
    ),
    Fact(
        "§7.9",
        "it outlives environments",
        _SHARED,
        true(lambda *seen: {seen[0].value["name"], seen[1].value["name"]} <= set(seen[2].value["before"])),
    ),
    Fact(
        "§7.9",
        "and the engine",
        _SHARED,
        true(lambda *seen: [seen[2].more["kept"].get(one.value["name"]) for one in seen] == ["kept"] * 3),
    ),
    Fact("§7.9", "/mnt is empty without one", _UNMOUNTED, same(lambda seen: seen.value, [])),
    Fact(
        "§7.1",
        "a code package may be a zip",
        _ZIP,
        same(lambda first, _second: first.value["listed"], sorted(f"./{name}" for name in _FILES)),
    ),
    Fact("§7.1", "its content is in /var/task", _ZIP, same(lambda first, _second: first.value["cwd"], "/var/task")),
    Fact("§7.1", "its packages are imported", _ZIP, same(lambda first, _second: first.value["inner"], "inner")),
    Fact(
        "§7.1",
        "its files keep their mode",
        _ZIP,
        same(lambda first, _second: first.value["modes"], {"run.sh": "0o755", "data.txt": "0o644"}),
    ),
    Fact("§7.1", "its programs run", _ZIP, same(lambda first, _second: first.value["said"], "ran in /var/task\n")),
    Fact(
        "§7.5",
        "another zip in its place is new code",
        _ZIP,
        same(lambda first, second: (first.value["data"], second.value["data"], second.ok.cold), ("old", "newer", True)),
    ),
    *(
        Fact("§1.9", f"python: the handler {name}", _PYTHON_HANDLERS, same(_answer(index), answer))
        for index, (name, answer) in enumerate(_PYTHON_NAMES.items())
    ),
    *(
        Fact("§1.9", f"node: the handler {name}", _NODE_HANDLERS, same(_answer(index), answer))
        for index, (name, answer) in enumerate(_NODE_NAMES.items())
    ),
)
