"""`manage.py load_sample`: the sample for an empty site, and the accounts to look around with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ogp_cms.interchange.sample import SampleRefusedError, load_sample
from ogp_cms.interchange.sample_people import accounts, passwords_file


class Command(BaseCommand):
    """Changes nothing in a site that has a plan; refused in production."""

    help = "Load the sample into an empty site (development only) and print the accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_sample()
        except SampleRefusedError as error:
            raise CommandError(str(error)) from None
        if loaded:
            self.stdout.write(_("The sample is loaded."))
        if found := accounts():
            self.stdout.write(
                _("Accounts for /admin/ (kept in %(file)s):") % {"file": passwords_file()}
            )
        for email, password in found.items():
            unknown = _("(not known here: set one with “manage.py changepassword”)")
            self.stdout.write(f"  {email:<28} {password or unknown}")
