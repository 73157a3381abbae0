from django.apps import AppConfig


class SignUpsConfig(AppConfig):
    name = "wijken.signups"
    label = "signups"
    verbose_name = "Aanmelden voor activiteiten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """People hear when the agenda changes, and the clock forgets who they were."""
        from wagtail.signals import page_unpublished, post_page_move

        from mijnbuurt.core.clockwork import register_nightly
        from wijken.activities.models import Activity
        from wijken.activities.signals import dates_changed
        from wijken.work.registry import register_kind

        from .retention import forget_people
        from .signals import follow_dates, follow_move, follow_unpublished
        from .work import KIND

        register_nightly("sign-ups", forget_people)
        register_kind(KIND)
        dates_changed.connect(follow_dates, sender=Activity, dispatch_uid="sign_ups_follow")
        page_unpublished.connect(
            follow_unpublished, sender=Activity, dispatch_uid="sign_ups_unpublished"
        )
        post_page_move.connect(follow_move, dispatch_uid="sign_ups_move")
