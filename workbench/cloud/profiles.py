"""The profiles that AWS's configuration files name, each with its region; nobody is asked over the network.

Source: AWS CLI user guide, "Configuration and credential file settings" and "Environment variables".
"""

import os
from collections.abc import Mapping
from pathlib import Path

from workbench.model.errors import CloudError
from workbench.model.remote import RemotePlace

_FILES = (("AWS_CONFIG_FILE", "~/.aws/config"), ("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))
_REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
_KEY = "AWS_ACCESS_KEY_ID"
_USUAL_REGION = "us-east-1"


def read_places(environ: Mapping[str, str] = os.environ) -> tuple[RemotePlace, ...]:
    """A place for the credentials in the environment, if there are any, then one for each profile, `default` first.

    A profile that names no region has that of the environment, else us-east-1. Raises CloudError for a file that
    cannot be read.
    """
    region = next((environ[name] for name in _REGIONS if environ.get(name)), _USUAL_REGION)
    places = [RemotePlace("", region)] if environ.get(_KEY) else []
    profiles = _profiles(environ)
    return (*places, *(RemotePlace(name, profiles[name] or region) for name in sorted(profiles, key=_order)))


def _profiles(environ: Mapping[str, str]) -> dict[str, str]:
    """The region of each profile by its name, empty where it names none."""
    config, credentials = (Path(environ.get(name) or usual).expanduser() for name, usual in _FILES)
    found: dict[str, str] = {}
    if not config.is_file() and not credentials.is_file():
        return found
    from botocore.configloader import load_config, raw_config_parse  # noqa: PLC0415 - most computers have no account
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415

    try:
        if config.is_file():
            told = load_config(str(config))["profiles"]
            found.update({name: _region(values) for name, values in told.items()})
        if credentials.is_file():
            for name, values in raw_config_parse(str(credentials)).items():
                found.setdefault(name, _region(values))
    except (BotoCoreError, OSError, ValueError) as error:
        raise CloudError("The profiles of AWS cannot be read.", f"{error}", "Correct the file.") from error
    return found


def _order(name: str) -> tuple[bool, str]:
    return name != "default", name.casefold()


def _region(values: object) -> str:
    region = values.get("region") if isinstance(values, Mapping) else None
    return region if isinstance(region, str) else ""
