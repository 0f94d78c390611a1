"""The form has every field that the model knows, with its kind, limits and help."""

import pytest

from workbench.base.service_model.load import load_service
from workbench.base.service_model.shapes import Shape, ShapeType
from workbench.model.configuration import ConfigField, FieldKind, Target
from workbench.project import configuration_names as names
from workbench.project.configuration_fields import configuration_fields
from workbench.project.overrides import _KINDS


def field(key: str, target: Target = Target.SAM) -> ConfigField:
    return next(one for one in configuration_fields(target) if one.key == key)


def leaves(key: str, shape: Shape) -> list[str]:
    """The keys of all leaves of a shape, as the form has them."""
    if shape.type is ShapeType.LIST and shape.element.type is ShapeType.STRUCTURE:
        shape = shape.element
    if shape.type is ShapeType.STRUCTURE:
        return [leaf for name, member in shape.members.items() for leaf in leaves(f"{key}.{name}", member.shape)]
    return [key]


def test_no_member_of_the_api_is_missing() -> None:
    model = load_service("lambda")
    known = {one.key for one in configuration_fields(Target.SAM)}
    for operation in ("CreateFunction", "UpdateFunctionConfiguration"):
        shape = model.operations[operation].input
        assert shape is not None
        wanted = {leaf for name, one in shape.members.items() for leaf in leaves(name, one.shape)}
        assert {leaf for leaf in wanted if leaf.partition(".")[0] not in names.LEFT_OUT} <= known


def test_each_field_stands_once_and_says_what_it_is() -> None:
    for target in Target:
        fields = configuration_fields(target)
        assert len({one.key for one in fields}) == len({one.path for one in fields}) == len(fields)
        assert all(one.title and one.help and "<p>" not in one.help and "</" not in one.help for one in fields)
        sections = [one.section for one in fields]
        assert sections == sorted(sections, key=[*names.SECTIONS, names.OTHER].index)


@pytest.mark.parametrize(
    ("key", "kind", "limits", "path"),
    [
        ("MemorySize", FieldKind.NUMBER, (128, 32768), ("MemorySize",)),
        ("EphemeralStorage.Size", FieldKind.NUMBER, (512, 32768), ("EphemeralStorage", "Size")),
        ("Description", FieldKind.TEXT, (0, 256), ("Description",)),
        ("Environment.Variables", FieldKind.PAIRS, (None, None), ("Environment", "Variables")),
        ("VpcConfig.SubnetIds", FieldKind.TEXTS, (0, 16), ("VpcConfig", "SubnetIds")),
        ("VpcConfig.Ipv6AllowedForDualStack", FieldKind.FLAG, (None, None), ("VpcConfig", "Ipv6AllowedForDualStack")),
        ("FileSystemConfigs.Arn", FieldKind.TEXT, (0, 256), ("FileSystemConfigs", 0, "Arn")),
        ("TracingConfig.Mode", FieldKind.CHOICE, (None, None), ("Tracing",)),
        ("KMSKeyArn", FieldKind.TEXT, (0, 10000), ("KmsKeyArn",)),
        ("MaximumRetryAttempts", FieldKind.NUMBER, (0, 2), ("EventInvokeConfig", "MaximumRetryAttempts")),
    ],
)
def test_kinds_limits_and_places(
    key: str, kind: FieldKind, limits: tuple[float | None, float | None], path: tuple[str | int, ...]
) -> None:
    found = field(key)
    assert (found.kind, (found.minimum, found.maximum), found.path) == (kind, limits, path)


def test_choices() -> None:
    assert set(field("Architectures").choices) == {"x86_64", "arm64"}
    assert field("Architectures").listed
    runtimes = [one for one in field("Runtime").choices if one.startswith("python3")]
    assert runtimes.index("python3.13") < runtimes.index("python3.9")
    assert field("MemorySize").unit == "MB"
    assert field("MemorySize").default == "128"


def test_titles_are_words() -> None:
    titles = {one.key: one.title for one in configuration_fields(Target.SAM)}
    assert titles["VpcConfig.SecurityGroupIds"] == "Security group IDs"
    assert titles["FileSystemConfigs.S3FilesConfig.DirectS3Read"] == "Direct S3 read"
    assert titles["LoggingConfig.LogGroup"] == "Log group"


def test_plain_cloudformation_has_its_own_places() -> None:
    assert field("TracingConfig.Mode", Target.CLOUDFORMATION).path == ("TracingConfig", "Mode")
    assert field("Tags", Target.CLOUDFORMATION).tags
    assert not field("Tags").tags
    assert "MaximumRetryAttempts" not in {one.key for one in configuration_fields(Target.CLOUDFORMATION)}


def test_workbench_toml_has_the_keys_that_it_reads() -> None:
    keys = {one.path[0] for one in configuration_fields(Target.SETTINGS)}
    assert keys == set(_KINDS) - {"code"}
    assert field("SnapStart.ApplyOn", Target.SETTINGS).kind is FieldKind.FLAG
    assert field("Layers", Target.SETTINGS).pattern == ""
