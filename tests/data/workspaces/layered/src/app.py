import common
import tools


def handler(event, context):
    return common.NAME + tools.NAME
