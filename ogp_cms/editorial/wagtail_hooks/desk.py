"""The back office by role: home, menu, lists."""
