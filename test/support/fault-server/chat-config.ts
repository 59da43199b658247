/** What the fault server's good behaviour is, as its users would declare it. */
export const CHAT_CONFIG = `
services:
  chat:
    traffic: websocket
    paths: [/ws]
    health: { readiness: /ready, liveness: /health, readinessCovers: [postgres, redis] }
    conversation:
      send: { type: user_message, text: ping, id: "\${nonce}" }
      expect: [agent_started, agent_thinking, tool_executing, tool_completed, agent_completed]
      match: { id: "\${nonce}" }
      forbid: [error]
      reply: { withinSeconds: 1 }
`;
