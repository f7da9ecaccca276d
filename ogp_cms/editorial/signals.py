"""The published signals of moderation, beside those of `ogp_cms.extensions.signals`."""

from ogp_cms.extensions.signals import Announcement

# A moderator sent a report back. `page`, `revision`: what was read; `user`: the moderator;
# `reason`: what is to be mended.
report_sent_back = Announcement("report_sent_back", ["page", "revision", "user", "reason"])
