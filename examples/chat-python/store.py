"""Messages in PostgreSQL."""

from psycopg_pool import AsyncConnectionPool

from startup import until_it_works

CHECK_TIMEOUT_SECONDS = 2

CREATE = """CREATE TABLE IF NOT EXISTS messages (
  id bigserial PRIMARY KEY, socket text NOT NULL, body text NOT NULL, sent timestamptz NOT NULL DEFAULT now())"""


class Store:
    def __init__(self, url: str) -> None:
        self._pool = AsyncConnectionPool(url, min_size=1, max_size=10, timeout=CHECK_TIMEOUT_SECONDS, open=False)

    async def connect(self) -> None:
        await self._pool.open()
        await until_it_works("postgres", lambda: self._execute(CREATE))

    async def check(self) -> None:
        await self._execute("SELECT 1")

    async def save(self, socket: str, body: str) -> None:
        await self._execute("INSERT INTO messages (socket, body) VALUES (%s, %s)", (socket, body))

    async def count(self, socket: str) -> int:
        async with self._pool.connection() as connection:
            cursor = await connection.execute("SELECT count(*) FROM messages WHERE socket = %s", (socket,))
            row = await cursor.fetchone()
            return row[0] if row else 0

    async def close(self) -> None:
        await self._pool.close()

    async def _execute(self, statement: str, values: tuple[str, ...] = ()) -> None:
        async with self._pool.connection() as connection:
            await connection.execute(statement, values)
