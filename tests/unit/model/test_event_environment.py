from workbench.model.event_environment import Environments, EnvironmentValue, EventEnvironment, Secret, SecretSource

KEY = EnvironmentValue("KEY", Secret(SecretSource.KEYRING, "dev.KEY"), "dev")


def test_environments_are_found_by_their_dotted_names() -> None:
    alice = EventEnvironment("dev.alice", (KEY,))
    environments = Environments(named=(EventEnvironment("dev", (KEY,)), alice))
    assert environments.get("dev.alice") is alice
    assert environments.get("") is environments.base
    assert environments.get("alice") is None
    assert [one.depth for one in environments.named] == [0, 1]


def test_values_are_found_by_their_names() -> None:
    environment = EventEnvironment("dev", (KEY,))
    assert environment.get("KEY") is KEY
    assert environment.get("OTHER") is None
