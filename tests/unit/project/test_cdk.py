from pathlib import Path

from tests.unit.project.samples import WORKSPACES, template, write
from workbench.model.function import OriginKind
from workbench.project.cdk import asset_path, cdk_templates, stack_name
from workbench.project.marked import Marked
from workbench.project.sam import template_functions
from workbench.project.template import Template, read_template

OUT = WORKSPACES / "cdk" / "cdk.out"


def test_stacks_and_nested_assemblies_are_found() -> None:
    assert cdk_templates(OUT) == (OUT / "ShopStack.template.json", OUT / "assembly-Stage" / "StageStack.template.json")
    assert stack_name(OUT / "ShopStack.template.json") == "ShopStack"


def test_a_missing_folder_has_none(tmp_path: Path) -> None:
    assert cdk_templates(tmp_path / "cdk.out") == ()


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"manifest.json": "{}", "asset.1/x.template.json": "{}", "S.template.json": "{}"})
    assert cdk_templates(tmp_path) == (tmp_path / "S.template.json",)


def test_code_comes_from_the_asset() -> None:
    found = read_template(OUT / "ShopStack.template.json")
    assert isinstance(found, Template)
    (function,) = template_functions(found, "ShopStack", OriginKind.CDK, asset=asset_path)
    assert function.config.code_path == OUT / "asset.1111"
    assert function.config.environment == (("MODE", "fast"),)
    assert [(item.property, item.expression) for item in function.unresolved] == [
        ("Environment.Variables.TABLE", '{"Ref": "TableCD117FA1"}')
    ]


def test_asset_paths() -> None:
    made = template("Resources: {}\n", Path("/w/cdk.out/assembly-X/S.template.json".replace(".json", ".yaml")))
    for given, expected in (("../asset.1", Path("/w/cdk.out/asset.1")), ("", None), (5, None)):
        resource = Marked({"Metadata": Marked({"aws:asset:path": given})})
        assert asset_path(made, resource) == expected
    assert asset_path(made, Marked()) is None
