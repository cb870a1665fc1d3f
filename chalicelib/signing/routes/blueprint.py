"""The one blueprint that the routes of signing share."""

from chalicelib.core.http import Routes

routes = Routes(__name__)
