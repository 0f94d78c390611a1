"""Calls that are none of Lambda's: mostly of another service, by clients that were given this address for all of them.

The answer is an error in the protocol that the client speaks, so that it tells its user what is wrong instead of
failing to read it.
"""

import json
from xml.sax.saxutils import escape

from workbench.engine.http.message import Request, Response

STATUS = 404
_OWN = frozenset(("lambda", "logs"))
_QUERY = "application/x-www-form-urlencoded"
_XML_TEXT = str.maketrans(dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "?"))
"""What XML cannot hold."""


def unknown_call(request: Request, service: str, request_id: str) -> Response:
    """The answer to a call that no operation takes; `service` is the one that the caller has signed for."""
    named = ("x-amzn-RequestId", request_id)
    text = _text(request, service)
    if request.headers.get("content-type", "").startswith(_QUERY):
        error = f"<Error><Type>Sender</Type>{_xml('InvalidAction', text)}</Error>"
        body = f"<ErrorResponse>{error}<RequestId>{request_id}</RequestId></ErrorResponse>"
        return Response(STATUS, body.encode(), [("Content-Type", "text/xml"), named])
    if service == "s3":
        body = f"<Error>{_xml('NotImplemented', text)}<RequestId>{request_id}</RequestId></Error>"
        return Response(STATUS, body.encode(), [("Content-Type", "application/xml"), named])
    code = "UnknownOperationException"
    document = json.dumps({"__type": code, "message": text, "Type": "User"}).encode("ascii")
    return Response(STATUS, document, [("Content-Type", "application/json"), named, ("x-amzn-ErrorType", code)])


def _text(request: Request, service: str) -> str:
    if service in _OWN:
        return f"There is no {request.method} {request.path} in Lambda's API."
    return (
        f"The local Lambda service does not answer for '{service}'. "
        "Give its address to clients as AWS_ENDPOINT_URL_LAMBDA, which holds for Lambda alone."
    )


def _xml(code: str, text: str) -> str:
    legal = text.encode("utf-8", "replace").decode().translate(_XML_TEXT)
    return f"<Code>{code}</Code><Message>{escape(legal)}</Message>"
