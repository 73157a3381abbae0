"""The showcase: loads `site/demo/*.yaml` into the site.

Words are set once, so what someone changes on a demo site stays. Dates that count from the day
of loading are set again each time, so the site is alive whenever it is loaded.
"""
