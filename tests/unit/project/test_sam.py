import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import TABLE, WORKSPACES, template
from workbench.model.function import Architecture, Function, Layer, OriginKind, PackageType
from workbench.project.checks import check
from workbench.project.physical import FUNCTION_TYPES
from workbench.project.sam import template_functions
from workbench.project.template import Template, read_template

HEAD = "Transform: AWS::Serverless-2016-10-31\nParameters: {Open: {Type: String}}\n"


def _fixture(name: str) -> dict[str, Function]:
    found = read_template(WORKSPACES / name)
    assert isinstance(found, Template)
    return {function.origin.logical_id: function for function in template_functions(found, "app")}


def _one(text: str) -> Function:
    (function,) = template_functions(template(text), "app")
    return function


def test_a_sam_function_with_globals_and_intrinsics() -> None:
    functions = _fixture("shop/template.yaml")
    assert list(functions) == ["OrdersFunction", "ThumbnailsFunction", "BrokenFunction"]
    config = functions["OrdersFunction"].config
    assert (config.name, config.runtime, config.handler) == ("shop-orders-dev", "python3.11", "app.handler")
    assert (config.memory_mb, config.timeout_s, config.ephemeral_mb) == (256, 10.0, 512)
    assert config.code_path == WORKSPACES / "shop" / "orders"
    assert config.layers == (Layer("Common", WORKSPACES / "shop" / "layers" / "common"),)
    assert dict(config.environment) == {
        "STAGE": "dev",
        "LOG_LEVEL": "DEBUG",
        "TABLE": "shop-orders-dev",
        "TABLE_ARN": "arn:aws:dynamodb:us-east-1:123456789012:table/shop-orders-dev",
    }
    assert config.description == "Takes an order"
    assert functions["OrdersFunction"].tags == (("team", "shop"),)
    assert [item.property for item in functions["OrdersFunction"].unresolved] == ["Environment.Variables.QUEUE_URL"]


def test_the_origin_is_the_resource_in_the_template() -> None:
    origin = _fixture("shop/template.yaml")["ThumbnailsFunction"].origin
    assert (origin.kind, origin.application) == (OriginKind.TEMPLATE, "app")
    lines = origin.path.read_text().splitlines()
    assert lines[origin.line - 1].strip() == "ThumbnailsFunction:"


def test_settings_of_one_function() -> None:
    config = _fixture("shop/template.yaml")["ThumbnailsFunction"].config
    assert (config.runtime, config.architecture, config.ephemeral_mb) == ("nodejs22.x", Architecture.ARM64, 1024)


def test_a_parameter_turns_a_condition() -> None:
    found = read_template(WORKSPACES / "shop" / "template.yaml")
    assert isinstance(found, Template)
    functions = template_functions(found, "app", parameters={"Stage": "prod"})
    assert [function.origin.logical_id for function in functions][-1] == "ProdOnlyFunction"
    assert functions[0].config.memory_mb == 1769


def test_a_function_whose_condition_is_not_known_is_shown_with_it() -> None:
    function = _one(
        HEAD + "Conditions: {C: !Equals [!Ref Open, x]}\nResources:\n"
        "  F: {Type: AWS::Serverless::Function, Condition: C, Properties: {Handler: a.b}}\n"
    )
    assert [(item.property, item.expression) for item in function.unresolved] == [("Condition", "C")]


def test_plain_cloudformation() -> None:
    functions = _fixture("cloudformation/stack.json")
    hello = functions["Hello"]
    assert (hello.name, hello.config.memory_mb) == ("plain-hello", 512)
    assert hello.config.code_path == WORKSPACES / "cloudformation" / "hello"
    assert hello.tags == (("team", "plain"),)
    assert hello.origin.line == 7
    assert [item.property for item in functions["Inline"].unresolved] == ["Code"]
    assert [item.property for item in functions["Remote"].unresolved] == ["Code"]


def test_what_is_not_known_stops_nothing() -> None:
    functions = _fixture("unresolved/template.yml")
    puzzling = functions["Puzzling"]
    assert puzzling.name == "Puzzling"
    assert puzzling.config.memory_mb == 128
    assert puzzling.config.environment == (("KNOWN", "yes it is"),)
    assert puzzling.config.layers == (Layer("arn:aws:lambda:us-east-1:123456789012:layer:known:3"),)
    assert [item.property for item in puzzling.unresolved] == [
        "FunctionName",
        "MemorySize",
        "Environment.Variables.QUEUE_ARN",
        "Environment.Variables.PASSWORD",
        "Environment.Variables.DYNAMIC",
        "Environment.Variables.URL",
        "Layers[0]",
    ]
    assert functions["Fine"].unresolved == ()


