from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.lambda_calls import PLACE, LambdaCalls, zipped
from workbench.engine.lambda_api.layer_versions import LayerId, layer_id, layer_version_id
from workbench.engine.lambda_api.state import Place

OWNER = Place("111122223333", PLACE.region)
ARN = "arn:aws:lambda:eu-west-1:111122223333:layer:tools"
ARCHIVE = zipped({"python/tools.py": ""})
NAMES = st.text("abcXYZ019-_", min_size=1, max_size=20)
DENIED = (
    "User: arn:aws:iam::000000000000:root is not authorized to perform: lambda:GetLayerVersion on resource: {} "
    "because no resource-based policy allows the lambda:GetLayerVersion action"
)


async def shared(calls: LambdaCalls, place: Place = OWNER, **grant: Any) -> None:
    await calls.do("PublishLayerVersion", place, LayerName="tools", Content={"ZipFile": ARCHIVE})
    if grant:
        given = {"StatementId": "s1", "Action": "lambda:GetLayerVersion", **grant}
        await calls.do("AddLayerVersionPermission", place, LayerName="tools", VersionNumber=1, **given)


@given(NAMES, st.integers(1, 10**15), st.sampled_from(["eu-west-1", "cn-north-1", "us-gov-west-1"]))
def test_arns_lead_to_the_layer_that_they_are_of(name: str, number: int, region: str) -> None:
    layer = LayerId(Place("111122223333", region), name)
    assert layer_id(layer.arn, PLACE) == layer
    assert layer_version_id(layer.version_arn(number)) == (layer, number)


def test_a_name_is_of_the_callers_place() -> None:
    assert layer_id("tools", PLACE) == LayerId(PLACE, "tools")
    assert LayerId(OWNER, "tools").version_arn(2) == f"{ARN}:2"
    assert LayerId(Place("1", "cn-north-1"), "t").arn == "arn:aws-cn:lambda:cn-north-1:1:layer:t"


def test_awss_own_layers_have_neither_account_nor_number() -> None:
    assert layer_version_id("arn:aws:lambda:::awslayer:AmazonLinux1803") is None


@pytest.mark.parametrize(
    "grant",
    [
        {"Principal": "*"},
        {"Principal": "*", "OrganizationId": "o-a1b2c3d4e5f"},
        {"Principal": "000000000000"},
        {"Principal": "arn:aws:iam::000000000000:root"},
    ],
)
async def test_a_policy_lets_other_accounts_read(calls: LambdaCalls, grant: dict[str, Any]) -> None:
    await shared(calls, **grant)
    own = await calls.do("GetLayerVersion", OWNER, LayerName="tools", VersionNumber=1)
    assert await calls.do("GetLayerVersion", LayerName=ARN, VersionNumber=1) == own
    assert await calls.do("GetLayerVersionByArn", Arn=f"{ARN}:1") == own


@pytest.mark.parametrize("grant", [{}, {"Principal": "444455556666"}])
async def test_without_one_they_may_not(calls: LambdaCalls, grant: dict[str, Any]) -> None:
    await shared(calls, **grant)
    error = await calls.fails("GetLayerVersionByArn", Arn=f"{ARN}:1")
    assert (error.code, error.status, error.message) == ("AccessDeniedException", 403, DENIED.format(f"{ARN}:1"))


async def test_other_regions_are_out_of_reach(calls: LambdaCalls) -> None:
    far, own = Place(OWNER.account_id, "us-east-1"), Place(PLACE.account_id, "us-east-1")
    await shared(calls, far, Principal="*")
    arn = ARN.replace("eu-west-1", "us-east-1")
    error = await calls.fails("GetLayerVersionByArn", Arn=f"{arn}:1")
    assert error.message == DENIED.format(f"{arn}:1")
    await shared(calls, own)
    error = await calls.fails("GetLayerVersionByArn", Arn=f"{arn.replace(OWNER.account_id, PLACE.account_id)}:1")
    assert error.message == "Layers from 'us-east-1' are not reachable in this region ('eu-west-1')"


async def test_a_layer_of_an_account_that_is_not_here_must_be_published_first(calls: LambdaCalls) -> None:
    error = await calls.fails("GetLayerVersion", LayerName=ARN, VersionNumber=7)
    assert error.code == "ResourceNotFoundException"
    assert error.message == (
        f"Layer version {ARN}:7 does not exist here. "
        "Nothing is fetched from AWS: publish the layer here first, and use its ARN."
    )
