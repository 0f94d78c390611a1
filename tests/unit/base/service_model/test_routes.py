from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample_shapes import full
from tests.support.toy_service import toy_service
from workbench.base.service_model.load import load_service
from workbench.base.service_model.operations import Operation
from workbench.base.service_model.routes import Match, MethodNotAllowed, NotFound, Query, Routes

MODEL = load_service("lambda")
ROUTES = Routes(MODEL)
TOY = Routes(toy_service())
FUNCTION = "/2015-03-31/functions"
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:f"


def path_of(operation: Operation, labels: dict[str, str]) -> str:
    path = operation.path
    for name, value in labels.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return path


def labels_of(operation: Operation) -> dict[str, str]:
    members = operation.input.members.values() if operation.input else ()
    return {each.wire_name: str(full(each.shape)) for each in members if each.location == "uri"}


def found(routes: Routes, method: str, path: str, query: Query) -> tuple[str, dict[str, str]]:
    match = routes.match(method, path, query)
    assert isinstance(match, Match), (method, path, match)
    return match.operation.name, match.labels


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("name", MODEL.operations)
def test_every_operation_is_found_by_its_own_path(name: str, slash: str) -> None:
    operation = MODEL.operation(name)
    labels, query = labels_of(operation), {key: [value] for key, value in operation.static_query}
    assert found(ROUTES, operation.method, path_of(operation, labels) + slash, query) == (name, labels)


def test_no_two_operations_are_asked_for_alike() -> None:
    asked = [(each.method, each.path, each.static_query) for each in MODEL.operations.values()]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("/2018-10-31/layers", {}, "ListLayers"),
        ("/2018-10-31/layers", {"find": ["LayerVersion"], "Arn": ["a"]}, "GetLayerVersionByArn"),
        ("/2018-10-31/layers", {"find": ["else"]}, "ListLayers"),
        ("/2019-09-30/functions/f/provisioned-concurrency", {"Qualifier": ["1"]}, "GetProvisionedConcurrencyConfig"),
        ("/2019-09-30/functions/f/provisioned-concurrency", {"List": ["ALL"]}, "ListProvisionedConcurrencyConfigs"),
        ("/2019-09-25/functions/f/event-invoke-config", {}, "GetFunctionEventInvokeConfig"),
        ("/2019-09-25/functions/f/event-invoke-config/list", {}, "ListFunctionEventInvokeConfigs"),
    ],
)
def test_the_query_chooses_where_paths_are_equal(path: str, query: Query, name: str) -> None:
    assert found(ROUTES, "GET", path, query)[0] == name


@pytest.mark.parametrize(
    ("sent", "label"),
    [
        ("my-function", "my-function"),
        (ARN, ARN),
        (quote(ARN, safe=""), ARN),
        ("f:%24LATEST", "f:$LATEST"),
        ("a%2Fb", "a/b"),
        ("a%252Fb", "a%2Fb"),
        ("a+b", "a+b"),
        ("%C3%A9", "é"),
        ("%ff", "\N{REPLACEMENT CHARACTER}"),
        ("%zz%", "%zz%"),
        ("..", ".."),
    ],
)
def test_labels_are_decoded(sent: str, label: str) -> None:
    assert found(ROUTES, "GET", f"{FUNCTION}/{sent}", {}) == ("GetFunction", {"FunctionName": label})


@given(st.text(min_size=1).filter(lambda text: text.isprintable() or text.isascii()))
def test_any_text_is_a_label_once_it_is_encoded(label: str) -> None:
    path = f"{FUNCTION}/{quote(label, safe='')}/invocations"
    assert found(ROUTES, "POST", path, {}) == ("Invoke", {"FunctionName": label})


@pytest.mark.parametrize(
    "path", ["", "/", "//", "/x", "/2015-03-31", f"{FUNCTION}//", f"{FUNCTION}//invocations", f"{FUNCTION}/f/x", "*"]
)
def test_paths_of_nobody(path: str) -> None:
    assert ROUTES.match("GET", path, {}) == NotFound()


def test_a_slash_at_the_end_is_no_empty_label() -> None:
    assert found(ROUTES, "GET", f"{FUNCTION}/", {})[0] == "ListFunctions"


def test_another_method() -> None:
    assert ROUTES.match("PATCH", FUNCTION, {}) == MethodNotAllowed(("GET", "POST"))
    assert ROUTES.match("DELETE", f"{FUNCTION}/f/invocations", {}) == MethodNotAllowed(("POST",))
    assert ROUTES.match("get", f"{FUNCTION}/f/invocations", {}) == MethodNotAllowed(("POST",))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("Root", {})),
        ("/things/newest", ("GetNewest", {})),
        ("/things/other", ("GetThing", {"Name": "other"})),
        ("/x/part", ("GetAny", {"Any": "x"})),
        ("/things/part", ("GetThing", {"Name": "part"})),
        ("/files/a/content", ("GetFile", {"Path": "a"})),
        ("/files/a/b%2Fc/content/d/content", ("GetFile", {"Path": "a/b/c/content/d"})),
    ],
)
def test_greedy_labels_and_text_before_labels(path: str, expected: tuple[str, dict[str, str]]) -> None:
    assert found(TOY, "GET", path, {}) == expected


@pytest.mark.parametrize("path", ["/files/content", "/files//content", "/files/a", "/part", "//part"])
def test_a_greedy_label_is_not_empty(path: str) -> None:
    assert TOY.match("GET", path, {}) == NotFound()


def test_the_longer_query_comes_first() -> None:
    assert found(TOY, "GET", "/things", {"find": ["some", "all"]})[0] == "FindThings"
    assert found(TOY, "GET", "/things", {"find": ["some"]})[0] == "ListThings"


@given(st.sampled_from(("GET", "POST", "X")), st.text(alphabet="/a%2F{}*. \0é", max_size=30))
def test_any_path_has_an_answer(method: str, path: str) -> None:
    for routes in (ROUTES, TOY):
        assert isinstance(routes.match(method, path, {}), Match | NotFound | MethodNotAllowed)
