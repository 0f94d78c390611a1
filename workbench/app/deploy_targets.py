"""Which function of which account a function of a workspace is deployed to, kept in the session."""

from pathlib import Path
from typing import Any

from workbench.app.session import Session
from workbench.model.deploy import DeploymentTarget
from workbench.model.remote import RemotePlace

_KEY = "deploy_targets"
_ROLES = "deploy_roles"
_MOST = 500


class DeployTargets:
    """The user's choices, and the role that functions of a place were made with last."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, root: Path, function: str) -> DeploymentTarget | None:
        """The target of a function of the workspace at `root`; None while none was chosen."""
        match self._kept(_KEY).get(_name(root, function)):
            case [str(profile), str(region), str(name)]:
                return DeploymentTarget(RemotePlace(profile, region), name)
            case _:
                return None

    def choose(self, root: Path, function: str, target: DeploymentTarget) -> None:
        """It is deployed there from now on."""
        place = target.place
        self._keep(_KEY, _name(root, function), [place.profile, place.region, target.function])

    def role(self, place: RemotePlace) -> str:
        """The ARN of the role that a function was made with there last; empty for none."""
        role = self._kept(_ROLES).get(_place(place))
        return role if isinstance(role, str) else ""

    def choose_role(self, place: RemotePlace, role: str) -> None:
        """Functions that are made there have this role until another is chosen."""
        self._keep(_ROLES, _place(place), role)

    def _keep(self, key: str, name: str, value: object) -> None:
        kept = {one: other for one, other in self._kept(key).items() if one != name}
        kept[name] = value
        self._session.set(key, dict(list(kept.items())[-_MOST:]))

    def _kept(self, key: str) -> dict[str, Any]:
        stored = self._session.get(key)
        return stored if isinstance(stored, dict) else {}


def _name(root: Path, function: str) -> str:
    return f"{root}\n{function}"


def _place(place: RemotePlace) -> str:
    return f"{place.profile}\n{place.region}"
