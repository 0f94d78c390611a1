"""The event that a function gets for an HTTP request to its URL: payload format 2.0 (LAMBDA_FACTS §6.19, §6.16).

Members, their order and what is left out are as recorded on AWS. Here is no TLS, so the scheme is the true one, and
`x-amzn-tls-*` are not there.
"""

import base64
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from workbench.engine.http.message import Request, query_values

_HOP_BY_HOP = frozenset(
    ("connection", "expect", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade")
)
_TEXT_TYPES = frozenset(("application/json", "application/javascript", "application/xml"))
_TEXT_ENDINGS = ("+json", "+xml")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a request to a URL that asks for it (AWS_IAM)."""

    access_key: str
    account_id: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of a request beside itself: its URL, its id, its X-Ray header, when it came, and who signed it."""

    url_id: str
    request_id: str
    trace: str
    time_ns: int
    signer: Signer | None = None


def event_of(request: Request, arrival: Arrival) -> bytes:
    """The event as JSON."""
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": request.path,
        "rawQueryString": request.query,
    }
    if cookies := _cookies(request.headers.get("cookie", "")):
        event["cookies"] = cookies
    event["headers"] = _headers(request, arrival)
    if parameters := query_values(request.query):
        event["queryStringParameters"] = {name: ",".join(values) for name, values in parameters.items()}
    event["requestContext"] = _context(request, arrival)
    if request.body:
        event["body"], event["isBase64Encoded"] = _body(request)
    else:
        event["isBase64Encoded"] = False
    # Escaped, not UTF-8: no text of a client's can break it.
    return json.dumps(event, separators=(",", ":")).encode("ascii")


def is_text(content_type: str) -> bool:
    """Whether a body of that type is told as text; any other type, forms among them, is told in base64."""
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type.startswith("text/") or media_type in _TEXT_TYPES or media_type.endswith(_TEXT_ENDINGS)


def _cookies(header: str) -> list[str]:
    return [cookie for part in header.split(";") if (cookie := part.strip())]


def _headers(request: Request, arrival: Arrival) -> dict[str, str]:
    headers = {name: value for name, value in request.headers.items() if name not in _HOP_BY_HOP}
    if arrival.signer is not None:
        headers.pop("authorization", None)
    if request.body:
        headers["content-length"] = str(len(request.body))
    sent = headers.get("x-forwarded-for")
    return {
        **headers,
        "x-amzn-trace-id": arrival.trace,
        "x-forwarded-for": f"{sent}, {request.peer}" if sent else request.peer,
        "x-forwarded-port": str(_port(headers.get("host", ""))),
        "x-forwarded-proto": "http",
    }


def _port(authority: str) -> int:
    try:
        return urlsplit(f"//{authority}").port or 80
    except ValueError:
        return 80


def _context(request: Request, arrival: Arrival) -> dict[str, Any]:
    host = request.headers.get("host", "")
    context: dict[str, Any] = {"accountId": "anonymous", "apiId": arrival.url_id}
    if arrival.signer is not None:
        context["accountId"] = arrival.signer.account_id
        context["authorizer"] = {"iam": _iam(arrival.signer)}
    return context | {
        "domainName": host.partition(":")[0],
        "domainPrefix": arrival.url_id,
        "http": _http(request),
        "requestId": arrival.request_id,
        "routeKey": "$default",
        "stage": "$default",
        "time": _time(arrival.time_ns),
        "timeEpoch": arrival.time_ns // 1_000_000,
    }


def _time(time_ns: int) -> str:
    """`12/Mar/2020:19:03:58 +0000`, whatever language the computer speaks."""
    when = time.gmtime(time_ns // 1_000_000_000)
    return f"{when.tm_mday:02d}/{_MONTHS[when.tm_mon - 1]}/{when.tm_year}:{time.strftime('%H:%M:%S', when)} +0000"


def _http(request: Request) -> Mapping[str, str]:
    told = {"method": request.method, "path": request.path, "protocol": "HTTP/1.1", "sourceIp": request.peer}
    agent = request.headers.get("user-agent")
    return told if agent is None else {**told, "userAgent": agent}


def _iam(signer: Signer) -> Mapping[str, Any]:
    """The service knows accounts and no users, so the caller is the account's root."""
    return {
        "accessKey": signer.access_key,
        "accountId": signer.account_id,
        "callerId": signer.account_id,
        "cognitoIdentity": None,
        "principalOrgId": None,
        "userArn": f"arn:aws:iam::{signer.account_id}:root",
        "userId": signer.account_id,
    }


def _body(request: Request) -> tuple[str, bool]:
    if is_text(request.headers.get("content-type", "")):
        try:
            return request.body.decode(), False
        except UnicodeDecodeError:
            pass  # called text, but none
    return base64.b64encode(request.body).decode("ascii"), True
