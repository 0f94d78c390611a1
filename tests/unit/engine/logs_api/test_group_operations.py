from typing import Any

import pytest

from tests.support.logs_calls import ELSEWHERE, GROUP, NOW_MS, PLACE, LogsCalls, messages
from workbench.engine.logs_api.log_writer import DAY_MS
from workbench.engine.logs_api.positions import list_token

ARN = f"arn:aws:logs:eu-west-1:000000000000:log-group:{GROUP}"
MISSING = ("ResourceNotFoundException", "The specified log group does not exist.")


async def names(logs: LogsCalls, **members: Any) -> list[str]:
    return [group["logGroupName"] for group in (await logs.do("DescribeLogGroups", **members))["logGroups"]]


async def test_a_group_is_made_shown_and_removed(logs: LogsCalls) -> None:
    await logs.do("CreateLogGroup", logGroupName=GROUP, kmsKeyId="key", tags={"a": "1"})
    (group,) = (await logs.do("DescribeLogGroups"))["logGroups"]
    assert group == {
        "logGroupName": GROUP,
        "creationTime": NOW_MS,
        "retentionInDays": None,
        "metricFilterCount": 0,
        "arn": f"{ARN}:*",
        "logGroupArn": ARN,
        "storedBytes": 0,
        "kmsKeyId": "key",
        "logGroupClass": "STANDARD",
    }
    error = await logs.fails("CreateLogGroup", logGroupName=GROUP)
    assert error == ("ResourceAlreadyExistsException", "The specified log group already exists")
    await logs.do("DeleteLogGroup", logGroupName=GROUP)
    assert await names(logs) == []
    assert await logs.fails("DeleteLogGroup", logGroupName=GROUP) == MISSING


async def test_removing_removes_the_events(logs: LogsCalls) -> None:
    logs.write("a")
    assert (await logs.do("DescribeLogGroups"))["logGroups"][0]["storedBytes"] == 27
    await logs.do("DeleteLogGroup", logGroupName=GROUP)
    logs.write("b")
    assert messages(await logs.do("FilterLogEvents", logGroupName=GROUP)) == ["b"]


async def test_which_groups_are_listed(logs: LogsCalls) -> None:
    for name in ("/aws/lambda/a", "/aws/lambda/b", "other"):
        await logs.do("CreateLogGroup", logGroupName=name)
    await logs.do("CreateLogGroup", logGroupName="rare", logGroupClass="INFREQUENT_ACCESS")
    await logs.do("CreateLogGroup", ELSEWHERE, logGroupName="/aws/lambda/elsewhere")
    assert await names(logs, logGroupNamePrefix="/aws/") == ["/aws/lambda/a", "/aws/lambda/b"]
    assert await names(logs, logGroupNamePattern="lambda/b") == ["/aws/lambda/b"]
    assert await names(logs, logGroupClass="INFREQUENT_ACCESS") == ["rare"]
    assert await names(logs, logGroupIdentifiers=["other", ARN.replace(GROUP, "/aws/lambda/a")]) == [
        "/aws/lambda/a",
        "other",
    ]
    code, _message = await logs.fails("DescribeLogGroups", logGroupNamePrefix="a", logGroupNamePattern="b")
    assert code == "InvalidParameterException"


async def test_groups_in_pages(logs: LogsCalls) -> None:
    wanted = [f"g{number:02}" for number in range(53)]
    for name in wanted:
        await logs.do("CreateLogGroup", logGroupName=name)
    pages = await logs.pages("DescribeLogGroups", "logGroups")
    assert [len(page) for page in pages] == [50, 3]
    assert [group["logGroupName"] for page in pages for group in page] == wanted
    pages = await logs.pages("DescribeLogGroups", "logGroups", limit=10, logGroupNamePrefix="g1")
    assert [len(page) for page in pages] == [10]
    for token in ("nonsense", list_token(1)):
        error = await logs.fails("DescribeLogGroups", nextToken=token)
        assert error == ("InvalidParameterException", "The specified nextToken is invalid.")


async def test_retention(logs: LogsCalls) -> None:
    logs.write("old")
    await logs.do("PutRetentionPolicy", logGroupName=GROUP, retentionInDays=1)
    assert (await logs.do("DescribeLogGroups"))["logGroups"][0]["retentionInDays"] == 1
    logs.now_ms += 2 * DAY_MS
    logs.write("new")
    assert messages(await logs.do("FilterLogEvents", logGroupName=GROUP)) == ["new"]
    await logs.do("DeleteRetentionPolicy", logGroupName=GROUP)
    assert (await logs.do("DescribeLogGroups"))["logGroups"][0]["retentionInDays"] is None
    logs.now_ms += 4000 * DAY_MS
    assert messages(await logs.do("FilterLogEvents", logGroupName=GROUP)) == ["new"]
    code, message = await logs.fails("PutRetentionPolicy", logGroupName=GROUP, retentionInDays=2)
    assert code == "InvalidParameterException"
    assert message.startswith(
        "1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: "
        "Member must satisfy enum value set: [1, 3, 5, 7,"
    )
    assert await logs.fails("DeleteRetentionPolicy", logGroupName="none") == MISSING


@pytest.mark.parametrize(
    ("verbs", "which"),
    [
        (("TagResource", "UntagResource", "ListTagsForResource"), {"resourceArn": ARN}),
        (("TagResource", "UntagResource", "ListTagsForResource"), {"resourceArn": f"{ARN}:*"}),
        (("TagLogGroup", "UntagLogGroup", "ListTagsLogGroup"), {"logGroupName": GROUP}),
    ],
)
async def test_tags(logs: LogsCalls, verbs: tuple[str, str, str], which: dict[str, Any]) -> None:
    tag, untag, listed = verbs
    await logs.do("CreateLogGroup", logGroupName=GROUP, tags={"a": "1"})
    await logs.do(tag, **which, tags={"b": "2", "a": "3"})
    assert (await logs.do(listed, **which))["tags"] == {"a": "3", "b": "2"}
    keys: dict[str, Any] = {"tagKeys": ["a", "none"]} if untag == "UntagResource" else {"tags": ["a", "none"]}
    await logs.do(untag, **which, **keys)
    assert (await logs.do(listed, **which))["tags"] == {"b": "2"}
    if untag == "UntagResource":
        await logs.do(untag, **which, tagKeys=[])
        assert (await logs.do(listed, **which))["tags"] == {"b": "2"}, "no key is no fault"


async def test_tags_that_cannot_be(logs: LogsCalls) -> None:
    assert await logs.fails("ListTagsForResource", resourceArn=ARN) == MISSING
    error = await logs.fails("ListTagsForResource", resourceArn=GROUP)
    assert error == ("InvalidParameterException", "The ARN provided is invalid.")
    await logs.do("CreateLogGroup", logGroupName=GROUP, tags={str(number): "" for number in range(50)})
    code, _message = await logs.fails("TagResource", resourceArn=ARN, tags={"more": ""})
    assert code == "TooManyTagsException"
    assert len((await logs.do("ListTagsForResource", PLACE, resourceArn=ARN))["tags"]) == 50
