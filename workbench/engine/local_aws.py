"""Where SDK clients inside functions find AWS: endpoints on this computer, credentials that name the account."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.engine.runtime_api.secrets import STAND_INS


@dataclass(frozen=True, slots=True)
class LocalAws:
    """`endpoint_url` is where the user has other AWS services, `lambda_url` the local Lambda service; or empty.

    Both are variables that every SDK reads; a function that sets them itself has its own.
    """

    endpoint_url: str = ""
    lambda_url: str = ""

    @property
    def variables(self) -> dict[str, str]:
        """The variables of a sandbox."""
        named = {"AWS_ENDPOINT_URL": self.endpoint_url, "AWS_ENDPOINT_URL_LAMBDA": self.lambda_url}
        return {name: url for name, url in named.items() if url}

    def credentials(self, account_id: str) -> Mapping[str, str]:
        """Credentials that open nothing. Local AWS servers read the account from an access key of 12 digits."""
        return {**STAND_INS, "AWS_ACCESS_KEY_ID": account_id} if self.variables else STAND_INS


NOWHERE = LocalAws()
"""No endpoint is named: clients in functions go where they go by themselves."""
