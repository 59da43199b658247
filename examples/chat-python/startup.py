"""Where the start stands: which phase runs, and which are done."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

log = logging.getLogger("uvicorn.error")

PHASES = ("init", "dependencies", "database", "cache", "services", "websocket", "finalizing")
RETRY_SECONDS = 0.25

Work = Callable[[], Awaitable[None]]


class Startup:
    def __init__(self) -> None:
        self.current = PHASES[0]
        self._done: set[str] = set()

    def is_done(self, phase: str) -> bool:
        return phase in self._done

    @property
    def is_complete(self) -> bool:
        return self.is_done(PHASES[-1])

    async def run(self, work: Mapping[str, Work]) -> None:
        """Runs the phases in their order; each waits for the one before it."""
        for phase in PHASES:
            self.current = phase
            if phase in work:
                await work[phase]()
            self._done.add(phase)
            log.info("startup: %s done", phase)


async def until_it_works(what: str, attempt: Work) -> None:
    """Tries until it works: a dependency that comes late makes the start longer, and never makes it fail."""
    while True:
        try:
            return await attempt()
        except Exception as error:  # whatever it is, the answer is to try again, and to say so
            log.warning("startup: %s does not answer yet: %s", what, error)
            await asyncio.sleep(RETRY_SECONDS)
