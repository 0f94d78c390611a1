from workbench.engine.concurrency_counts import FunctionCounts, Second, VersionCounts


def test_requests_are_counted_within_their_second() -> None:
    requests = Second()
    assert requests.used(7) == 0
    requests.add(7)
    requests.add(7)
    assert (requests.used(7), requests.used(8)) == (2, 0)
    requests.add(8)
    assert (requests.used(7), requests.used(8)) == (0, 1)


def test_a_version_takes_what_it_has_environments_and_requests_for() -> None:
    version = VersionCounts(allocated=1)
    assert version.takes(1)
    assert not version.takes(1), "its environment is busy"
    for _request in range(9):
        version.in_use = 0
        assert version.takes(1)
    version.in_use = 0
    assert not version.takes(1), "ten a second"
    assert version.takes(2)
    assert (version.invokes, version.spill_overs) == (11, 2)


def test_a_function_beyond_its_share() -> None:
    function = FunctionCounts("f", share=2, in_flight=1)
    assert function.excess == 0
    function.in_flight = 5
    assert function.excess == 3


def test_usage_is_that_of_all_versions() -> None:
    versions = {"1": VersionCounts(None, 2, 1, 4, 1), "2": VersionCounts(None, 1, 1, 2, 0)}
    usage = FunctionCounts("f", reserved=9, in_flight=3, throttles=5, versions=versions).usage()
    assert (usage.key, usage.in_flight, usage.reserved, usage.throttles) == ("f", 3, 9, 5)
    provisioned = usage.provisioned
    assert (provisioned.allocated, provisioned.in_use, provisioned.invokes, provisioned.spill_overs) == (3, 2, 6, 1)
