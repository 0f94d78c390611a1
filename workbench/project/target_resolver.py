"""Template values as they are in the account and region that a function is deployed to, as far as these tell them."""

from workbench.project.intrinsics import FUNCTIONS
from workbench.project.physical import ACCOUNT_ID, FUNCTION_TYPES, REGION, CannotResolveError
from workbench.project.resolver import PSEUDO, Resolver
from workbench.project.template import Template

_OF_STACK = ("AWS::StackId", "AWS::StackName")


class TargetResolver(Resolver):
    """Knows the target's region and account, empty where that is not known, instead of those that local runs see.

    What only a stack knows is Unknown: the names that CloudFormation makes, and the stack's own. `asked_parameters` are
    those whose values were used, which are this workspace's: a stack may have others.
    """

    def __init__(
        self, template: Template, parameters: dict[str, object] | None, *, region: str, account: str, partition: str
    ) -> None:
        super().__init__(template, FUNCTIONS, parameters)
        self._region = region
        self._account = account
        self._partition = partition
        self.asked_parameters: set[str] = set()

    def ref(self, name: str) -> object:
        """What `Ref` gives there."""
        if name in _OF_STACK:
            raise CannotResolveError(f"{name} is known only to the stack")
        if name == "AWS::Region":
            return self._region
        if name == "AWS::AccountId":
            return self._known_account()
        if name == "AWS::Partition":
            return self._partition
        if name in self.template.parameters:
            self.asked_parameters.add(name)
            return super().ref(name)
        if name in PSEUDO:
            return super().ref(name)
        self._check_named(name)
        return self._there(super().ref(name))

    def get_att(self, name: str, attribute_name: str) -> object:
        """What `Fn::GetAtt` gives there."""
        self._check_named(name)
        return self._there(super().get_att(name, attribute_name))

    def _check_named(self, name: str) -> None:
        """A function without a name is known by its logical id here, and by another name there."""
        resource = self.template.resource(name)
        if resource is None or resource.get("Type") not in FUNCTION_TYPES:
            return
        if "FunctionName" not in resource.mapping("Properties"):
            raise CannotResolveError(f"{name} has no FunctionName, so a deployment chooses its name")

    def _there(self, found: object) -> object:
        """A name, ARN or address of a resource, with the target's region and account for those of local runs."""
        if not isinstance(found, str):
            return found
        if ACCOUNT_ID in found:
            found = found.replace(ACCOUNT_ID, self._known_account())
        return (
            found.replace(f":{REGION}:", f":{self._region}:")
            .replace(f".{REGION}.", f".{self._region}.")
            .replace("arn:aws:", f"arn:{self._partition}:")
        )

    def _known_account(self) -> str:
        if not self._account:
            raise CannotResolveError("The number of the account is not known before the function is there")
        return self._account
