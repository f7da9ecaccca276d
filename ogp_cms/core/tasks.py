"""Where background tasks run when no worker is set up: here, but after the commit."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult


class AfterCommitBackend(ImmediateBackend):
    """Runs a task in this process once the transaction that asked for it is committed.

    Wagtail asks for the search and reference index within the transaction that saves a page. Run
    there, two publications at the same moment end in a deadlock over the rows of the search
    index on PostgreSQL; run afterwards, a task that fails is logged and undoes nothing.
    """

    def _execute_task(self, task_result: TaskResult) -> None:
        transaction.on_commit(partial(super()._execute_task, task_result))
