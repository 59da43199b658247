/** Answers messages. The tool that it has remembers what was said and counts it. */
export class Agent {
  #store;
  #bus;

  constructor(store, bus) {
    this.#store = store;
    this.#bus = bus;
  }

  /** Whatever an agent needs before it can answer: models, prompts, tools. Here: that its tool works. */
  async start() {
    await this.#store.count("nobody");
  }

  /** The events of one answer, in their order. */
  async *answer(socket, text) {
    yield { type: "agent_started" };
    await this.#bus.publish("messages", { socket, text });
    yield { type: "agent_thinking" };
    yield { type: "tool_executing", tool: "remember" };
    await this.#store.save(socket, text);
    const messages = await this.#store.count(socket);
    yield { type: "tool_completed", tool: "remember", messages };
    yield { type: "agent_completed", text: `You said: ${text}` };
  }
}
