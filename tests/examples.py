"""How many examples a property is tried with."""

import os

# Set where the suite runs again, without plugins or on another database.
AGAIN = os.environ.get("OGP_TEST_AGAIN") == "1"


def examples(count: int) -> int:
    """All of them, or a fifth where the same property has been tried in full before."""
    return max(count // 5, 3) if AGAIN else count
