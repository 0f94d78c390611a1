"""Third parties stay in their rooms, and the core imports without a screen and without AWS."""

import json
import subprocess
import sys
import tomllib

import pytest

from tests.support.rules import out_of_room, raised_foreign, unmapped_packages
from tests.support.sources import ROOT, listing, sources

ROOMS = {
    "PySide6": ("gui/",),
    "shiboken6": ("gui/",),
    "qasync": ("gui/",),
    "pygments": ("gui/",),
    "boto3": ("cloud/",),
    "botocore": ("cloud/",),
    "docker": ("engine/executors/docker/",),
    "requests": ("engine/executors/docker/",),
    "urllib3": ("engine/executors/docker/",),
    "watchfiles": ("project/watch.py",),
    "yaml": ("project/",),
    "sqlite3": (
        "app/stores/",
        "engine/async_file.py",
        "engine/async_store.py",
        "engine/lambda_api/state_file.py",
        "engine/logs_api/",
        "engine/sqlite_file.py",
    ),
    "platformdirs": ("base/paths.py",),
    "jsonschema_rs": ("project/event_validator.py",),
    "tomlkit": ("project/",),
    "keyring": ("app/secrets.py",),
    "jedi": ("project/python_worker/",),
    "lsprotocol": ("project/language_server/",),
    "cattrs": ("project/language_server/",),
    "uvloop": ("app/engine_thread.py", "cli/", "engine/"),
}
"""Where each third party may be imported: beginnings of paths below workbench/."""

ERRORS = {
    "boto3": ("boto3.exceptions.", "botocore.exceptions."),
    "botocore": ("botocore.exceptions.",),
    "docker": ("docker.errors.", "requests.exceptions.", "requests.RequestException"),
    "jsonschema_rs": ("jsonschema_rs.ReferencingError",),
    "tomlkit": ("tomlkit.exceptions.",),
    "keyring": ("keyring.errors.",),
    "jedi": ("jedi.RefactoringError", "jedi.InternalError"),
    "cattrs": ("cattrs.BaseValidationError", "cattrs.errors."),
    "requests": ("requests.exceptions.", "requests.RequestException"),
    "yaml": ("yaml.YAMLError", "yaml.MarkedYAMLError", "yaml.error.", "yaml.constructor.", "yaml.scanner."),
    "sqlite3": ("sqlite3.",),
}
"""The names of the errors that a third party raises; each file that calls it catches some and raises ours."""

WITHOUT = {
    "workbench.engine": ("PySide6", "qasync", "boto3", "botocore"),
    "workbench.project": ("PySide6", "qasync", "boto3", "botocore", "docker"),
    "workbench.cloud": ("PySide6", "qasync", "docker"),
    "workbench.app": ("PySide6", "qasync", "boto3", "botocore", "docker"),
    "workbench.cli": ("PySide6", "qasync", "boto3", "botocore", "docker"),
}
"""What must not be loaded once every module of a layer is imported. Docker and boto3 are slow: they come late."""

IMPORT_ALL = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith("__main__") and ".executors.docker" not in module.name:
        importlib.import_module(module.name)
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def test_third_parties_stay_in_their_rooms() -> None:
    offenders = [line for source in sources("workbench") for line in out_of_room(source, ROOMS)]
    assert not offenders, listing(offenders)


def test_each_file_maps_the_errors_of_the_third_party_it_calls() -> None:
    offenders = [line for source in sources("workbench") for line in unmapped_packages(source, ERRORS)]
    assert not offenders, listing(offenders)


def test_no_foreign_error_is_raised_or_passed_on() -> None:
    offenders = [line for source in sources("workbench") for line in raised_foreign(source, ERRORS)]
    assert not offenders, listing(offenders)


@pytest.mark.parametrize("layer", WITHOUT)
def test_a_layer_imports_without(layer: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, layer], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert not loaded & set(WITHOUT[layer]), f"{layer} loads {sorted(loaded & set(WITHOUT[layer]))}"


def test_every_layer_is_under_contract() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["type"] == "layers")["layers"]
    listed = {name.strip() for layer in layers for name in layer.split("|")}
    rooms = {f"workbench.{path.parent.name}" for path in (ROOT / "workbench").glob("*/__init__.py")}
    assert rooms == listed
