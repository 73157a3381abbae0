from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "initiatives.campaigns"
    label = "campaigns"
    verbose_name = "Acties"
    default_auto_field = "django.db.models.BigAutoField"
