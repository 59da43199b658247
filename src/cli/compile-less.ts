import { setFlagsFromString } from "node:v8";

/**
 * Tells V8 to optimise only what runs twelve times as often as it would by itself. A run asks many rules and readers a
 * few thousand times each: optimising them all takes another thread longer than they ever run. Measured with Node 20;
 * later ones have a compiler between the two, and decide by other numbers.
 */
export function compileLess(): void {
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=800000");
}
