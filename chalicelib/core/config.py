"""Settings, read once from the environment; refuses to start on nonsense."""

import os
from dataclasses import dataclass
from functools import lru_cache


class BadConfig(Exception):
    """A setting is missing or impossible; the message names it."""


@dataclass(frozen=True)
class Config:
    """Every setting. `aws_endpoint_url` and `clock_offset_file` are for a laptop only."""

    stage: str
    region: str
    table_prefix: str
    dossier_bucket: str
    quarantine_bucket: str
    notifications_queue_url: str
    reactions_queue_url: str
    mail_queue_url: str
    signing_queue_url: str
    mail_from_domain: str
    code_pepper: str
    origin_key: str = ""
    web_origin_scheme: str = "https"
    web_port: str = ""
    data_key_id: str = ""
    issuing_key_id: str = ""
    seal_key_id: str = ""
    office_key_id: str = ""
    pki_bucket: str = ""
    pki_url: str = ""
    tsa_urls: str = ""
    csc_service_url: str = ""
    csc_credential_id: str = ""
    csc_token: str = ""
    csc_pin: str = ""
    mail_configuration_set: str = ""
    aws_endpoint_url: str = ""
    clock_offset_file: str = ""

    @property
    def is_local(self) -> bool:
        return self.stage == "local"

    @property
    def secure(self) -> bool:
        return self.web_origin_scheme == "https"

    @property
    def tsas(self) -> tuple[str, ...]:
        """Timestamp services, in the order in which they are asked."""
        return tuple(url.strip() for url in self.tsa_urls.split(",") if url.strip())

    def __post_init__(self) -> None:
        if not self.is_local:
            self._refuse_laptop_settings()
        if len(self.code_pepper) < 16:
            raise BadConfig("CODE_PEPPER must have at least 16 characters")

    def _refuse_laptop_settings(self) -> None:
        if self.aws_endpoint_url or self.clock_offset_file:
            raise BadConfig("AWS_ENDPOINT_URL and CLOCK_OFFSET_FILE are for STAGE=local only")
        if not self.secure:
            raise BadConfig("WEB_ORIGIN_SCHEME must be https")
        if len(self.origin_key) < 16:
            raise BadConfig("ORIGIN_KEY must have at least 16 characters")
        if not all(url.startswith(("http://", "https://")) for url in self.tsas):
            raise BadConfig("TSA_URLS must be addresses, with commas between them")


def read(environment: dict[str, str]) -> Config:
    """Config from upper-case names; a missing one raises BadConfig with its name."""
    fields = Config.__dataclass_fields__
    required = [name for name in list(fields)[:11] if not environment.get(name.upper())]
    if required:
        raise BadConfig(f"not set: {', '.join(name.upper() for name in required)}")
    known = {name: environment[name.upper()] for name in fields if name.upper() in environment}
    return Config(**known)


@lru_cache(maxsize=1)
def config() -> Config:
    return read(dict(os.environ))
