import mijnbuurt.core.spoken
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wijken', '0002_order_figures_without_year_last'),
    ]

    operations = [
        migrations.AddField(
            model_name='teammember',
            name='languages',
            field=models.JSONField(blank=True, default=list, validators=[mijnbuurt.core.spoken.validate_spoken], verbose_name='spreekt'),
        ),
    ]
