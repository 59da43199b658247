"""One open socket: what is said to it, and how it ends."""

import json
import logging
import uuid
from collections.abc import AsyncIterator
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect

from chat import Chat

log = logging.getLogger("uvicorn.error")


async def serve_socket(chat: Chat, socket: WebSocket) -> None:
    """Accepts before it reads; answers one message after the other, so that replies are in their order."""
    name = str(uuid.uuid4())
    await socket.accept()
    await _announce(chat, "joined", name)
    try:
        while True:
            message = _parse(await socket.receive_text())
            async for event in _replies(chat, name, message):
                await socket.send_json({**event, "id": message.get("id")})
    except WebSocketDisconnect:
        pass  # the client left, or the server is being stopped
    except Exception as error:
        log.exception("socket %s", name)
        await socket.close(1011, str(error)[:100])
    finally:
        await _announce(chat, "left", name)


async def _replies(chat: Chat, name: str, message: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
    if message.get("type") == "ping":
        yield {"type": "pong"}
    elif message.get("type") != "user_message":
        yield {"type": "error", "message": "unknown type of message"}
    elif chat.agent is None:
        raise RuntimeError("agent is not available")
    else:
        async for event in chat.agent.answer(name, str(message.get("text", ""))):
            yield event


async def _announce(chat: Chat, what: str, name: str) -> None:
    try:
        await chat.bus.publish("presence", {"what": what, "socket": name})
    except Exception as error:  # presence is a courtesy: no socket fails for it
        log.warning("presence: %s", error)


def _parse(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}
