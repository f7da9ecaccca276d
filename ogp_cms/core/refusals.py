"""The refusal that every app shares: a rule of the field was about to be broken."""

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an accident
    """Something was refused; `message` is a sentence for the person who asked."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
