"""What the local Lambda service asks of other AWS services: code packages in S3 (LAMBDA_FACTS §7.1)."""

import asyncio

from workbench.cloud.account_sessions import AccountSessions
from workbench.cloud.session import told_as_ours
from workbench.model.errors import CloudRefusedError
from workbench.model.limits import CODE_BYTES


class OtherServices:
    """The services at `endpoint_url`, called in threads; a `Remote` of the Lambda service."""

    def __init__(self, endpoint_url: str) -> None:
        self._sessions = AccountSessions(endpoint_url)

    async def get_object(self, place: tuple[str, str], bucket: str, key: str, version: str) -> bytes:
        """An object of S3; `place` is account and region, `version` may be empty.

        Of one that is larger than any code package only the beginning, one byte too long. Raises CloudError; what S3
        refuses is a CloudRefusedError with S3's code, and with its message as `why`.
        """
        return await asyncio.to_thread(self._get_object, place, bucket, key, version)

    def close(self) -> None:
        """Close the connections."""
        self._sessions.close()

    def _get_object(self, place: tuple[str, str], bucket: str, key: str, version: str) -> bytes:
        from botocore.exceptions import ClientError  # noqa: PLC0415 - see CloudSession

        what = f"s3://{bucket}/{key} could not be read."
        client = self._sessions.client("s3", *place)
        which = {"VersionId": version} if version else {}
        with told_as_ours(what):
            try:
                answer = client.get_object(Bucket=bucket, Key=key, **which)
            except ClientError as error:
                told = error.response.get("Error", {})
                raise CloudRefusedError(str(told.get("Code", "")), what, str(told.get("Message", ""))) from error
            with answer["Body"] as body:
                return bytes(body.read(CODE_BYTES + 1))
