"""Who may take an earlier page as the start of a new one."""

from wagtail.models import Page

from mijnbuurt.core.addresses import is_source
from mijnbuurt.users.models import User
from wijken.activities.models import Activity
from wijken.news.models import Article

#: What comes back week after week. A wijk, a list or a place is made once.
COPYABLE = (Activity, Article)


def may_copy(user: User, page: Page) -> bool:
    """Who edits a page and may add one beside it. Structural pages and translations: nobody."""
    if not isinstance(page, COPYABLE) or not is_source(page):
        return False
    if not page.permissions_for_user(user).can_edit():
        return False
    return page.get_parent().permissions_for_user(user).can_add_subpage()
