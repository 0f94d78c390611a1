import json

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.reply import JSON, OK, Reply, refusal


def test_a_refusal_has_the_bytes_of_aws() -> None:
    body = b'{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}\n'
    assert refusal(400, "InvalidRequestID", "Invalid request ID") == Reply(400, body, JSON)


def test_what_is_accepted_has_the_bytes_of_aws() -> None:
    assert OK == (202, b'{"status":"OK"}\n', (("Content-Type", "application/json"),))


@given(st.text(), st.text())
def test_whatever_is_told_is_told_whole(error_type: str, message: str) -> None:
    told = json.loads(refusal(403, error_type, message).body)
    assert told == {"errorMessage": message, "errorType": error_type}
