"""Content of one wijk in the lists of another: offered by the one, taken over by the other."""
