"""Who may see and handle what is in an inbox."""

from django.db.models import Model

from wijken.areas.policies import WijkRowPolicy


class InboxPolicy(WijkRowPolicy):
    """Nobody adds or deletes by hand: residents send it, the clock removes it."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__(model, "wijk", ("view", "change"))
