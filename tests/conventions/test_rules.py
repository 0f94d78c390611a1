"""The rules behind the conventions find what they look for, and nothing else."""

from tests.support import rules
from tests.support.sources import Source, source_of

FAMILIES = {"yaml": ("yaml.",), "docker": ("docker.errors.", "requests.exceptions.")}


def source(text: str, path: str = "workbench/gui/a.py") -> Source:
    return source_of(path, text)


def test_banned_method_is_found_on_any_receiver() -> None:
    found = list(rules.banned_calls(source("menu().exec(1)\nexec('x')\n"), ["exec"], []))
    assert found == ["workbench/gui/a.py:1 ?.exec()"]


def test_banned_function_is_found_through_any_import() -> None:
    text = "import time as t\nfrom time import sleep as nap\nt.sleep(1)\nnap(1)\nclock.sleep(1)\n"
    assert len(list(rules.banned_calls(source(text), [], ["time.sleep"]))) == 2


def test_tasks_in_a_group_are_owned() -> None:
    text = (
        "import asyncio\nasync def f():\n    asyncio.create_task(g())\n"
        "    async with asyncio.TaskGroup() as group:\n        group.create_task(g())\n"
    )
    assert list(rules.unowned_tasks(source(text))) == ["workbench/gui/a.py:3 asyncio.create_task()"]


def test_rooms() -> None:
    rooms = {"yaml": ("project/",), "sqlite3": ("app/stores/",)}
    text = "import yaml\nimport json\nimport sqlite3\nimport numpy.linalg\n"
    found = list(rules.out_of_room(source(text, "workbench/project/a.py"), rooms))
    assert [line.split(" ", 1)[1] for line in found] == [
        "imports numpy, which has no room",
        "imports sqlite3; its place is app/stores/",
    ]


def test_imports_for_type_checking_do_not_count() -> None:
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import docker\n"
    assert list(rules.third_party(source(text))) == []


def test_a_called_package_must_be_caught() -> None:
    bare = "import yaml\nyaml.safe_load('')\n"
    broad = "import yaml\ntry:\n    yaml.safe_load('')\nexcept Exception:\n    pass\n"
    mapped = "import yaml\ntry:\n    yaml.safe_load('')\nexcept (OSError, yaml.YAMLError):\n    pass\n"
    assert len(list(rules.unmapped_packages(source(bare), FAMILIES))) == 1
    assert len(list(rules.unmapped_packages(source(broad), FAMILIES))) == 1
    assert list(rules.unmapped_packages(source(mapped), FAMILIES)) == []


def test_a_tuple_of_errors_may_have_a_name() -> None:
    text = (
        "import docker\nfrom docker.errors import APIError\nFOREIGN = (APIError, OSError)\n"
        "try:\n    docker.from_env()\nexcept FOREIGN:\n    pass\n"
    )
    assert list(rules.unmapped_packages(source(text), FAMILIES)) == []


def test_a_package_used_for_its_constants_need_not_be_caught() -> None:
    assert list(rules.unmapped_packages(source("import yaml\nx = yaml.__version__\n"), FAMILIES)) == []


def test_foreign_errors_that_are_raised_or_passed_on() -> None:
    text = (
        "import yaml\ntry:\n    f()\nexcept yaml.YAMLError:\n    raise\n"
        "raise yaml.YAMLError('x')\ntry:\n    f()\nexcept OSError:\n    raise\n"
    )
    found = [line.split(" ", 1)[1] for line in rules.raised_foreign(source(text), FAMILIES)]
    assert sorted(found) == ["passes on what it caught", "raises yaml.YAMLError"]


def test_docstrings() -> None:
    found = list(rules.without_docstring(source('class A:\n    """An a."""\nclass B:\n    pass\n')))
    assert [line.split()[-1] for line in found] == ["module", "B"]


def test_behaviour() -> None:
    assert not rules.has_behaviour(source('class P:\n    def f(self) -> int:\n        """Doc."""\n\nX = 1\n'))
    assert rules.has_behaviour(source("def f() -> int:\n    return 1\n"))
