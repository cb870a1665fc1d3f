"""No secret in any file that git keeps: `python -m scripts.secrets_scan`."""

import subprocess
import sys

from detect_secrets import SecretsCollection
from detect_secrets.settings import transient_settings

from scripts import plain

# Passwords of the demo and keys of the stand-in stand in the open on purpose.
OPEN = ("scripts/demo/", "tests/", "package-lock.json", "docs/api/", "templates/")
LOOKING_FOR = (
    "AWSKeyDetector",
    "PrivateKeyDetector",
    "JwtTokenDetector",
    "GitHubTokenDetector",
    "NpmDetector",
    "BasicAuthDetector",
    "StripeDetector",
    "SlackDetector",
)


def main() -> int:
    found = SecretsCollection()
    with transient_settings({"plugins_used": [{"name": name} for name in LOOKING_FOR]}):
        for path in kept_files():
            found.scan_file(path)
    for path, secret in found:
        print(f"{path}:{secret.line_number}: {secret.type}")
    return 1 if found else 0


def kept_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True)
    return [path for path in listed.stdout.splitlines() if not path.startswith(OPEN)]


if __name__ == "__main__":
    sys.exit(plain.run(main))
