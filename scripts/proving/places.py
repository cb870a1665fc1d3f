"""Where events, chain and certificates of an installation are."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3

from chalicelib.gateways.signing.chain import PLACE, Chain, parse

Item = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Places:
    """`office` and `day` are what is asked about, or nothing for all. Of a day too everything is
    read: what was erased later says so later. `vouched` names the events that were erased on
    purpose, as somebody kept note of it outside AWS."""

    prefix: str
    session: Any
    endpoint: str | None
    office: str = ""
    day: str = ""
    vouched: frozenset[str] = frozenset()

    @cached_property
    def s3(self) -> Any:
        return self.session.client("s3", endpoint_url=self.endpoint)

    @cached_property
    def dynamodb(self) -> Any:
        return self.session.client("dynamodb", endpoint_url=self.endpoint)

    @cached_property
    def account(self) -> str:
        sts = self.session.client("sts", endpoint_url=self.endpoint)
        return str(sts.get_caller_identity()["Account"])

    def is_asked(self, name: str) -> bool:
        """About an event with this key."""
        return name.startswith(self.day)

    @property
    def bucket(self) -> str:
        return f"{self.prefix}chain-{self.account}"

    @property
    def events(self) -> str:
        return f"{self.prefix}events"

    def file(self, key: str, version: str) -> bytes:
        found = self.s3.get_object(Bucket=self.bucket, Key=key, VersionId=version)
        return bytes(found["Body"].read())

    def trusted(self) -> Chain:
        """The roots of the timestamp services, as scripts/pki.py published them."""
        found = self.s3.get_object(Bucket=f"{self.prefix}pki-{self.account}", Key=PLACE)
        return parse(found["Body"].read())

    def rows(self) -> Iterator[Item]:
        """The events that are asked about, a page at a time."""
        only = {
            "FilterExpression": "begins_with(client_key, :office)",
            "ExpressionAttributeValues": {":office": {"S": f"{self.office}#"}},
        }
        yield from self._scan(self.events, **(only if self.office else {}))

    def row(self, owner: str, name: str) -> Item:
        key = {"client_key": {"S": owner}, "event_key": {"S": name}}
        found: Item = self.dynamodb.get_item(TableName=self.events, Key=key, ConsistentRead=True)[
            "Item"
        ]
        return found

    def heads(self) -> Iterator[Item]:
        yield from self._scan(f"{self.prefix}chains")

    def _scan(self, table: str, **only: Any) -> Iterator[Item]:
        pages = self.dynamodb.get_paginator("scan").paginate(TableName=table, **only)
        for page in pages:
            yield from page["Items"]


def ask(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stage", default="production", help="as in make deploy STAGE=…")
    parser.add_argument("--office", default="", help="this office alone")
    parser.add_argument("--region", default="eu-west-1")
    parser.add_argument("--endpoint", help="of the stand-in for AWS, on a laptop")
    parser.add_argument(
        "--erased",
        type=argparse.FileType(encoding="utf-8"),
        help="a file that is kept outside AWS: of each event that was erased on purpose a line "
        "'event … of office …, client …', as scripts.prove_events says it",
    )


def told(options: argparse.Namespace, day: str = "") -> Places:
    key = "test" if options.endpoint else None
    session = boto3.Session(key, key, region_name=options.region)
    with options.erased or nullcontext([]) as lines:
        vouched = frozenset(line.strip() for line in lines)
    where = (f"akkoord-{options.stage}-", session, options.endpoint)
    return Places(*where, options.office, day, vouched)
