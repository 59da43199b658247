import pg from "pg";
import { untilItWorks } from "./startup.mjs";

const CHECK_TIMEOUT_MS = 2000;

/** Messages in PostgreSQL. */
export class Store {
  #pool;

  constructor(url) {
    this.#pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CHECK_TIMEOUT_MS, max: 10 });
    this.#pool.on("error", ({ message }) => console.warn(`postgres: ${message}`)); // the pool opens another one
  }

  async connect(signal) {
    const create = `CREATE TABLE IF NOT EXISTS messages (
      id bigserial PRIMARY KEY, socket text NOT NULL, body text NOT NULL, sent timestamptz NOT NULL DEFAULT now())`;
    await untilItWorks("postgres", () => this.#pool.query(create), signal);
  }

  async check() {
    await this.#pool.query({ text: "SELECT 1", query_timeout: CHECK_TIMEOUT_MS });
  }

  async save(socket, body) {
    await this.#pool.query("INSERT INTO messages (socket, body) VALUES ($1, $2)", [socket, body]);
  }

  async count(socket) {
    const { rows } = await this.#pool.query("SELECT count(*)::int AS messages FROM messages WHERE socket = $1", [socket]);
    return rows[0].messages;
  }

  async close() {
    await this.#pool.end();
  }
}
