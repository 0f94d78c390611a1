import pytest

from workbench.base.service_model.load import load_service
from workbench.engine.http.message import Request
from workbench.engine.lambda_api.call_log import CallLog
from workbench.model.service import ServedCall, ServiceObservation

FUNCTIONS = "/2015-03-31/functions"


def told(request: Request, status: int = 200) -> ServedCall:
    heard: list[ServiceObservation] = []
    CallLog(load_service("lambda"), heard.append).answered(request, status, 12_345_678)
    (call,) = heard
    assert isinstance(call, ServedCall)
    return call


def a_request(method: str, path: str, body: bytes = b"", **headers: str) -> Request:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(method, path, "", {"host": "localhost:3001", **given}, body, "127.0.0.1")


@pytest.mark.parametrize(
    ("request_", "operation", "function"),
    [
        (a_request("GET", f"{FUNCTIONS}/"), "ListFunctions", ""),
        (a_request("POST", f"{FUNCTIONS}/hello/invocations", b'{"FunctionName": "no"}'), "Invoke", "hello"),
        (a_request("POST", FUNCTIONS, b'{"FunctionName": "new", "Runtime": "python3.13"}'), "CreateFunction", "new"),
        (a_request("POST", "/", x_amz_target="Logs_20140328.DescribeLogGroups"), "DescribeLogGroups", ""),
        (a_request("GET", "/any", host="abc.lambda-url.us-east-1.localhost:3001"), "FunctionUrl", "abc"),
        (a_request("BREW", "/tea"), "BREW /tea", ""),
        (a_request("GET", f"{FUNCTIONS}/a%0Ab/policy"), "GetPolicy", "a?b"),
    ],
)
def test_what_was_called(request_: Request, operation: str, function: str) -> None:
    call = told(request_)
    assert (call.operation, call.function) == (operation, function)


def test_status_and_time() -> None:
    call = told(a_request("GET", FUNCTIONS), 404)
    assert call.status == 404
    assert call.took_ms == pytest.approx(12.345678)


def test_what_callers_write_is_cut() -> None:
    assert len(told(a_request("GET", "/" + "x" * 10_000)).operation) == 200
