"""Whole pages, kept for everybody who has no session, and exact: see docs/decisions/page-cache.md.

`generation` is what every change of public content raises, `changes` decides what such a change
is, `kept` is one answer with its validators, `store` where answers lie, `middleware` their use.
"""
