import pytest

from tests.support.logs_calls import GROUP, PLACE, LogsCalls
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.call import LogsCall, name_of

ARN = f"arn:aws:logs:eu-west-1:000000000000:log-group:{GROUP}"


@pytest.mark.parametrize("identifier", [GROUP, ARN, f"{ARN}:*"])
def test_names_and_arns(identifier: str) -> None:
    assert name_of(identifier, PLACE) == GROUP


@pytest.mark.parametrize("arn", [ARN.replace("eu-west-1", "eu-west-2"), ARN.replace("0000", "1111"), "arn:aws:s3:::b"])
def test_arns_of_others(arn: str) -> None:
    with pytest.raises(ApiError, match="log group does not exist"):
        name_of(arn, PLACE)


async def test_which_group_is_named(logs: LogsCalls) -> None:
    for members in ({"logGroupName": GROUP}, {"logGroupIdentifier": ARN}):
        assert LogsCall(PLACE, members, logs.store).group_name() == GROUP
    for members in ({}, {"logGroupName": GROUP, "logGroupIdentifier": ARN}):
        with pytest.raises(ApiError, match="Exactly one of"):
            LogsCall(PLACE, members, logs.store).group_name()


async def test_a_group_is_there_or_not(logs: LogsCalls) -> None:
    call = LogsCall(PLACE, {"logGroupName": GROUP}, logs.store)
    with pytest.raises(ApiError, match="does not exist"):
        await call.in_group(lambda _connection, group: group)
    logs.write("a")
    assert (await call.in_group(lambda _connection, group: group)).name == GROUP
