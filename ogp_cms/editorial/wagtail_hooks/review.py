"""The review of reports."""
