from workbench.engine.executors.lambda_user import group_line, passwd_line


def test_its_name_and_numbers_are_lambda_s() -> None:
    assert passwd_line() == "sbx_user1051:x:993:990::/home/sbx_user1051:/sbin/nologin"
    assert group_line() == "sbx_user1051:x:990:"


def test_its_name_stays_where_its_numbers_are_others() -> None:
    assert passwd_line("1000", "1001").startswith("sbx_user1051:x:1000:1001:")
    assert group_line("1001") == "sbx_user1051:x:1001:"
