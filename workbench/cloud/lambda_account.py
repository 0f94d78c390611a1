"""One function of an account: read, updated, published and made over Lambda's API (LAMBDA_FACTS §7.1, §7.3-7.5)."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.cloud.function_settings import settings_of, update_members
from workbench.cloud.session import CloudSession, told_as_ours
from workbench.model.deploy import Deployed, Package, Settings
from workbench.model.errors import CloudRefusedError
from workbench.model.remote import RemotePlace

_MISSING = "ResourceNotFoundException"
_DENIED = ("AccessDenied", "AccessDeniedException")
_ACTION = re.compile(r"perform: (\w+:\w+)")
_ADVICE = {
    "PreconditionFailedException": "Somebody changed it meanwhile. Compare again to see what they did.",
    "ResourceConflictException": "Another update of it is under way. Try again when that has ended.",
    "TooManyRequestsException": "The account is asked too often. Try again in a minute.",
    "CodeStorageExceededException": "Delete versions that nothing uses any more.",
}


class LambdaAccount:
    """Lambda in the place; an endpoint is asked instead of AWS. Every call blocks, and raises CloudError.

    Where `revision` is given, Lambda refuses the call if the function was changed after it.
    """

    def __init__(self, place: RemotePlace, endpoint_url: str = "") -> None:
        self._session = CloudSession(endpoint_url, place.region, place.profile)

    def read(self, name: str) -> Deployed | None:
        """The function with its settings and where its code is; None when there is none of that name."""
        try:
            with _told(f"{name} could not be read."):
                told = self._client.get_function(FunctionName=name)
        except CloudRefusedError as error:
            if error.code == _MISSING:
                return None
            raise
        location = str(told.get("Code", {}).get("Location", ""))
        return _deployed(told.get("Configuration", {}), location)

    def state(self, name: str) -> Deployed:
        """The function as it is now, without its code."""
        with _told(f"{name} could not be read."):
            return _deployed(self._client.get_function_configuration(FunctionName=name))

    def update_code(self, name: str, package: Package, *, architecture: str = "", revision: str = "") -> Deployed:
        """Give it this code; an architecture that is named changes with it."""
        members: dict[str, Any] = {"Architectures": [architecture]} if architecture else {}
        with _told(f"The code of {name} could not be updated."):
            told = self._client.update_function_code(
                FunctionName=name, ZipFile=package.data, **members, **_condition(revision)
            )
        return _deployed(told)

    def update_settings(self, name: str, wanted: Settings, base: Deployed, *, revision: str = "") -> Deployed:
        """Set `wanted`; what `base` has in the same groups stays."""
        members = update_members(wanted, base.settings)
        with _told(f"The settings of {name} could not be updated."):
            told = self._client.update_function_configuration(FunctionName=name, **members, **_condition(revision))
        return _deployed(told)

    def publish(self, name: str, sha256: str, *, revision: str = "") -> str:
        """Publish a version of this very code; its number."""
        with _told(f"No version of {name} could be published."):
            told = self._client.publish_version(FunctionName=name, CodeSha256=sha256, **_condition(revision))
        return str(told.get("Version", ""))

    def create(self, name: str, package: Package, settings: Settings, role: str) -> Deployed:
        """Make it."""
        members = update_members(settings, {})
        members["Architectures"] = [str(settings.get("Architectures", "x86_64"))]
        with _told(f"{name} could not be made."):
            told = self._client.create_function(
                FunctionName=name, Role=role, Code={"ZipFile": package.data}, PackageType="Zip", **members
            )
        return _deployed(told)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    @property
    def _client(self) -> Any:
        return self._session.client("lambda")


def _condition(revision: str) -> dict[str, str]:
    return {"RevisionId": revision} if revision else {}


def _deployed(told: Mapping[str, Any], location: str = "") -> Deployed:
    """A FunctionConfiguration, whose members are all optional."""
    reasons = (told.get("LastUpdateStatusReason"), told.get("StateReason"))
    return Deployed(
        name=str(told.get("FunctionName", "")),
        arn=str(told.get("FunctionArn", "")),
        revision=str(told.get("RevisionId", "")),
        sha256=str(told.get("CodeSha256", "")),
        code_bytes=int(told.get("CodeSize", 0)),
        package_type=str(told.get("PackageType", "Zip")),
        role=str(told.get("Role", "")),
        state=str(told.get("State", "Active")),
        status=str(told.get("LastUpdateStatus", "Successful")),
        reason=next((str(reason) for reason in reasons if reason), ""),
        location=location,
        readable="Error" not in told.get("Environment", {}),
        settings=settings_of(told),
    )


@contextlib.contextmanager
def _told(what: str) -> Iterator[None]:
    """Lambda's refusals with what to do next, and botocore's errors as ours."""
    try:
        with told_as_ours(what):
            yield
    except CloudRefusedError as error:
        denied = error.code in _DENIED
        step = _permission(error.why) if denied else _ADVICE.get(error.code, "")
        # Variables that are too long are told with their values.
        raise CloudRefusedError(error.code, what, error.why.partition(" String measured")[0], step) from None


def _permission(message: str) -> str:
    found = _ACTION.search(message)
    action = "the action that is missing" if found is None else found[1]
    return f"Let the profile's policy allow {action}."
