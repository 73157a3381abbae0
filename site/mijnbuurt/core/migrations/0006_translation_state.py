import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0005_mail_attachments'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TranslationState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_of', models.CharField(blank=True, max_length=64)),
                ('outdated_since', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='translation_state', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'stand van een vertaling',
            },
        ),
    ]
