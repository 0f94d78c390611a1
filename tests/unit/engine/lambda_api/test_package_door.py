import pytest

from tests.support.lambda_calls import BASE_URL, CODE, LambdaCalls
from tests.support.served_invokes import a_request
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.package_door import PATH, PackageDoor, package_url


async def test_a_package_is_served_at_its_url(calls: LambdaCalls) -> None:
    package = await calls.desk.packages.add(CODE)
    url = package_url(BASE_URL, package.name)
    assert url == f"{BASE_URL}{PATH}{package.name}"
    door = PackageDoor(calls.desk.packages)
    request = a_request(path=url.removeprefix(BASE_URL))
    assert door.takes(request)
    answer = await door.answer(request, "id")
    assert (answer.status, answer.body) == (200, CODE)


@pytest.mark.parametrize("name", ["", "../lambda.db", "..%2Flambda.db", "a.zip", "f" * 64 + ".zip", "/etc/passwd"])
async def test_nothing_else_can_be_named(calls: LambdaCalls, name: str) -> None:
    with pytest.raises(ApiError) as found:
        await PackageDoor(calls.desk.packages).answer(a_request(path=f"{PATH}{name}"), "id")
    assert found.value.code == "ResourceNotFoundException"


async def test_other_requests_are_not_for_it(calls: LambdaCalls) -> None:
    door = PackageDoor(calls.desk.packages)
    assert not door.takes(a_request("PUT", f"{PATH}x"))
    assert not door.takes(a_request(path="/2015-03-31/functions"))
