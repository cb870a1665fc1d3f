"""The blueprint that all URLs of documents hang on."""

from chalicelib.core.http import Routes

routes = Routes(__name__)
