"""Load reference data and the demo centre, both idempotent, in one process; print who may sign in.

Run by ``make run`` as the application role. Standard output carries the demo accounts alone.
"""

import json
import os
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))


def main() -> None:
    """Check the database, then call the loaders that exist."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus.settings.local")
    import django
    from django.conf import settings
    from django.core.management import call_command, get_commands

    django.setup()
    call_command("check", databases=["default"], stdout=sys.stderr)
    commands = get_commands()
    for name in ["load_reference", *(["load_demo"] if settings.DEMO_MODE else [])]:
        if name in commands:
            call_command(name, stdout=sys.stderr)
    if settings.DEMO_MODE and "load_demo" in commands:
        print_accounts()


def print_accounts() -> None:
    """Print the demo accounts, the way they are typed."""
    demo = json.loads((CHECKOUT / "fixtures" / "demo" / "accounts.json").read_text(encoding="utf-8"))
    for account in demo["accounts"]:
        sys.stdout.write(f"  {account['email']:<34} {demo['password']}   {account['position']}\n")


if __name__ == "__main__":
    main()
