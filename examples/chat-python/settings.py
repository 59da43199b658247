"""Everything that the environment decides, read once."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    host: str
    port: int
    database_url: str
    redis_url: str
    revision: str
    heartbeat_seconds: float
    drain_seconds: int
    accept_before_ready: bool


def read_settings() -> Settings:
    env = os.environ
    return Settings(
        host=env.get("HOST", "0.0.0.0"),  # Cloud Run and pods are reached from outside
        port=int(env.get("PORT", "8080")),
        database_url=env["DATABASE_URL"],
        redis_url=env["REDIS_URL"],
        revision=env.get("K_REVISION", "local"),
        heartbeat_seconds=float(env.get("HEARTBEAT_SECONDS", "20")),
        drain_seconds=int(env.get("DRAIN_SECONDS", "8")),  # Cloud Run kills after 10
        accept_before_ready=env.get("ACCEPT_BEFORE_READY") == "1",
    )
