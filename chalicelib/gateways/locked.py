"""S3 with Object Lock: what is put there stays, as long as the installation says."""

from datetime import datetime

from botocore.exceptions import ClientError

from chalicelib.core import clock
from chalicelib.core.config import config
from chalicelib.gateways.aws import asking, client

TAKEN = "PreconditionFailed"
DAYS_A_YEAR = 366


def put(key: str, content: bytes, at: datetime) -> bool:
    """False when something has this place already; nothing is ever written over."""
    settings = config()
    sealed = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": settings.data_key_id}
    with asking("locked"):
        try:
            client("s3").put_object(
                Bucket=settings.chain_bucket,
                Key=key,
                Body=content,
                IfNoneMatch="*",
                ObjectLockMode="GOVERNANCE",
                ObjectLockRetainUntilDate=clock.days_later(at, DAYS_A_YEAR * settings.years),
                **sealed,
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != TAKEN:
                raise
            return False
    return True


def get(key: str) -> bytes:
    """What has this place."""
    with asking("locked"):
        body = client("s3").get_object(Bucket=config().chain_bucket, Key=key)["Body"]
        return bytes(body.read())
