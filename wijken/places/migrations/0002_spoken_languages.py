import mijnbuurt.core.spoken
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='openinghours',
            name='languages',
            field=models.JSONField(blank=True, default=list, validators=[mijnbuurt.core.spoken.validate_spoken], verbose_name='spreekt'),
        ),
    ]
