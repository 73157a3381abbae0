import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NativeReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='taal')),
                ('version', models.CharField(max_length=64)),
                ('reader', models.CharField(max_length=80, verbose_name='naam van wie het las')),
                ('read_at', models.DateTimeField(verbose_name='gelezen op')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='native_reading', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'gelezen vertaling',
                'verbose_name_plural': 'gelezen vertalingen',
                'constraints': [models.UniqueConstraint(condition=models.Q(('page', None)), fields=('language',), name='site_read_once_a_language')],
            },
        ),
    ]
