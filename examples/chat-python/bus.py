"""Tells the other instances through Redis who is here and what was said."""

import json

from redis.asyncio import Redis

from startup import until_it_works

CHECK_TIMEOUT_SECONDS = 1


class Bus:
    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(
            url, socket_connect_timeout=CHECK_TIMEOUT_SECONDS, socket_timeout=CHECK_TIMEOUT_SECONDS
        )

    async def connect(self) -> None:
        await until_it_works("redis", self.check)

    async def check(self) -> None:
        await self._redis.ping()

    async def publish(self, channel: str, event: dict[str, str]) -> None:
        await self._redis.publish(f"chat:{channel}", json.dumps(event))

    async def close(self) -> None:
        await self._redis.aclose()
