"""The service as a whole: what it is made of, how it starts, and when it is ready."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from agent import Agent
from bus import Bus
from settings import Settings
from startup import Startup, Work
from store import Store

CHECK_TIMEOUT_SECONDS = 2


class Chat:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.startup = Startup()
        self.store = Store(settings.database_url)
        self.bus = Bus(settings.redis_url)
        self.agent: Agent | None = None

    @property
    def accepts_sockets(self) -> bool:
        return self.settings.accept_before_ready or self.startup.is_done("websocket")

    async def start(self) -> None:
        work: dict[str, Work] = {
            "database": self.store.connect,
            "cache": self.bus.connect,
            "services": self._start_agent,
        }
        # The incident: nobody waits for the services phase. Health is good, sockets open, the first message ends them.
        if self.settings.accept_before_ready:
            del work["services"]
        await self.startup.run(work)

    async def stop(self) -> None:
        await self.bus.close()
        await self.store.close()

    async def readiness(self) -> tuple[int, dict[str, Any]]:
        """Ready: the start is complete, and each dependency answers now."""
        version = self.settings.revision
        if not self.startup.is_complete:
            return 503, {"status": "starting", "phase": self.startup.current, "version": version}
        postgres, redis = await asyncio.gather(_state_of(self.store.check), _state_of(self.bus.check))
        dependencies = {"postgres": postgres, "redis": redis}
        is_ready = all(state["status"] == "up" for state in dependencies.values())
        status = "ready" if is_ready else "unavailable"
        return 200 if is_ready else 503, {"status": status, "version": version, "dependencies": dependencies}

    async def _start_agent(self) -> None:
        agent = Agent(self.store, self.bus)
        await agent.start()
        self.agent = agent


async def _state_of(check: Callable[[], Awaitable[None]]) -> dict[str, str]:
    try:
        await asyncio.wait_for(check(), CHECK_TIMEOUT_SECONDS)
        return {"status": "up"}
    except Exception as error:  # whatever it is, the dependency is down
        return {"status": "down", "reason": str(error) or type(error).__name__}
