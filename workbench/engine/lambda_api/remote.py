"""Other AWS services, at the endpoint that the user names: what the service asks of them, whoever does it."""

from typing import Protocol

from workbench.engine.lambda_api.errors import invalid_parameter


class Remote(Protocol):
    """Calls of other services. What they refuse is a CloudRefusedError with the service's own code and words."""

    async def get_object(self, place: tuple[str, str], bucket: str, key: str, version: str) -> bytes:
        """An object of S3; `place` is account and region, `version` may be empty. Raises CloudError."""


class NoRemote:
    """For a service to which no endpoint is named: nothing is sent to real AWS unless the user says so."""

    async def get_object(self, place: tuple[str, str], bucket: str, key: str, version: str) -> bytes:
        """Refuse. Raises ApiError."""
        raise invalid_parameter(
            f"Error occurred while GetObject. No S3 endpoint is configured, so s3://{bucket}/{key} cannot be read. "
            "Start the service with --aws-endpoint-url, or set aws.endpoint_url in the settings."
        )
