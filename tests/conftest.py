"""For every test: settings first, then the fixtures that any may ask for."""

from tests import settings

settings.use()

from tests.aws import aws, portal, signatures  # noqa: E402 - they import the portal, which reads the settings

__all__ = ["aws", "portal", "signatures"]