def test_images() -> None:
    text = (
        HEAD
        + """
Resources:
  Built:
    Type: AWS::Serverless::Function
    Metadata: {DockerContext: ./image, DockerTag: v1, Dockerfile: own.Dockerfile}
    Properties:
      PackageType: Image
      ImageConfig: {Command: [app.handler], EntryPoint: [/run], WorkingDirectory: /w}
  Named:
    Type: AWS::Lambda::Function
    Properties: {PackageType: Image, Code: {ImageUri: !Sub "${AWS::AccountId}.dkr.ecr/x:1"}}
"""
    )
    built, named = (function.config for function in template_functions(template(text), "app"))
    assert built.package_type is PackageType.IMAGE
    assert built.image is not None
    assert (built.image.uri, built.image.command, built.image.entry_point) == ("built:v1", ("app.handler",), ("/run",))
    assert built.image.working_directory == "/w"
    assert built.code_path == Path("/srv/app/image")
    assert (built.image.built_from, built.image.dockerfile) == (Path("/srv/app/image"), "own.Dockerfile")
    assert named.image is not None
    assert named.image.built_from is None
    assert named.image.uri == "123456789012.dkr.ecr/x:1"


def test_values_of_a_wrong_kind_are_problems_not_failures() -> None:
    function = _one(HEAD + "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n"
                    "      PackageType: Jar\n      Architectures: [mips]\n      MemorySize: lots\n"
                    "      Environment: none\n      Layers: {a: b}\n      Tags: 3\n")  # fmt: skip
    whats = {problem.what.split(" is not ")[0] for problem in function.problems}
    assert whats == {"PackageType", "Architectures", "MemorySize", "Environment", "Layers[0]", "Tags"}
    assert all(problem.line > 4 for problem in function.problems)


def test_resources_that_are_no_functions_are_passed_over() -> None:
    text = "Resources:\n  A: {Type: AWS::SQS::Queue}\n  B: text\n  C: {Type: [x]}\n  'Fn::ForEach::D': [1]\n"
    assert template_functions(template(text), "app") == ()


def test_a_function_without_properties() -> None:
    function = _one("Resources:\n  F: {Type: AWS::Lambda::Function}\n")
    assert (function.config.runtime, function.config.handler, function.config.memory_mb) == ("", "", 128)


_NAMES = st.sampled_from(
    [
        "FunctionName", "Runtime", "Handler", "CodeUri", "Code", "InlineCode", "MemorySize", "Timeout", "Environment",
        "Layers", "Architectures", "PackageType", "ImageUri", "ImageConfig", "EphemeralStorage", "Tags", "Description",
        "LoggingConfig", "Tracing", "TracingConfig", "SnapStart", "TenancyConfig", "FileSystemConfigs", "RecursiveLoop",
        "CapacityProviderConfig", "ReservedConcurrentExecutions", "ProvisionedConcurrencyConfig", "EventInvokeConfig",
        "DeadLetterQueue", "DeadLetterConfig",
    ]
)  # fmt: skip
_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(["Image", "."])
)
_KEYS = st.sampled_from(
    [
        "Ref", "Fn::Sub", "Fn::If", "Variables", "Size", "Key", "Value", "Command", "AWS::NoValue", "LogFormat", "Mode",
        "ApplyOn", "Arn", "LocalMountPath", "TenantIsolationMode", "MaximumRetryAttempts", "DestinationConfig",
        "OnFailure", "Destination", "Type", "TargetArn", "ProvisionedConcurrentExecutions",
    ]
)  # fmt: skip
_VALUES = st.recursive(_LEAVES, lambda inner: st.lists(inner) | st.dictionaries(_KEYS | st.text(max_size=3), inner))


@given(st.dictionaries(_NAMES, _VALUES), st.dictionaries(_NAMES, _VALUES), st.sampled_from(FUNCTION_TYPES))
def test_whatever_stands_in_a_function_it_is_shown(
    own: dict[str, object], shared: dict[str, object], type_name: str
) -> None:
    document = {
        "Transform": "AWS::Serverless-2016-10-31",
        "Globals": {"Function": shared},
        "Resources": {"F": {"Type": type_name, "Properties": own}},
    }
    made = template(json.dumps(document), Path("/srv/app/template.json"))
    (function,) = template_functions(made, "app")
    checked = check(function, TABLE)
    assert checked.config.code_path.is_absolute()
    assert checked.name
