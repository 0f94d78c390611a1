"""The container executor: the only place that imports the Docker client."""
