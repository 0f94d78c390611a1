"""A service model with what Lambda's does not use: greedy labels, maps in headers, shapes that hold themselves."""

from typing import Any

from workbench.base.service_model.load import model_of
from workbench.base.service_model.operations import ServiceModel

_STRING = {"type": "string"}


def toy_service(protocol: str = "rest-json") -> ServiceModel:
    return model_of("toy", {"metadata": {"protocol": protocol}, "operations": _operations(), "shapes": _shapes()})


def _operations() -> dict[str, Any]:
    paths = {
        "GetThing": ("GET", "/things/{Name}", 200),
        "PutThing": ("PUT", "/things/{Name}", 201),
        "ListThings": ("GET", "/things", 200),
        "FindThings": ("GET", "/things?find=all", 200),
        "GetNewest": ("GET", "/things/newest", 200),
        "GetFile": ("GET", "/files/{Path+}/content", 200),
        "GetAny": ("GET", "/{Any}/part", 200),
        "Root": ("GET", "/", 200),
        "PutText": ("POST", "/text", 200),
    }
    inputs = {"PutThing": "Thing", "GetThing": "Thing", "PutText": "Text"}
    return {
        name: {
            "name": name,
            "http": {"method": method, "requestUri": uri, "responseCode": status},
            "input": {"shape": inputs.get(name, "Nothing")},
            "output": {"shape": inputs.get(name, "Nothing")},
            "errors": [{"shape": "ToyError"}],
        }
        for name, (method, uri, status) in paths.items()
    }


def _shapes() -> dict[str, Any]:
    return {
        "Nothing": {"type": "structure", "members": {}},
        "Thing": {
            "type": "structure",
            "required": ["Name"],
            "members": {
                "Name": {"shape": "String", "location": "uri", "locationName": "Name"},
                "Sizes": {"shape": "Numbers", "location": "querystring", "locationName": "size"},
                "Filters": {"shape": "Texts", "location": "querystring"},
                "Since": {"shape": "Moment", "location": "querystring", "locationName": "since"},
                "Big": {"shape": "Flag", "location": "header", "locationName": "X-Big"},
                "Tags": {"shape": "Words", "location": "header", "locationName": "X-Tags"},
                "Changed": {"shape": "Moment", "location": "header", "locationName": "X-Changed"},
                "Note": {"shape": "String", "jsonvalue": True, "location": "header", "locationName": "X-Note"},
                "Extra": {"shape": "Texts", "location": "headers", "locationName": "X-Extra-"},
                "Tree": {"shape": "Tree", "locationName": "tree"},
                "Made": {"shape": "Moment", "timestampFormat": "iso8601"},
                "Seen": {"shape": "Moment"},
                "Free": {"shape": "Free"},
                "Secret": {"shape": "Secret"},
                "Data": {"shape": "Data"},
                "Ratio": {"shape": "Ratio"},
                "Rows": {"shape": "Rows"},
                "Table": {"shape": "Table"},
                "Counts": {"shape": "Counts"},
            },
        },
        "Text": {"type": "structure", "payload": "Body", "members": {"Body": {"shape": "String"}}},
        "Tree": {
            "type": "structure",
            "required": ["Label"],
            "members": {"Label": {"shape": "Label"}, "Branches": {"shape": "Trees"}},
        },
        "Trees": {"type": "list", "member": {"shape": "Tree"}, "max": 3},
        "Table": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "Tree"}},
        "Rows": {"type": "list", "member": {"shape": "Words"}},
        "Words": {"type": "list", "member": {"shape": "Label"}},
        "Numbers": {"type": "list", "member": {"shape": "Number"}},
        "Counts": {"type": "map", "key": {"shape": "Label"}, "value": {"shape": "Number"}},
        "Texts": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
        "Label": {"type": "string", "min": 1, "max": 5, "pattern": "[a-z]+"},
        "String": _STRING,
        "Secret": {"type": "string", "sensitive": True, "max": 3},
        "Number": {"type": "integer", "min": 1, "max": 9},
        "Ratio": {"type": "double", "min": 0, "max": 1},
        "Flag": {"type": "boolean"},
        "Moment": {"type": "timestamp"},
        "Data": {"type": "blob", "max": 3},
        "Free": {"type": "structure", "document": True, "members": {}},
        "ToyError": {
            "type": "structure",
            "exception": True,
            "error": {"httpStatusCode": 418, "code": "Teapot"},
            "members": {
                "Message": {"shape": "String"},
                "Temperature": {"shape": "Number", "location": "header", "locationName": "X-Temperature"},
            },
        },
        "ToyFault": {"type": "structure", "exception": True, "fault": True, "members": {}},
    }
