from pathlib import Path

import pytest

from tests.unit.project.samples import template
from workbench.model.function import Function, Layer
from workbench.project.cdk import asset_path
from workbench.project.sam import template_functions

ARN = "arn:aws:lambda:us-east-1:123456789012:layer:tools:3"
HEAD = "Transform: AWS::Serverless-2016-10-31\nParameters:\n  Open: {Type: String}\n"
HEAD += f"  Named: {{Type: String, Default: '{ARN}'}}\n  Both: {{Type: CommaDelimitedList, Default: '{ARN},x'}}\n"
LAYERS = """
  Common: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/common}}
  Packed: {Type: AWS::Lambda::LayerVersion, Properties: {Content: ../packed.zip}}
  Remote: {Type: AWS::Lambda::LayerVersion, Properties: {Content: {S3Bucket: b, S3Key: k}}}
  Uploaded: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: "s3://b/k"}}
  Built:
    Type: AWS::Serverless::LayerVersion
    Metadata: {BuildMethod: python3.12}
    Properties: {ContentUri: built}
"""


def _function(layers: str, folder: Path = Path("/srv/app"), shared: str = "") -> Function:
    text = f"{HEAD}Globals: {{Function: {{{shared}}}}}\nResources:\n{LAYERS}  F:\n"
    text += f"    Type: AWS::Serverless::Function\n    Properties: {{Layers: {layers}}}\n"
    return template_functions(template(text, folder / "template.yaml"), "app")[0]


@pytest.mark.parametrize(
    ("item", "layer"),
    [
        ("!Ref Common", Layer("Common", Path("/srv/app/layers/common"))),
        ("!Sub '${Common}'", Layer("Common", Path("/srv/app/layers/common"))),
        ("!GetAtt Common.LayerVersionArn", Layer("Common", Path("/srv/app/layers/common"))),
        ("!Ref Packed", Layer("Packed", Path("/srv/packed.zip"))),
        ("!Ref Remote", Layer("Remote")),
        ("!Ref Uploaded", Layer("Uploaded")),
        ("!Ref Named", Layer(ARN)),
        (ARN, Layer(ARN)),
        ("!Sub 'arn:aws:lambda:${AWS::Region}:123456789012:layer:tools:3'", Layer(ARN)),
    ],
)
def test_a_layer_by_each_way_of_naming_it(item: str, layer: Layer) -> None:
    function = _function(f"[{item}]")
    assert function.config.layers == (layer,)
    assert (function.unresolved, function.problems) == ((), ())


def test_layers_keep_their_order_and_globals_come_first() -> None:
    function = _function(f"[{ARN}, !Ref Packed]", shared="Layers: [!Ref Common]")
    assert [layer.name for layer in function.config.layers] == ["Common", ARN, "Packed"]


def test_a_list_from_a_parameter() -> None:
    assert _function("!Ref Both").config.layers == (Layer(ARN), Layer("x"))
    assert _function("[!Ref Both]").config.layers == (Layer(ARN), Layer("x"))
    assert _function("!Ref AWS::NoValue").config.layers == ()


def test_what_is_unknown_is_left_out_and_listed() -> None:
    function = _function("[!ImportValue shared, !Ref Common, !Ref Open, !GetAtt Nested.Outputs.Layer]")
    assert [layer.name for layer in function.config.layers] == ["Common"]
    assert [item.property for item in function.unresolved] == ["Layers[0]", "Layers[2]", "Layers[3]"]


@pytest.mark.parametrize("item", ["{a: b}", "3", "true"])
def test_what_is_no_arn_is_a_problem(item: str) -> None:
    function = _function(f"[{item}, !Ref Common]")
    assert [layer.name for layer in function.config.layers] == ["Common"]
    assert [problem.what for problem in function.problems] == ["Layers[0] is not the ARN of a layer version."]


def test_a_layer_that_sam_builds(tmp_path: Path) -> None:
    (tmp_path / ".aws-sam" / "build" / "Built").mkdir(parents=True)
    function = _function("[!Ref Built]", tmp_path)
    assert function.config.layers == (Layer("Built", tmp_path / ".aws-sam" / "build" / "Built"),)
    assert function.problems == ()


def test_a_layer_that_is_not_built_is_told_and_used_as_it_is(tmp_path: Path) -> None:
    function = _function("[!Ref Built]", tmp_path)
    assert function.config.layers == (Layer("Built", tmp_path / "built"),)
    (problem,) = function.problems
    assert problem.what == "The layer Built is not built."
    assert "python3.12" in problem.why
    assert problem.line > 1


def test_a_layer_of_cdk_is_its_asset() -> None:
    text = """{"Resources": {
      "Tools1A2B": {"Type": "AWS::Lambda::LayerVersion", "Metadata": {"aws:asset:path": "asset.2222.zip"},
        "Properties": {"Content": {"S3Bucket": {"Fn::Sub": "assets-${AWS::Region}"}, "S3Key": "2222.zip"}}},
      "F": {"Type": "AWS::Lambda::Function", "Metadata": {"aws:asset:path": "asset.1111"},
        "Properties": {"Layers": [{"Ref": "Tools1A2B"}]}}}}"""
    made = template(text, Path("/srv/cdk.out/S.template.json"))
    (function,) = template_functions(made, "S", asset=asset_path)
    assert function.config.layers == (Layer("Tools1A2B", Path("/srv/cdk.out/asset.2222.zip")),)
