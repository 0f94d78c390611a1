"""The user that functions run as on AWS (LAMBDA_FACTS §1.8)."""

USER_ID, GROUP_ID = 993, 990

_NAME = "sbx_user1051"


def passwd_line(user_id: int | str = USER_ID, group_id: int | str = GROUP_ID) -> str:
    """Its line of /etc/passwd, in a sandbox whose user has those numbers."""
    return f"{_NAME}:x:{user_id}:{group_id}::/home/{_NAME}:/sbin/nologin"


def group_line(group_id: int | str = GROUP_ID) -> str:
    """Its line of /etc/group."""
    return f"{_NAME}:x:{group_id}:"
