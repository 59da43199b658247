import { readFiles } from "../sources/files.ts";
import type { Document } from "../syntax/document.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { ConfigError } from "./config-error.ts";
import { RequestError } from "./request-error.ts";

/** The only document of a file of holdopen's own. @throws ConfigError or RequestError where it is none. */
export function readYamlFile(file: string, cwd: string): Document {
  const { files, problems } = readFiles([file], cwd);
  const [found] = files;
  if (found === undefined) throw new ConfigError(problems);
  const parsed = parseYaml(found.source);
  const serious = parsed.problems.filter(({ level }) => level !== "note");
  if (serious.length > 0) throw new ConfigError(serious);
  const [document] = parsed.documents;
  if (document === undefined) throw new RequestError(`${file} is empty`);
  return document;
}
