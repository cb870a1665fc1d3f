"""Where the routes of this module are hung up."""

from chalicelib.core.http import Routes

routes = Routes(__name__)
