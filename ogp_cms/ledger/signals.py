"""What the ledger tells others.

`facts_recorded` is sent after the commit of a transaction that appended entries, once per
append, with `plans` (the frozenset of the plans' keys) and `numbers` (the range of the new
entries' numbers). The transaction cannot be undone any more: what a receiver raises is logged.
"""

from django.dispatch import Signal

facts_recorded = Signal()
