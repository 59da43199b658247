"""Answers messages. The tool that it has remembers what was said and counts it."""

from collections.abc import AsyncIterator
from typing import Any

from bus import Bus
from store import Store


class Agent:
    def __init__(self, store: Store, bus: Bus) -> None:
        self._store = store
        self._bus = bus

    async def start(self) -> None:
        """Whatever an agent needs before it can answer: models, prompts, tools. Here: that its tool works."""
        await self._store.count("nobody")

    async def answer(self, socket: str, text: str) -> AsyncIterator[dict[str, Any]]:
        """The events of one answer, in their order."""
        yield {"type": "agent_started"}
        await self._bus.publish("messages", {"socket": socket, "text": text})
        yield {"type": "agent_thinking"}
        yield {"type": "tool_executing", "tool": "remember"}
        await self._store.save(socket, text)
        messages = await self._store.count(socket)
        yield {"type": "tool_completed", "tool": "remember", "messages": messages}
        yield {"type": "agent_completed", "text": f"You said: {text}"}
