from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_executor import a_config, a_request
from workbench.app.use_cases.request_check import RequestField, check_timeout, request_faults
from workbench.engine import admission
from workbench.model.errors import InvalidRequestError, UsageError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.limits import CLIENT_CONTEXT_BYTES

PLAIN = FunctionConfig("Plain", "python3.13", "app.handler", Path("/code"))
ISOLATED = replace(PLAIN, tenant_isolation=True)


def test_a_plain_request_has_no_faults() -> None:
    assert request_faults(DEFAULT_OPTIONS, PLAIN) == ()
    whole = InvokeOptions(
        client_context=' {"custom": {"a": 1}} ',
        tenant_id="blue-1",
        qualifier="$LATEST",
        trace_id="Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
        streaming=True,
        log_tail=True,
        timeout_s=900,
    )
    assert request_faults(whole, ISOLATED) == ()


@pytest.mark.parametrize(
    ("options", "field", "part"),
    [
        (InvokeOptions(qualifier="a b"), RequestField.QUALIFIER, "letters, digits"),
        (InvokeOptions(qualifier="a" * 129), RequestField.QUALIFIER, "at most 128"),
        (InvokeOptions(client_context='{"a": }'), RequestField.CONTEXT, "line 1, column 7"),
        (InvokeOptions(client_context="[]"), RequestField.CONTEXT, "JSON object"),
        (InvokeOptions(client_context=f'{{"a": "{"x" * 2700}"}}'), RequestField.CONTEXT, "3,583"),
        (InvokeOptions(InvocationType.EVENT, client_context="{}"), RequestField.CONTEXT, "asynchronous"),
        (InvokeOptions(tenant_id="blue"), RequestField.TENANT, "does not isolate"),
        (InvokeOptions(tenant_id="blue!"), RequestField.TENANT, "letters, digits"),
        (InvokeOptions(tenant_id="a" * 257), RequestField.TENANT, "at most 256"),
        (InvokeOptions(trace_id="Root=1-2-3"), RequestField.TRACE, "no Root"),
        (InvokeOptions(timeout_s=0.5), RequestField.TIMEOUT, "from 1 to 900"),
        (InvokeOptions(timeout_s=901), RequestField.TIMEOUT, "from 1 to 900"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(options: InvokeOptions, field: RequestField, part: str) -> None:
    (fault,) = request_faults(options, PLAIN)
    assert fault.field is field
    assert part in fault.text


def test_a_tenant_that_is_missing_is_asked_for() -> None:
    (fault,) = request_faults(DEFAULT_OPTIONS, ISOLATED)
    assert fault.field is RequestField.TENANT
    assert request_faults(InvokeOptions(tenant_id="blue")) == (), "nothing is known of the function"


@given(st.builds(InvokeOptions, client_context=st.text(), tenant_id=st.text(), qualifier=st.text()), st.booleans())
def test_what_the_engine_refuses_has_been_said_before(options: InvokeOptions, isolates: bool) -> None:
    function = ISOLATED if isolates else PLAIN
    context = options.client_context.encode() if options.client_context.strip() else b""
    request = a_request(function, client_context=context, tenant_id=options.tenant_id, qualifier=options.qualifier)
    try:
        admission.check(request)
    except InvalidRequestError:
        assert request_faults(options, function) != ()
    else:
        assert request_faults(options, function) == ()


def test_the_longest_context_is_what_the_engine_takes(tmp_path: Path) -> None:
    function, longest = a_config(tmp_path), CLIENT_CONTEXT_BYTES // 4 * 3
    for length, fits in ((longest, True), (longest + 1, False)):
        text = f'{{"a":"{"x" * (length - 8)}"}}'
        assert len(text) == length
        assert (request_faults(InvokeOptions(client_context=text)) == ()) == fits
        if fits:
            admission.check(a_request(function, client_context=text.encode()))
        else:
            with pytest.raises(InvalidRequestError):
                admission.check(a_request(function, client_context=text.encode()))


@pytest.mark.parametrize(
    ("timeout_s", "bound"), [(0.5, "greater than or equal to 1"), (-1, "greater"), (900.5, "less than or equal to 900")]
)
def test_a_timeout_out_of_range_is_refused_in_the_words_of_aws(timeout_s: float, bound: str) -> None:
    with pytest.raises(UsageError, match=f"Value '{timeout_s:g}' at 'timeout' failed to satisfy .*{bound}"):
        check_timeout(timeout_s)


@pytest.mark.parametrize("timeout_s", [0, 1, 2.5, 900])
def test_a_timeout_in_range_is_taken(timeout_s: float) -> None:
    check_timeout(timeout_s)
