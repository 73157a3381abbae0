"""The rule of an activity becomes one text (RFC 5545), also in versions that are no draft yet."""

from datetime import date

from django.db import migrations, models

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def text_of(repeat, first, last):
    if not first or repeat in ("", "once", None):
        return ""
    nth = (first.day - 1) // 7 + 1
    day = WEEKDAYS[first.weekday()]
    of_month = f"BYDAY={nth if nth < 5 else -1}{day}"
    pattern = {
        "weekly": f"FREQ=WEEKLY;BYDAY={day}",
        "biweekly": f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
        "monthly": f"FREQ=MONTHLY;{of_month}",
        "quarterly": f"FREQ=MONTHLY;INTERVAL=3;{of_month}",
        "yearly": f"FREQ=YEARLY;BYMONTH={first.month};BYMONTHDAY={first.day}",
        "yearly_weekday": f"FREQ=YEARLY;BYMONTH={first.month};{of_month}",
    }[repeat]
    return pattern + (f";UNTIL={last:%Y%m%d}" if last and last >= first else "")


def write_texts(apps, schema_editor):
    Activity = apps.get_model("activities", "Activity")
    for page in Activity.objects.exclude(repeat="once"):
        text = text_of(page.repeat, page.first_date, page.last_date)
        Activity.objects.filter(pk=page.pk).update(recurrence=text)
    Revision = apps.get_model("wagtailcore", "Revision")
    of_activities = Revision.objects.filter(
        content_type__app_label="activities", content_type__model="activity"
    )
    for revision in of_activities.iterator():
        content = revision.content
        if "repeat" in content:
            first, last = (
                date.fromisoformat(content[name]) if content.get(name) else None
                for name in ("first_date", "last_date")
            )
            content["recurrence"] = text_of(content["repeat"], first, last)
            Revision.objects.filter(pk=revision.pk).update(content=content)


class Migration(migrations.Migration):

    dependencies = [
        ("activities", "0005_changed_dates"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="recurrence",
            field=models.CharField(blank=True, editable=False, max_length=120, verbose_name="herhaling"),
        ),
        migrations.AddField(
            model_name="activity",
            name="skip_holidays",
            field=models.BooleanField(default=False, verbose_name="niet op feestdagen"),
        ),
        migrations.AddField(
            model_name="activity",
            name="skip_school_holidays",
            field=models.BooleanField(default=False, verbose_name="niet in schoolvakanties"),
        ),
        migrations.RunPython(write_texts, migrations.RunPython.noop),
        migrations.RemoveField(model_name="activity", name="last_date"),
        migrations.RemoveField(model_name="activity", name="repeat"),
    ]
