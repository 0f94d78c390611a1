import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.model.function import FunctionConfig, ImageConfig, Layer, PackageType
from workbench.model.problem import Severity
from workbench.project import layer_checks
from workbench.project.finding import Finding
from workbench.project.layer_checks import Sizes, layer_findings

ARN = "arn:aws:lambda:us-east-1:123456789012:layer:tools"


@pytest.fixture
def config(tmp_path: Path) -> FunctionConfig:
    (tmp_path / "code" / "deep").mkdir(parents=True)
    (tmp_path / "code" / "app.py").write_text("x" * 10)
    (tmp_path / "code" / "deep" / "a.py").write_text("x" * 20)
    return FunctionConfig("orders", "python3.12", "app.handler", tmp_path / "code")


def _zip(path: Path, size: int = 5) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", "x" * size)
    return path


def _findings(config: FunctionConfig, *layers: Layer) -> list[Finding]:
    return list(layer_findings(replace(config, layers=layers), Sizes()))


def test_sound_layers(config: FunctionConfig, tmp_path: Path) -> None:
    layers = [Layer(f"{ARN}{number}:1") for number in range(3)]
    assert _findings(config, *layers, Layer("Folder", tmp_path), Layer("Zip", _zip(tmp_path / "l.zip"))) == []
    assert _findings(config) == []


def test_more_than_five(config: FunctionConfig) -> None:
    (finding,) = _findings(config, *map(Layer, "abcdef"))
    assert (finding.severity, finding.what) == (Severity.ERROR, "orders has 6 layers.")
    assert finding.why == "AWS says: Cannot reference more than 5 layers."


@pytest.mark.parametrize(("one", "two"), [(f"{ARN}:1", f"{ARN}:2"), (f"{ARN}:1", f"{ARN}:1"), ("Common", "Common")])
def test_two_versions_of_one_layer(config: FunctionConfig, one: str, two: str) -> None:
    (finding,) = _findings(config, Layer(one), Layer("Other"), Layer(two))
    assert finding.severity is Severity.ERROR
    assert finding.why == (
        "AWS says: Two different versions of the same layer are not allowed to be referenced in the same function. "
        f"{one} and {two} are versions of the same layer."
    )


def test_layers_that_are_not_there_or_no_zip(config: FunctionConfig, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_text("no zip")
    lost, bad = _findings(config, Layer("Lost", tmp_path / "none"), Layer("Bad", tmp_path / "bad.zip"))
    assert "There is no folder and no file" in lost.why
    assert "Could not unzip uploaded file." in bad.why
    assert {lost.severity, bad.severity} == {Severity.ERROR}


def test_images_have_no_layers(config: FunctionConfig, tmp_path: Path) -> None:
    image = replace(config, package_type=PackageType.IMAGE, image=ImageConfig("i:1"))
    (finding,) = _findings(image, Layer("Lost", tmp_path / "none"))
    assert "PackageType is Image" in finding.why
    assert _findings(image) == []


def test_the_size_of_all_together(config: FunctionConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layer_checks, "CODE_BYTES", 35)
    layer = Layer("Zip", _zip(tmp_path / "l.zip", 5))
    assert _findings(config, layer) == []
    monkeypatch.setattr(layer_checks, "CODE_BYTES", 34)
    (finding,) = _findings(config, layer)
    assert (finding.property, finding.severity) == ("Layers", Severity.WARNING)
    assert finding.why.endswith("exceeds the maximum allowed size of 34 bytes. The actual size is 35 bytes.")
    assert list(layer_findings(replace(config, layers=(layer,)), Sizes(), with_code=False)) == []
    monkeypatch.setattr(layer_checks, "CODE_BYTES", 29)
    (finding,) = _findings(config)
    assert (finding.property, finding.why) == ("CodeUri", "AWS says: Unzipped size must be smaller than 29 bytes")


def test_sizes_are_counted_once_and_not_without_end(config: FunctionConfig, tmp_path: Path) -> None:
    sizes = Sizes()
    assert sizes.of(config.code_path) == 30
    (config.code_path / "more.py").write_text("x")
    assert sizes.of(config.code_path) == 30
    assert Sizes().of(config.code_path) == 31
    assert (Sizes(0).of(config.code_path), Sizes(0).of(_zip(tmp_path / "l.zip"))) == (0, 5)
    assert Sizes().of(tmp_path / "none") is None


def test_folders_that_no_build_takes_are_not_counted(config: FunctionConfig) -> None:
    (config.code_path / ".git").mkdir()
    (config.code_path / ".git" / "pack").write_text("x" * 100)
    assert Sizes().of(config.code_path) == 30
