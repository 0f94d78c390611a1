from dataclasses import replace
from pathlib import Path

from workbench.model.function import (
    Architecture,
    FileSystem,
    Function,
    FunctionConfig,
    Layer,
    LogFormat,
    LoggingConfig,
    Origin,
    OriginKind,
    TracingMode,
)
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings, RecursiveLoop
from workbench.model.problem import Unresolved
from workbench.project.override_effects import apply, with_local_content, without_version
from workbench.project.overrides import FILE_NAME, Override

PATH = Path("/w") / FILE_NAME
ARN = "arn:aws:lambda:us-east-1:123456789012:layer:tools"


def _function(*unresolved: str) -> Function:
    config = FunctionConfig("orders", "python3.11", "app.handler", Path("/w"), environment=(("A", "1"), ("B", "2")))
    notes = tuple(Unresolved(name, "!Ref X", "why") for name in unresolved)
    return Function(config, Origin(OriginKind.TEMPLATE, "app", Path("/w/template.yaml")), unresolved=notes)


def test_what_is_said_replaces_and_the_environment_is_merged() -> None:
    said = {"B": "3", "C": "4"}
    override = Override(
        "orders",
        PATH,
        1,
        memory_mb=512,
        timeout_s=2,
        code="src",
        architecture=Architecture.ARM64,
        environment=said,
        tags={"team": "data"},
    )
    function = apply(override, _function("MemorySize", "Environment.Variables.C", "Runtime", "CodeUri"))
    config = function.config
    assert (config.memory_mb, config.timeout_s, config.architecture) == (512, 2.0, Architecture.ARM64)
    assert config.code_path == Path("/w/src")
    assert config.environment == (("A", "1"), ("B", "3"), ("C", "4"))
    assert (config.runtime, config.handler) == ("python3.11", "app.handler")
    assert function.tags == (("team", "data"),)
    assert [item.property for item in function.unresolved] == ["Runtime"]


def test_a_table_that_says_nothing_changes_nothing() -> None:
    function = _function("Runtime", "Layers[0]")
    assert apply(Override("orders", PATH, 1), function) == function


def test_layers_are_folders_zips_and_arns_and_settle_unknown_ones() -> None:
    override = Override("orders", PATH, 1, layers=("layers/a", "../b.zip", f"{ARN}:3"))
    function = apply(override, _function("Layers[0]", "Layers[3]"))
    assert function.config.layers == (
        Layer("layers/a", Path("/w/layers/a")),
        Layer("../b.zip", Path("/b.zip")),
        Layer(f"{ARN}:3"),
    )
    assert function.unresolved == ()


def test_features() -> None:
    override = Override(
        "orders",
        PATH,
        1,
        log_format=LogFormat.JSON,
        system_log_level="DEBUG",
        tracing=TracingMode.ACTIVE,
        snap_start=True,
        tenant_isolation=False,
        max_concurrency=8,
    )
    function = _function("LoggingConfig.LogFormat", "LoggingConfig.LogGroup")
    logging = LoggingConfig(LogFormat.TEXT, "WARN", "", "/logs")
    before = replace(function, config=replace(function.config, logging=logging, tenant_isolation=True))
    found = apply(override, before)
    assert found.config.logging == LoggingConfig(LogFormat.JSON, "WARN", "DEBUG", "/logs")
    assert (found.config.tracing, found.config.max_concurrency) == (TracingMode.ACTIVE, 8)
    assert (found.config.snap_start, found.config.tenant_isolation) == (True, False)
    assert [item.property for item in found.unresolved] == ["LoggingConfig.LogGroup"]


def test_settings() -> None:
    override = Override(
        "orders",
        PATH,
        1,
        reserved_concurrency=0,
        retries=0,
        on_success="other",
        on_failure="arn:aws:sqs:us-east-1:123456789012:failed",
        dead_letter="",
        recursive_loop=RecursiveLoop.ALLOW,
    )
    names = ("EventInvokeConfig.DestinationConfig.OnFailure.Destination", "DeadLetterQueue.TargetArn")
    before = FunctionSettings(5, 3, EventInvokeConfig(1, 60, "old", "old"), "arn:aws:sns:us-east-1:123456789012:t")
    found = apply(override, replace(_function(*names), settings=before))
    assert found.settings == FunctionSettings(
        0,
        3,
        EventInvokeConfig(
            0,
            60,
            "arn:aws:lambda:us-east-1:123456789012:function:other",
            "arn:aws:sqs:us-east-1:123456789012:failed",
        ),
        "",
        RecursiveLoop.ALLOW,
    )
    assert found.unresolved == ()


def test_layers_of_an_account_have_local_content_by_their_arn_with_or_without_version() -> None:
    layers = (Layer(f"{ARN}:3"), Layer(f"{ARN}:4"), Layer("Common", Path("/old")), Layer("arn:other:layer:x:1"))
    function = _function()
    function = replace(function, config=replace(function.config, layers=layers))
    paths = {ARN: Path("/any"), f"{ARN}:3": Path("/three"), "Common": Path("/new")}
    found = with_local_content(function, paths, {})
    assert [layer.path for layer in found.config.layers] == [Path("/three"), Path("/any"), Path("/new"), None]
    assert [layer.name for layer in found.config.layers] == [layer.name for layer in layers]


def test_file_systems_have_folders_by_arn_or_by_the_access_points_id() -> None:
    point = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/"
    systems = tuple(FileSystem(point + name, f"/mnt/{name}") for name in ("a", "b", "c"))
    function = _function()
    function = replace(function, config=replace(function.config, file_systems=systems))
    found = with_local_content(function, {}, {f"{point}a": Path("/x"), "b": Path("/y")})
    assert [item.folder for item in found.config.file_systems] == [Path("/x"), Path("/y"), None]


def test_versions_of_layers() -> None:
    assert without_version(f"{ARN}:12") == ARN
    for text in (ARN, "Common", "a:1", f"{ARN}:x", ""):
        assert without_version(text) == text
