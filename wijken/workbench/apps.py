from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "wijken.workbench"
    label = "workbench"
    verbose_name = "Werkbank van de redactie"
