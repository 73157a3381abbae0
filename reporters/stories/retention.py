"""What the nightly clock removes of stories that never went online."""

from datetime import datetime

from mijnbuurt.intake.retention import days

from .enums import Step
from .models import Story
from .states import statuses
from .transitions import forget


def forget_old(now: datetime) -> int:
    """Remove stories, with draft and photos: declined ones after ninety days, and after a year what
    was begun and never sent; returns how many."""
    declined, unsent = now - days("story", 90), now - days("unsent_story", 365)
    old = list(Story.objects.filter(changed_at__lt=declined).select_related("page"))
    known = statuses(old)
    count = 0
    for story in old:
        status = known[story.pk]
        is_left = status.step == Step.WRITING and story.changed_at < unsent
        if not status.is_online and (status.step == Step.DECLINED or is_left):
            forget(story)
            count += 1
    return count
