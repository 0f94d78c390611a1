"""Messages as botocore writes and reads them: the other side of what the service model's server side does."""

import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import botocore.session
from botocore.awsrequest import HeadersDict, create_request_object, prepare_request_dict
from botocore.model import OperationModel, ServiceModel, StructureShape
from botocore.parsers import ResponseParserFactory
from botocore.serialize import create_serializer
from botocore.utils import parse_timestamp


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as a server gets it: raw path, decoded query, header names in lower case."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes


def sent(service: str, operation: str, members: Mapping[str, Any]) -> Sent:
    """The request that botocore makes of members; constraints are not checked, as with a client that does not care."""
    model = botocore_model(service)
    serializer = create_serializer(model.metadata["protocol"], include_validation=False)
    request = serializer.serialize_to_request(dict(members), _operation(service, operation))
    prepare_request_dict(request, endpoint_url="http://localhost", context={})
    prepared = create_request_object(request).prepare()
    address = urlsplit(prepared.url)
    headers = {_text(name).lower(): _text(value) for name, value in prepared.headers.items()}
    query = parse_qs(address.query, keep_blank_values=True)
    return Sent(prepared.method, address.path, query, headers, _bytes(prepared.body))


def received(service: str, operation: str, answer: tuple[int, tuple[tuple[str, str], ...], bytes]) -> dict[str, Any]:
    """The members that botocore reads from an answer, `ResponseMetadata` apart; an error has the member `Error`."""
    status, headers, body = answer
    model = _operation(service, operation)
    output = model.output_shape or StructureShape("Nothing", {"type": "structure", "members": {}})
    factory = ResponseParserFactory()
    factory.set_parser_defaults(timestamp_parser=lambda value: parse_timestamp(value).timestamp())
    parser = factory.create_parser(botocore_model(service).metadata["protocol"])
    streams = model.has_streaming_output and status < 300
    response = {"headers": HeadersDict(headers), "status_code": status, "body": io.BytesIO(body) if streams else body}
    parsed = parser.parse({**response, "context": {}}, output)
    members = {name: value for name, value in parsed.items() if name != "ResponseMetadata"}
    return {name: value.read() if isinstance(value, io.BytesIO) else value for name, value in members.items()}


@functools.cache
def botocore_model(service: str) -> ServiceModel:
    return botocore.session.get_session().get_service_model(service)


@functools.cache
def _operation(service: str, operation: str) -> OperationModel:
    return botocore_model(service).operation_model(operation)


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    return bytes(body.read() if hasattr(body, "read") else body)
