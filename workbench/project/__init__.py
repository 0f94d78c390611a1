"""Files on disk: workspaces, templates, handlers, events, documents."""
