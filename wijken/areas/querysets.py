"""What lists need of a wijk. Its boundary is large, and no row shows it."""

#: The columns behind a label with the name and colour of a wijk.
WIJK_IN_ROW = ("name", "slug", "colour", "emblem")
