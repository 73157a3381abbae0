"""Entry point of the `mijnbuurt` console script and of `python -m mijnbuurt`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mijnbuurt.settings.local")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
