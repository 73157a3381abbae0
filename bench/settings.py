"""As `make run` without the demo, with a bare view to compare with."""

from mijnbuurt.settings.local import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
