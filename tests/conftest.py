"""For every test: settings first."""

from tests import settings

settings.use()
