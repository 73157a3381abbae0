from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "initiatives"
    label = "initiatives"
    verbose_name = "Initiatieven"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from mijnbuurt.core.clockwork import register_nightly
        from wijken.contact.work import inbox_kind
        from wijken.work.registry import register_kind

        from .ideas import Idea
        from .retention import forget_people

        register_nightly("ideas", forget_people)
        register_kind(inbox_kind("idea", _("Idee"), "pick", 5, Idea))
