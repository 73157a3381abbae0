"""What may be done with a page, beyond what Wagtail asks of groups."""

from wagtail.models import Page, PagePermissionTester

from mijnbuurt.users.roles import Role, has_role

from .addresses import is_source


class OpenPermissionTester(PagePermissionTester):
    """Our pages are for everyone or not online: lists, search and photos know no private ones."""

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_move(self) -> bool:
        """A translation stands where its Dutch page stands, and moves with it."""
        return is_source(self.page) and super().can_move()

    def can_move_to(self, destination: Page) -> bool:
        """Wagtail asks this alone of a superuser."""
        takes = getattr(destination.specific_deferred, "takes_new_pages", None)
        is_free = takes is None or takes(self.user)
        return is_free and is_source(self.page) and super().can_move_to(destination)

    def can_add_subpage(self) -> bool:
        return super().can_add_subpage() and self.page.takes_new_pages(self.user)

    def _works_citywide(self) -> bool:
        return has_role(self.user, Role.CITY_EDITOR, Role.ADMINISTRATOR)

    def can_copy(self) -> bool:
        """Wagtail's own way asks for an address, so it is for who keeps those. A copy of a
        translation would be a page without a Dutch one."""
        return self._works_citywide() and is_source(self.page) and super().can_copy()


class StructuralPermissionTester(OpenPermissionTester):
    """Permissions on a page that carries others: its place and address are not for wijk editors."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self._works_citywide() and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        return self._works_citywide() and super().can_unpublish()

    def can_move(self) -> bool:
        return self._works_citywide() and super().can_move()
