"""Who may call a function URL (LAMBDA_FACTS §6.19: AuthType, and the two statements of the resource policy)."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import SignatureError, authorization_of
from workbench.engine.lambda_api.access.caller import caller_of
from workbench.engine.lambda_api.access.signature import INVALID, verify
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import LATEST, function_arn
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.policy_decision import Access, Decision, decide
from workbench.engine.lambda_api.policy_documents import statements
from workbench.engine.lambda_api.state import State, Transaction
from workbench.engine.lambda_api.url_event import Signer
from workbench.engine.lambda_api.url_index import UrlTarget

FORBIDDEN = (
    "Forbidden. For troubleshooting Function URL authorization issues, see: "
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
)
_WRONG_SERVICE = "Credential should be scoped to correct service: 'lambda'."


def _utc_now() -> datetime:
    return datetime.now(UTC)


class UrlAccess:
    """Decides it by the URL's AuthType, the signature and the policy; `keys` are secrets by access key.

    The service has no identity policies: who signs for an account may call the URLs of its functions. Functions of the
    open workspace are the user's own, so their URLs ask for no policy.
    """

    def __init__(self, state: State, keys: Mapping[str, str], now: Callable[[], datetime] = _utc_now) -> None:
        self._state = state
        self._keys = dict(keys)
        self._now = now

    def signer(self, request: Request, target: UrlTarget) -> Signer | None:
        """Who calls, if the URL asks for that. Raises ApiError or SignatureError for a call that is refused."""
        found = self._signer(request, target) if target.config["AuthType"] == "AWS_IAM" else None
        view = self._state.view(target.place)
        if view.get(Kind.VERSION, target.function.name, LATEST) is None:
            return found
        own = found is not None and found.account_id == target.place.account_id
        for action, key, value in (
            ("lambda:InvokeFunctionUrl", "lambda:functionurlauthtype", target.config["AuthType"]),
            ("lambda:InvokeFunction", "lambda:invokedviafunctionurl", "true"),
        ):
            said = _said(view, target, found, action, {key: value, "aws:sourceip": request.peer})
            if said is not Decision.ALLOWED and not (own and said is Decision.UNSAID):
                raise forbidden()
        return found

    def _signer(self, request: Request, target: UrlTarget) -> Signer:
        """Whose signature it is: whether it is right can be told only of configured keys."""
        try:
            credential = authorization_of(request).credential
        except SignatureError as error:
            raise forbidden() from error
        if credential.service != "lambda":
            raise SignatureError(INVALID, _WRONG_SERVICE)
        if self._keys:
            verify(request, self._keys.get, self._now())
        return Signer(credential.access_key, caller_of(request, target.place.region).account_id)


def forbidden() -> ApiError:
    """403 in AWS's words."""
    return ApiError("AccessDeniedException", FORBIDDEN, status=403)


def _said(
    view: Transaction, target: UrlTarget, signer: Signer | None, action: str, context: Mapping[str, str]
) -> Decision:
    name, qualifier = target.function.name, target.function.qualifier
    arn = function_arn(target.place, name, qualifier)
    access = Access(action, arn, signer.account_id if signer else "", context)
    return decide(statements(view.get(Kind.POLICY, name, qualifier)), access)
