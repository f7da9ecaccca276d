"""The head row of an empty chain."""

from django.db import migrations


def make_head(apps, schema_editor):
    apps.get_model("ogp_ledger", "Head").objects.get_or_create(id=1, defaults={"hash": "0" * 64})


class Migration(migrations.Migration):
    dependencies = [("ogp_ledger", "0001_initial")]

    operations = [migrations.RunPython(make_head, migrations.RunPython.noop)]
