"""The map of the town: drawn by the server from the boundaries of its wijken."""
