import { type Cursor, descend, entriesOf } from "../../syntax/cursor.ts";
import { textAt } from "../read.ts";

export interface EntryPoint {
  readonly name: string;
  readonly at: Cursor;
  readonly port: string | undefined;
}

export function entryPointsIn(root: Cursor): readonly EntryPoint[] {
  return entriesOf(descend(root, "entryPoints")).map(([name, at]) => ({
    name,
    at,
    port: /:(\d+)(?:\/tcp)?$/.exec(textAt(at, "address") ?? "")?.[1],
  }));
}
