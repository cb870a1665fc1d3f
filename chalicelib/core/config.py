"""Settings, read once from the environment; refuses to start on nonsense."""

import os
from functools import lru_cache
from typing import Any, Literal, get_args

from msgspec import Struct, structs

SHORTEST_KEY = 16
Patience = Literal["answering", "working"]
Key = Literal["code_pepper", "origin_key"]


class BadConfig(Exception):
    """A setting is missing or impossible; the message names it."""


class Config(Struct, frozen=True, kw_only=True):
    """Every setting. `aws_endpoint_url` and `clock_offset_file` are for a laptop only. Secrets are
    given to the functions that use them and to no other. `patience` says whether a person waits,
    `office_rate` how many requests a second of one office one run answers, 0 for any."""

    stage: str
    region: str
    table_prefix: str
    dossier_bucket: str
    quarantine_bucket: str
    notifications_queue_url: str
    reactions_queue_url: str
    mail_queue_url: str
    signing_queue_url: str
    unrouted_queue_url: str
    mail_from_domain: str
    code_pepper: str = ""
    code_pepper_also: str = ""
    origin_key: str = ""
    origin_key_also: str = ""
    web_origin_scheme: str = "https"
    web_port: str = ""
    data_key_id: str = ""
    issuing_key_id: str = ""
    seal_key_id: str = ""
    office_key_id: str = ""
    pki_bucket: str = ""
    pki_url: str = ""
    tsa_urls: str = ""
    chain_bucket: str = ""
    chain_years: str = "7"
    csc_service_url: str = ""
    csc_credential_id: str = ""
    csc_token: str = ""
    csc_pin: str = ""
    patience: Patience = "working"
    office_rate: int = 0
    mail_configuration_set: str = ""
    judging_function: str = "judge_signatures"
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

    @property
    def years(self) -> int:
        """How long what is in the chain cannot be removed."""
        return int(self.chain_years)

    def key(self, name: Key) -> str:
        """What is hashed with; BadConfig where it was not given."""
        found: str = getattr(self, name)
        if not found:
            raise BadConfig(f"not given to this function: {name.upper()}")
        return found

    def keys(self, name: Key) -> tuple[str, ...]:
        """What is compared with: while one turns, the next or the one before is right as well."""
        also: str = getattr(self, f"{name}_also")
        return (self.key(name), also) if also else (self.key(name),)

    def __repr__(self) -> str:
        """As a log may have it: no secret of any stage."""
        return f"Config(stage={self.stage!r})"

    def __post_init__(self) -> None:
        if self.patience not in get_args(Patience):
            raise BadConfig(f"PATIENCE must be one of {', '.join(get_args(Patience))}")
        if not self.is_local:
            self._refuse_laptop_settings()
        for name in (each + also for each in get_args(Key) for also in ("", "_also")):
            if 0 < len(getattr(self, name)) < SHORTEST_KEY:
                raise BadConfig(f"{name.upper()} must have at least {SHORTEST_KEY} characters")

    def _refuse_laptop_settings(self) -> None:
        if self.aws_endpoint_url or self.clock_offset_file:
            raise BadConfig("AWS_ENDPOINT_URL and CLOCK_OFFSET_FILE are for STAGE=local only")
        if not self.secure:
            raise BadConfig("WEB_ORIGIN_SCHEME must be https")
        if not all(url.startswith(("http://", "https://")) for url in self.tsas):
            raise BadConfig("TSA_URLS must be addresses, with commas between them")


def read(environment: dict[str, str]) -> Config:
    """Config from upper-case names; a missing one raises BadConfig with its name."""
    fields = structs.fields(Config)
    required = [each.name for each in fields if each.required]
    missing = [name.upper() for name in required if not environment.get(name.upper())]
    if missing:
        raise BadConfig(f"not set: {', '.join(missing)}")
    known: dict[str, Any] = {
        each.name: environment[each.name.upper()]
        for each in fields
        if each.name.upper() in environment
    }
    try:
        return Config(**known | {"office_rate": int(known.get("office_rate", 0))})
    except ValueError as error:
        raise BadConfig("OFFICE_RATE must be a number") from error


@lru_cache(maxsize=1)
def config() -> Config:
    return read(dict(os.environ))
