"""Settings for tests; none of it reaches anything outside this machine."""

import os

SETTINGS = {
    "STAGE": "local",
    "REGION": "eu-west-1",
    "TABLE_PREFIX": "akkoord-test-",
    "DOSSIER_BUCKET": "akkoord-test-dossier",
    "QUARANTINE_BUCKET": "akkoord-test-quarantine",
    "NOTIFICATIONS_QUEUE_URL": "https://queues.test/notifications",
    "REACTIONS_QUEUE_URL": "https://queues.test/reactions",
    "MAIL_QUEUE_URL": "https://queues.test/mail",
    "SIGNING_QUEUE_URL": "https://queues.test/signing.fifo",
    "UNROUTED_QUEUE_URL": "https://queues.test/unrouted-dead",
    "MAIL_FROM_DOMAIN": "akkoord.test",
    "CODE_PEPPER": "only-for-tests-0123456789",
    "WEB_ORIGIN_SCHEME": "https",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    # The stand-in would stop to keep all of its state, the more of it the longer. Seconds.
    "SNAPSHOT_EVERY": "86400",
}
# How often a drill is done: once in `make test`, many times in `make drill`.
ROUNDS = int(os.environ.get("DRILL_ROUNDS", "1"))


def use() -> None:
    """Before anything of the portal is imported: its tables are named when their modules load."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
