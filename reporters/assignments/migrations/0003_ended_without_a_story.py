import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATES = [
    ("draft", "nieuw"),
    ("offered", "gevraagd"),
    ("nobody", "niemand vrij"),
    ("claimed", "iemand komt"),
    ("delivered", "verhaal is binnen"),
    ("published", "online"),
    ("done", "afgerond zonder verhaal"),
    ("cancelled", "gaat niet door"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0002_call_about"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("assignment", "asked_by", "noted_by"),
        migrations.AlterField(
            "assignment",
            "noted_by",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="genoteerd door",
            ),
        ),
        migrations.RenameField("assignment", "cancelled_because", "ended_because"),
        migrations.AlterField(
            "assignment",
            "ended_because",
            models.CharField(blank=True, editable=False, max_length=300, verbose_name="waarom"),
        ),
        migrations.AlterField(
            "assignment",
            "state",
            models.CharField(
                choices=STATES,
                db_index=True,
                default="draft",
                editable=False,
                max_length=10,
                verbose_name="toestand",
            ),
        ),
        migrations.AlterField(
            "assignment",
            "call_about",
            models.CharField(
                blank=True,
                choices=STATES,
                editable=False,
                max_length=10,
                verbose_name="nog te bellen over",
            ),
        ),
    ]
