def handler(event, context):
    return {"a": 1
