"""The kinds of rows that belong to a page (bylines, steps), found once a kind of page.

django-modelcluster looks for them each time a page is made from a row: through all relations of
the model, and of those a page has more than a hundred. A list of 25 dates makes 50 pages. They are
fixed once all models are loaded.
"""

from collections.abc import Callable
from functools import lru_cache

from django.db.models import Model
from django.db.models.options import Options
from modelcluster import models

Finder = Callable[[Model | type[Model]], list]


def find_once() -> None:
    """Let modelcluster remember what it found. To be called when all models are loaded."""
    models.get_all_child_relations = once_a_model(models.get_all_child_relations)
    models.get_all_child_m2m_relations = once_a_model(models.get_all_child_m2m_relations)


def once_a_model(find: Finder) -> Finder:
    @lru_cache(maxsize=512)
    def found(options: Options) -> tuple:
        return tuple(find(options.model))

    return lambda model: list(found(model._meta))
