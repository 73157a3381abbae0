"""What the agenda tells the apps above it."""

from django.dispatch import Signal

#: The dates of a published activity were looked at again, or one of them was changed: instance
#: (the Dutch page), now. Sent in the transaction that does so, with the page locked.
dates_changed = Signal()
