from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample_shapes import Kind, broken, full, minimal
from tests.support.toy_service import toy_service
from workbench.base.service_model.load import load_service
from workbench.base.service_model.validate import validation_message, violation, violations

LAMBDA, LOGS, TOY = load_service("lambda"), load_service("logs"), toy_service()
FUNCTION = "Member must satisfy regular expression pattern: " + LAMBDA.shape("NamespacedFunctionName").pattern
QUALIFIER = r"Member must satisfy regular expression pattern: \$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"
MODELS = [(model, name) for model in (LAMBDA, LOGS) for name in model.operations]
IDS = [f"{model.name}-{name}" for model, name in MODELS]


def told(name: str, **members: Any) -> tuple[str, ...]:
    """What an operation of Lambda tells of members beside the least that it must have."""
    operation = LAMBDA.operation(name)
    return violations(operation, {**minimal(operation.input), **members} if operation.input else members)


def at(value: str, path: str, constraint: str) -> str:
    return f"Value{value} at '{path}' failed to satisfy constraint: {constraint}"


@pytest.mark.parametrize(("model", "name"), MODELS, ids=IDS)
def test_valid_members_break_nothing(model: Any, name: str) -> None:
    shape = model.operation(name).input
    assert violations(shape, minimal(shape)) == ()
    assert violations(model.operation(name), full(shape)) == ()


@pytest.mark.parametrize(("model", "name"), MODELS, ids=IDS)
def test_each_broken_constraint_is_told(model: Any, name: str) -> None:
    shape = model.operation(name).input
    for each in broken(shape):
        assert any(line.endswith(each.sentence_end) for line in violations(shape, each.whole)), each


def test_all_kinds_of_breaks_are_made() -> None:
    inputs = [operation.input for operation in LAMBDA.operations.values() if operation.input]
    made = [each for shape in inputs for each in broken(shape)]
    assert {each.kind for each in made} == set(Kind)
    assert len(made) > 1000


@pytest.mark.parametrize(
    ("name", "members", "expected"),
    [
        # §3.2 and §3.4 of LAMBDA_FACTS, and WIRE_FACTS §2.
        ("Invoke", {"FunctionName": "my-function!"}, [at(" 'my-function!'", "functionName", FUNCTION)]),
        (
            "Invoke",
            {"FunctionName": "*", "Qualifier": "invalid!"},
            [at(" 'invalid!'", "qualifier", QUALIFIER), at(" '*'", "functionName", FUNCTION)],
        ),
        (
            "GetFunction",
            {"Qualifier": "a" * 129},
            [at(f" '{'a' * 129}'", "qualifier", "Member must have length less than or equal to 128")],
        ),
        ("UntagResource", {"TagKeys": None}, [at(" null", "tagKeys", "Member must not be null")]),
        # §A.3
        (
            "CreateFunction",
            {"Architectures": ["x86_64", "arm64"]},
            [at(" '[x86_64, arm64]'", "architectures", "Member must have length less than or equal to 1")],
        ),
        (
            "CreateFunction",
            {"Architectures": ["x"]},
            [
                at(
                    " '[x]'",
                    "architectures",
                    "Member must satisfy constraint: "
                    "[Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
                )
            ],
        ),
        (
            "PutProvisionedConcurrencyConfig",
            {"ProvisionedConcurrentExecutions": 0},
            [at(" '0'", "provisionedConcurrentExecutions", "Member must have value greater than or equal to 1")],
        ),
        (
            "AddLayerVersionPermission",
            {"Action": "x"},
            [at(" 'x'", "action", "Member must satisfy regular expression pattern: lambda:GetLayerVersion")],
        ),
        (
            "ListFunctions",
            {"FunctionVersion": "x"},
            [at(" 'x'", "functionVersion", "Member must satisfy enum value set: [ALL]")],
        ),
        (
            "CreateFunction",
            {"LoggingConfig": {"LogFormat": "YAML"}},
            [at(" 'YAML'", "loggingConfig.logFormat", "Member must satisfy enum value set: [JSON, Text]")],
        ),
        # From reports of users.
        (
            "CreateFunction",
            {"Environment": {"Variables": {"_A": "hush"}}},
            [
                at(
                    "",
                    "environment.variables",
                    "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: "
                    "[a-zA-Z]([a-zA-Z0-9_])+, Member must not be null]",
                )
            ],
        ),
        (
            "UpdateAlias",
            {"RoutingConfig": {"AdditionalVersionWeights": {"1": 2.0}}},
            [
                at(
                    " '{1=2.0}'",
                    "routingConfig.additionalVersionWeights",
                    "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, "
                    "Member must have value greater than or equal to 0.0, Member must not be null]",
                )
            ],
        ),
    ],
)
def test_recorded_texts(name: str, members: dict[str, Any], expected: list[str]) -> None:
    assert list(told(name, **members)) == expected


