from workbench.model.service import is_served


def test_scopes_of_the_service_are_told_from_folders() -> None:
    assert is_served("lambda:000000000000:eu-west-1")
    assert not is_served("/home/me/lambda:shop")
    assert not is_served("")
