"""Builds `resources/schemas/events`: what the catalogue knows of each event type besides its sample."""
