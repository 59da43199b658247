import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** The full path of an executable; relative parts of PATH do not count, for a checkout may hold anything. */
export function findTool(name: string, path: string = process.env.PATH ?? ""): string | undefined {
  const names = process.platform === "win32" ? [`${name}.exe`] : [name];
  for (const folder of path.split(delimiter).filter(isAbsolute)) {
    const found = names.map((one) => join(folder, one)).find(isExecutable);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
