from pathlib import Path

from workbench.engine.debugger.mapping import SourceMap, with_layers
from workbench.model.function import Layer


def test_lambdas_folders(tmp_path: Path) -> None:
    code, layers = tmp_path / "code", tmp_path / "layers"
    sources = SourceMap(((code, "/var/task"), (layers, "/opt")))
    pairs = {
        code / "app.py": "/var/task/app.py",
        code / "pkg" / "ü b.py": "/var/task/pkg/ü b.py",
        layers / "python" / "x.py": "/opt/python/x.py",
    }
    for here, inside in pairs.items():
        assert sources.inside(here) == inside
        assert sources.here(inside) == here
    for nowhere in ("/var/tasks/app.py", "/var/runtime/bootstrap.py", "<string>", "", "app.py"):
        assert sources.here(nowhere) is None
    assert sources.inside(tmp_path / "other.py") is None
    assert sources.inside(tmp_path / "codes" / "app.py") is None


def test_folders_that_are_the_same(tmp_path: Path) -> None:
    sources = SourceMap(((tmp_path, f"{tmp_path}/"),))
    assert sources.inside(tmp_path / "app.py") == str(tmp_path / "app.py")
    assert sources.here(str(tmp_path / "a" / "b.py")) == tmp_path / "a" / "b.py"


def test_a_file_by_another_way(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    assert SourceMap(((link, "/var/task"),)).inside(real / "app.py") == "/var/task/app.py"
    assert SourceMap(((real, "/var/task"),)).inside(link / "app.py") == "/var/task/app.py"
    assert SourceMap(((link, "/var/task"),)).here("/var/task/app.py") == link / "app.py", "as the user named it"


def test_of_several_folders_the_first_that_has_the_file_counts(tmp_path: Path) -> None:
    one, two, merged = (tmp_path / name for name in ("one", "two", "merged"))
    for folder in (one, two, merged):
        folder.mkdir()
    (two / "x.py").touch()
    (merged / "x.py").touch()
    layers = (Layer("two", two), Layer("one", one), Layer("far"), Layer("zip", tmp_path / "z.zip"))
    places = with_layers(((tmp_path / "code", "/var/task"), (merged, "/opt")), layers)
    assert [folder.name for folder, _seen in places] == ["code", "one", "two", "merged"], "later layers come first"
    sources = SourceMap(places)
    assert sources.here("/opt/x.py") == two / "x.py"
    assert sources.here("/opt/y.py") is None
    for folder in (one, two, merged):
        assert sources.inside(folder / "x.py") == "/opt/x.py"


def test_without_layers(tmp_path: Path) -> None:
    places = ((tmp_path, "/var/task"),)
    assert with_layers(places, (Layer("far"),)) == places
