def run(event, context):
    return "hello"
