"""The head row of an empty chain, and the triggers that refuse to change or delete entries."""

from django.db import migrations

from ogp_cms.ledger import guard


def make_head(apps, schema_editor):
    apps.get_model("ogp_ledger", "Head").objects.get_or_create(id=1, defaults={"hash": "0" * 64})


def put_guard(apps, schema_editor):
    guard.put(schema_editor.connection)


def lift_guard(apps, schema_editor):
    guard.lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ogp_ledger", "0001_initial")]

    operations = [
        migrations.RunPython(make_head, migrations.RunPython.noop),
        migrations.RunPython(put_guard, lift_guard),
    ]
