"""The blueprint that all URLs of clients and their people hang on."""

from chalicelib.core.http import Routes

routes = Routes(__name__)
