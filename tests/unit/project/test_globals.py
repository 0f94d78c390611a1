from workbench.project.globals import merge_globals
from workbench.project.marked import Marked, parse


def _merge(shared: str, resource: str) -> Marked:
    from pathlib import Path

    first, second = parse(shared, Path("a.yaml")), parse(resource, Path("b.yaml"))
    assert isinstance(first, Marked)
    assert isinstance(second, Marked)
    return merge_globals(first, second)


def test_maps_merge_lists_join_and_scalars_of_the_function_win() -> None:
    merged = _merge(
        "Timeout: 5\nMemorySize: 128\nLayers: [a]\nEnvironment: {Variables: {A: 1, B: 2}}\n",
        "Properties:\n  Timeout: 9\n  Layers: [b]\n  Environment: {Variables: {B: 3, C: 4}}\n",
    )
    assert merged == {
        "Timeout": 9,
        "MemorySize": 128,
        "Layers": ["a", "b"],
        "Environment": {"Variables": {"A": 1, "B": 3, "C": 4}},
    }
    assert merged.line("Timeout") == 2


def test_an_intrinsic_replaces() -> None:
    merged = _merge("Tags: {a: 1}\nLayers: [a]\n", "Properties: {Tags: !Ref T, Layers: !Ref L}\n")
    assert merged == {"Tags": {"Ref": "T"}, "Layers": {"Ref": "L"}}
    assert _merge("Tags: !Ref T\n", "Properties: {Tags: {a: 1}}\n") == {"Tags": {"a": 1}}


def test_globals_can_be_ignored() -> None:
    shared = "Timeout: 5\nRuntime: x\n"
    assert _merge(shared, "IgnoreGlobals: '*'\nProperties: {Handler: h}\n") == {"Handler": "h"}
    assert _merge(shared, "IgnoreGlobals: [Timeout]\nProperties: {Handler: h}\n") == {"Runtime": "x", "Handler": "h"}


def test_a_resource_without_properties() -> None:
    assert _merge("Timeout: 5\n", "Type: X\n") == {"Timeout": 5}
