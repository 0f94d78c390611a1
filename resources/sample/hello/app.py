"""Hello: the smallest Lambda function."""


def handler(event, context):
    """Greet whoever the event names. `event` is the parsed JSON, and what is returned becomes JSON again."""
    name = event.get("name", "world")
    return {"message": f"Hello, {name}"}
