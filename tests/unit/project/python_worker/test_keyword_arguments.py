"""Where a parameter is given by its name."""

import jedi
import pytest

from workbench.project.python_worker.keyword_arguments import callable_of, given_by_name

CODE = """class Shop:
    def __init__(self, name): ...

    def price(self, item, count=1):
        return item


shop = Shop(name="a")
shop.price(item="a")
shop.price("a", count=2)
shop.price(
    item="a",
    count=3,
)
shop.price
f = lambda item: item
f(item=1)
"""


def places_of(line: int, column: int) -> list[tuple[int, int]]:
    script = jedi.Script(CODE, path="/nowhere/app.py", environment=jedi.InterpreterEnvironment())
    (parameter,) = [name for name in script.get_references(line, column) if name.type == "param"]
    called = callable_of(parameter)
    if called is None:
        return []
    found = list(given_by_name(script.get_references(called.line, called.column), parameter.name))
    assert all(place["length"] == len(parameter.name) and place["path"] == "/nowhere/app.py" for place in found)
    assert all(str(place["text"]).find(f"{parameter.name}=") >= 0 for place in found)
    return [(int(str(place["line"])), int(str(place["column"]))) for place in found]


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        (4, 20, [(8, 11), (11, 4)]),
        (4, 26, [(9, 16), (12, 4)]),
        (2, 23, [(7, 12)]),
        (16, 11, []),
    ],
)
def test_calls_that_name_the_parameter(line: int, column: int, found: list[tuple[int, int]]) -> None:
    assert places_of(line, column) == found
