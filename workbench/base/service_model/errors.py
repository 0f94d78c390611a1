"""What can go wrong with a service model or a request. Nothing here is a WorkbenchError: base knows no model."""


class ServiceModelError(Exception):
    """There is no such service, operation, shape or error in the data files. Derives from Exception alone."""


class SerializationError(Exception):
    """A request cannot be read. Its text is what AWS says in a SerializationException (400)."""


class MalformedBodyError(SerializationError):
    """A body that is no JSON at all. AWS's words for it differ from service to service; these are plain ones."""
