"""Puts build/package and web/dist into AWS: `python -m scripts.deploy STAGE [NAME=VALUE ...]`.

NAME=VALUE are parameters of the template, such as WebDomains=app.kantoor.nl,app.ander.nl. Those
that are not given stay as they are. Uses the AWS credentials of whoever runs it.
"""

import hashlib
import mimetypes
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from scripts import plain
from scripts.package import ROOT, package
from scripts.packaging.packages import PACKAGES
from scripts.packaging.stack import Wanted, apply
from scripts.packaging.target import lambda_target

REGION = "eu-west-1"
FOREVER = "public, max-age=31536000, immutable"
ASK_EVERY_TIME = "no-cache"


@dataclass(frozen=True)
class Deployment:
    """`built` has the packages and template.json, `web` the built web."""

    stage: str
    given: dict[str, str]
    built: Path
    web: Path

    @property
    def prefix(self) -> str:
        return f"akkoord-{self.stage}-"


def main() -> None:
    if len(sys.argv) < 2 or not all("=" in given for given in sys.argv[2:]):
        raise plain.Stop("Say which stage: make deploy STAGE=production")
    given = dict(one.split("=", 1) for one in sys.argv[2:])
    wanted = Deployment(sys.argv[1], given, ROOT / "build" / "package", ROOT / "web" / "dist")
    if not (wanted.web / "index.html").exists():
        raise plain.Stop(f"{wanted.web} is empty: build the web first.")
    package(ROOT, wanted.built, lambda_target())
    try:
        outputs = deploy(boto3.Session(region_name=REGION), wanted)
    except (BotoCoreError, ClientError) as trouble:
        raise plain.Stop(f"AWS refused: {trouble}") from trouble
    print(f"Akkoord runs on {outputs['WebAddress']}")


def deploy(session: Any, wanted: Deployment, *, look_every: float = 5) -> dict[str, str]:
    """Code first, then the stack, then the web that needs it; what the stack puts out."""
    account = session.client("sts").get_caller_identity()["Account"]
    bucket = f"{wanted.prefix}code-{account}"
    ensure_private_bucket(session.client("s3"), bucket)
    parameters = {
        "Prefix": wanted.prefix,
        "Stage": wanted.stage,
        "CodeBucket": bucket,
        **{
            each.key: upload_named_by_content(session, bucket, wanted.built / each.zip)
            for each in PACKAGES
        },
        **wanted.given,
    }
    template = upload_named_by_content(session, bucket, wanted.built / "template.json")
    storage = session.client("s3").meta.endpoint_url
    address = {"TemplateURL": f"{storage}/{bucket}/{template}"}
    change = Wanted(wanted.prefix.strip("-"), address, parameters)
    stack = apply(session.client("cloudformation"), change, look_every=look_every)
    outputs = stack.outputs if stack else {}
    upload_web(session, outputs["WebBucketName"], wanted.web)
    forget(session, outputs["DistributionId"], wanted.web)
    return outputs


def ensure_private_bucket(s3: Any, bucket: str) -> None:
    """A bucket for code, made on the first deployment."""
    try:
        s3.head_bucket(Bucket=bucket)
    except ClientError as missing:
        if missing.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        place = {"LocationConstraint": REGION}
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)
    closed = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
    s3.put_public_access_block(
        Bucket=bucket, PublicAccessBlockConfiguration=dict.fromkeys(closed, True)
    )


def upload_named_by_content(session: Any, bucket: str, path: Path) -> str:
    """Equal content has an equal key, so that nothing changes when nothing changed."""
    key = f"{hashlib.sha256(path.read_bytes()).hexdigest()[:32]}{path.suffix}"
    session.client("s3").upload_file(str(path), bucket, key)
    return key


def upload_web(session: Any, bucket: str, dist: Path) -> None:
    """Hashed files first, so that the page never names one that is not there yet."""
    files = [path for path in dist.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda path: (not is_hashed(path), path.name == "index.html")):
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        cache = FOREVER if is_hashed(path) else ASK_EVERY_TIME
        extra = {"ContentType": kind, "CacheControl": cache}
        key = path.relative_to(dist).as_posix()
        session.client("s3").upload_file(str(path), bucket, key, ExtraArgs=extra)


def is_hashed(path: Path) -> bool:
    return path.parent.name == "assets"


def forget(session: Any, distribution: str, dist: Path) -> None:
    """CloudFront drops what it kept; the same web a second time is the same request."""
    mark = hashlib.sha256((dist / "index.html").read_bytes()).hexdigest()
    everything = {"Quantity": 1, "Items": ["/*"]}
    session.client("cloudfront").create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={"Paths": everything, "CallerReference": mark},
    )


if __name__ == "__main__":
    sys.exit(plain.run(main))
