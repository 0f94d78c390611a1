import os

print("loading")
calls = 0


def handler(event, context):
    global calls
    calls += 1
    print("call", calls)
    return {"text": f"{os.environ['GREETING']}, {event['name']}", "calls": calls}
