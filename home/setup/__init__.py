"""Everything a site has before an editor types a word: tree, groups, workflows, collections.

Each step can be done again at any time: it adds what is missing and leaves what is there.
"""
