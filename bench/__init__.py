"""How fast is the site with years of content in it? `make bench` prints a table.

It fills a site of its own in a temporary DATA_DIR, serves it as `make run` does, and asks for its
pages over as many connections as there are workers, beside a bare Django view in the same server.
"""