def test_several_go_from_the_end_of_the_alphabet() -> None:
    members = {"CompatibleArchitecture": "sparc", "CompatibleRuntime": "bogus", "MaxItems": 0}
    paths = [line.split("'")[3] for line in told("ListLayers", **members)]
    assert paths == ["maxItems", "compatibleRuntime", "compatibleArchitecture"]


def test_messages() -> None:
    one = violations(LAMBDA.operation("Invoke"), {})
    assert validation_message(one) == "1 validation error detected: " + at(
        " null", "functionName", "Member must not be null"
    )
    both = violations(LAMBDA.operation("UntagResource"), {})
    assert validation_message(both).startswith("2 validation errors detected: Value null at 'tagKeys' failed")
    assert "; Value null at 'resource' failed" in validation_message(both)


def test_elements_that_are_structures() -> None:
    trees: dict[str, Any] = {"Label": "a", "Branches": [{"Label": "b"}, {"Label": "C"}, None, {"Branches": []}]}
    found = violations(TOY.shape("Tree"), trees)
    assert [line.split(" at ")[1].split(" failed")[0] for line in found] == [
        "'branches'",
        "'branches.2.member.label'",
        "'branches.3.member'",
        "'branches.4.member.label'",
    ]
    assert "Member must have length less than or equal to 3" in found[0]


def test_values_of_maps_that_are_structures() -> None:
    found = violations(TOY.shape("Thing"), {"Name": "n", "Table": {"key": {"Label": "A"}, "other": None}})
    assert found == (
        at(" 'A'", "table.key.member.label", "Member must satisfy regular expression pattern: [a-z]+"),
        at(" null", "table.other.member", "Member must not be null"),
    )


def test_nulls_in_lists_and_maps() -> None:
    found = violations(TOY.shape("Thing"), {"Name": "n", "Rows": [["a"], [None]], "Counts": {"a": None}})
    assert [line.partition(" failed")[0] for line in found] == [
        "Value '[[a], [null]]' at 'rows'",
        "Value '{a=null}' at 'counts'",
    ]


def test_a_secret_is_not_printed() -> None:
    (line,) = violations(TOY.shape("Thing"), {"Name": "n", "Secret": "hush"})
    assert line == at("", "secret", "Member must have length less than or equal to 3")


def test_what_has_no_constraints() -> None:
    assert violations(TOY.operation("ListThings"), {"anything": 1}) == ()
    assert violations(TOY.shape("Thing"), {"Name": "n", "Free": {"a": None}, "Unknown": 1}) == ()


def test_a_violation_of_ones_own() -> None:
    assert violation(TOY.shape("Label"), "x", "a.b", "Member must be kind") == at(" 'x'", "a.b", "Member must be kind")


@given(st.lists(st.text(max_size=6), max_size=4))
def test_lengths_and_patterns_of_any_text(labels: list[str]) -> None:
    ok = all(1 <= len(each) <= 5 and each.isascii() and each.isalpha() and each.islower() for each in labels)
    assert (violations(TOY.shape("Thing"), {"Name": "n", "Tags": labels}) == ()) is ok
