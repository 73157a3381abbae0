#!/usr/bin/env python3
"""Django's command line, from a bare checkout: `site/` is a source root, not a package."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

if __name__ == "__main__":
    from mijnbuurt.__main__ import main

    main()
