"""What other apps may want to know of a wijk."""

from django.dispatch import Signal

#: Sent in the transaction that opens a closed wijk again, with `wijk`: its rights are to be made.
wijk_reopened = Signal()
