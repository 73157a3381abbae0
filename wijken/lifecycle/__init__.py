"""How a wijk begins, gets another name, and ends: adding, renaming, merging, closing."""
