"""Who may do what with a story. Pure answers."""

from django.contrib.auth.models import AnonymousUser

from mijnbuurt.photos.enums import PhotoState
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User
from reporters.models import Reporter
from reporters.rules import reporter_of

from .models import Story


def makes(reporter: Reporter | None, story: Story) -> bool:
    """Whether this reporter is one of its makers: the only ones who read or change it here."""
    return reporter is not None and story.authors.filter(pk=reporter.pk).exists()


def may_see_photo(user: User | AnonymousUser, photo: Photo) -> bool:
    """Who makes a story with others sees all its photos."""
    reporter = reporter_of(user)
    if reporter is None:
        return False
    return Story.objects.of(reporter).filter(photos__photo=photo).exists()


def took(reporter: Reporter, photo: Photo) -> bool:
    """Whether this reporter sent in this photo."""
    return photo.uploaded_by_user_id == reporter.user_id


def is_unseen(photo: Photo) -> bool:
    """Whether no page shows it, nor showed it until someone had it taken away."""
    return photo.state == PhotoState.PRIVATE
