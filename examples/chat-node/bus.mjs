import { Redis } from "ioredis";
import { untilItWorks } from "./startup.mjs";

const CHECK_TIMEOUT_MS = 1000;

/** Tells the other instances through Redis who is here and what was said. */
export class Bus {
  #redis;

  constructor(url) {
    this.#redis = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false, // a message that cannot be published now is an error now
      connectTimeout: CHECK_TIMEOUT_MS,
      commandTimeout: CHECK_TIMEOUT_MS,
      retryStrategy: (attempt) => Math.min(attempt * 100, 1000),
    });
    this.#redis.on("error", ({ message, code }) => console.warn(`redis: ${message || code}`));
  }

  async connect(signal) {
    await untilItWorks("redis", () => this.#ping(), signal);
  }

  async check() {
    await this.#redis.ping();
  }

  async publish(channel, event) {
    await this.#redis.publish(`chat:${channel}`, JSON.stringify(event));
  }

  close() {
    this.#redis.disconnect();
  }

  async #ping() {
    if (this.#redis.status === "wait") await this.#redis.connect();
    await this.#redis.ping();
  }
}
