"""AWS's service models as plain data, and what a server needs of them: routes, requests, validation, answers."""
