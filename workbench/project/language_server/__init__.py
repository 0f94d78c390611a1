"""The language server protocol: messages without I/O, what the answers mean, and the process of a server."""
