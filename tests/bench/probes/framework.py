"""The same list with FastAPI, Mangum and boto3."""

from typing import Annotated

import raw
from fastapi import Depends, FastAPI, HTTPException, Request
from mangum import Mangum
from pydantic import BaseModel


class TaskRow(BaseModel):
    task_id: str
    document_id: str
    client_id: str
    client_name: str
    client_number: str
    action: str
    type_id: str
    type_name: str
    title: str
    period: str | None
    deadline_on: str | None
    created_at: str
    status: str
    acts_from: str | None
    package_id: str | None


class TaskList(BaseModel):
    items: list[TaskRow]
    cursor: str | None


def session(request: Request):  # type: ignore[no-untyped-def]
    found = raw.session_of(request.headers.get("cookie", ""))
    if found is None:
        raise HTTPException(401)
    return found


app = FastAPI()


@app.get("/tasks")
def list_tasks(session: Annotated[dict, Depends(session)]) -> TaskList:  # type: ignore[type-arg]
    return TaskList(items=raw.open_tasks(session), cursor=None)


handler = Mangum(app, lifespan="off")
