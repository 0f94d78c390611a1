"""Requests for CloudWatch Logs (json 1.1) at the Lambda service's address: read, checked, done, answered."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from workbench.base.service_model.errors import SerializationError, ServiceModelError
from workbench.base.service_model.load import load_service
from workbench.base.service_model.operations import Operation, ServiceModel
from workbench.base.service_model.parse import parse_json_body
from workbench.base.service_model.serialize import serialize_json
from workbench.base.service_model.validate import validation_message, violations
from workbench.engine import event_stream
from workbench.engine.http.message import Request, Response, StreamedResponse
from workbench.engine.lambda_api.access.caller import caller_of
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.state import Place
from workbench.engine.logs_api.call import LogsCall
from workbench.engine.logs_api.errors import invalid
from workbench.engine.logs_api.live_tail import LiveTails
from workbench.engine.logs_api.log_store import LogStore
from workbench.engine.logs_api.operations import LIVE_TAIL, OPERATIONS, WHY_NOT
from workbench.model.errors import EngineError

TARGET = "Logs_20140328."
JSON = ("Content-Type", "application/x-amz-json-1.1")
Answer = Response | StreamedResponse


class LogsDoor:
    """Answers for the logs in `store`; `region` is for callers that name none."""

    def __init__(self, store: LogStore, region: str, tails: LiveTails | None = None) -> None:
        self._store = store
        self._region = region
        self._tails = tails or LiveTails(store)
        self._model: ServiceModel | None = None

    def takes(self, request: Request) -> bool:
        """Whether it is a request for CloudWatch Logs."""
        return request.headers.get("x-amz-target", "").startswith(TARGET)

    async def answer(self, request: Request, request_id: str) -> Answer:
        """The answer, also to what fails."""
        given = [("x-amzn-RequestId", request_id)]
        try:
            return await self._done(request, request_id)
        except EngineError as error:
            found = error if isinstance(error, ApiError) else ApiError("InternalFailure", str(error), status=500)
            document = {"__type": found.code, "message": found.message, **found.members}
            return Response(found.status or 400, _json(document), [JSON, *given])

    def end_streams(self) -> None:
        """End what is followed: only its clients would."""
        self._tails.close()

    async def close(self) -> None:
        """Close the store."""
        await self._store.close()

    async def _done(self, request: Request, request_id: str) -> Answer:
        operation = await self._operation(request.headers["x-amz-target"].removeprefix(TARGET))
        caller = caller_of(request, self._region)
        members = _members(operation, request.body)
        call = LogsCall(Place(caller.account_id, caller.region), members, self._store, request_id)
        given = [("x-amzn-RequestId", request_id)]
        if operation.name == LIVE_TAIL:
            headers = [("Content-Type", event_stream.CONTENT_TYPE), *given]
            return StreamedResponse(200, headers, await self._tails.start(call))
        output = await OPERATIONS[operation.name](call)
        body = serialize_json(operation.output, output) if operation.output is not None else b""
        return Response(200, body, [JSON, *given])

    async def _operation(self, name: str) -> Operation:
        """The operation, if there is one of that name and it is done here. Raises ApiError."""
        if self._model is None:
            self._model = await asyncio.to_thread(load_model)
        found = self._model.operations.get(name)
        if found is None:
            raise ApiError("UnknownOperationException", f"CloudWatch Logs has no operation {name}.", status=400)
        if name not in OPERATIONS and name != LIVE_TAIL:
            raise ApiError("NotImplementedException", f"{name} is not implemented. {WHY_NOT}", status=501)
        return found


def load_model() -> ServiceModel:
    """The newest model of CloudWatch Logs that is installed; blocks. Raises EngineError when there is none."""
    try:
        return load_service("logs")
    except ServiceModelError as error:
        what = "The model of CloudWatch Logs is not installed."
        raise EngineError(what, str(error), "Install boto3.") from error


def _members(operation: Operation, body: bytes) -> Mapping[str, Any]:
    try:
        members = parse_json_body(operation.input, body)
    except SerializationError as error:
        raise ApiError("SerializationException", str(error), status=400) from error
    found = violations(operation, members)
    if found:
        raise invalid(validation_message(found))
    return members


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode("ascii")
