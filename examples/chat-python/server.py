"""A chat service that opens its port at once and its sockets when everything is there."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI, Response, WebSocket
from fastapi.responses import JSONResponse, PlainTextResponse

from chat import Chat
from settings import read_settings
from sockets import serve_socket

KEEP_ALIVE_SECONDS = 620  # longer than the 600 s for which Google's load balancers keep a connection

settings = read_settings()
chat = Chat(settings)


@contextlib.asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    # uvicorn opens the port only after this has yielded: the phases run beside it, not in it.
    start = asyncio.create_task(chat.start())
    yield
    start.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await start
    await chat.stop()


app = FastAPI(lifespan=lifespan)


@app.get("/health")
async def health() -> Response:
    """Alive: the process answers. It asks no dependency, for a restart would mend none of them."""
    return JSONResponse({"status": "healthy"}, headers={"x-revision": settings.revision})


@app.get("/ready")
async def ready() -> Response:
    status, body = await chat.readiness()
    return JSONResponse(body, status, headers={"x-revision": settings.revision})


@app.websocket("/ws")
async def ws(socket: WebSocket) -> None:
    if chat.accepts_sockets:
        await serve_socket(chat, socket)
    else:
        await socket.send_denial_response(PlainTextResponse("starting\n", 503))


if __name__ == "__main__":
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        ws_ping_interval=settings.heartbeat_seconds,
        ws_ping_timeout=settings.heartbeat_seconds,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=settings.drain_seconds,
        access_log=False,
    )
