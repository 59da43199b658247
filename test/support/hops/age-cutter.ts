import { connect, createServer } from "node:net";
import { type Hop, join, listen, makeHop, type Upstream } from "./hop.ts";

/** A TCP relay that ends each connection at an age, however busy it is: as a classic load balancer does. */
export async function startAgeCutter(options: { readonly upstream: Upstream; readonly seconds: number }): Promise<Hop> {
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect(options.upstream.port, "127.0.0.1");
    join(client, upstream);
    const timer = setTimeout(() => {
      client.unpipe();
      upstream.unpipe();
      client.end();
      upstream.destroy();
    }, options.seconds * 1000);
    client.on("close", () => clearTimeout(timer));
  });
  const { port, close } = await listen(server);
  return makeHop(port, close);
}
