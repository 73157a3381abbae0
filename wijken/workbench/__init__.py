"""The admin cut to the work of editors: its menu, lists of pages, and copies of an earlier one."""
