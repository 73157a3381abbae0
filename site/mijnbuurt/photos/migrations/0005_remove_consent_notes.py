from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('photos', '0004_consents'),
    ]

    operations = [
        migrations.RemoveField(model_name='photo', name='consent_note'),
        migrations.RemoveField(model_name='photo', name='consent_until'),
    ]
