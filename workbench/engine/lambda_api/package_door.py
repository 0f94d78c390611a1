"""Code packages as GetFunction's and GetLayerVersion's `Location` names them (AWS gives a presigned address)."""

import asyncio
import re

from workbench.engine.http.message import Request, Response
from workbench.engine.lambda_api.errors import not_found
from workbench.engine.lambda_api.packages import Packages

PATH = "/_workbench/packages/"
_NAME = re.compile(r"[0-9a-f]{64}\.zip")
"""Nothing else below the folder can be named."""


def package_url(base_url: str, package: str) -> str:
    """Where a package can be fetched."""
    return f"{base_url}{PATH}{package}"


class PackageDoor:
    """Serves packages by name: the hash of what is in them, which nobody guesses."""

    def __init__(self, packages: Packages) -> None:
        self._packages = packages

    def takes(self, request: Request) -> bool:
        """Whether a package is asked for."""
        return request.method in ("GET", "HEAD") and request.path.startswith(PATH)

    async def answer(self, request: Request, request_id: str) -> Response:
        """The zip. Raises ApiError when it is not there."""
        name = request.path.removeprefix(PATH)
        path = self._packages.path(name)
        if _NAME.fullmatch(name) is None or not await asyncio.to_thread(path.is_file):
            raise not_found(f"There is no package {name}.")
        data = await asyncio.to_thread(path.read_bytes)
        return Response(200, data, [("Content-Type", "application/zip"), ("x-amzn-RequestId", request_id)])
