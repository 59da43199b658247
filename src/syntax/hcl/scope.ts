import { posix } from "node:path";
import type { Node } from "../node.ts";
import { isValues } from "../tfvars.ts";
import { attributeOf, type Block, type Body, type Expression, isBlock } from "./expression.ts";
import type { Instance, Instances } from "./instances.ts";
import type { Worked } from "./setting.ts";

/** What the names in one folder's files mean. */
export interface Folder {
  readonly path: string;
  /** One of its files, for those who ask where it is. */
  readonly file: string;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly variables: ReadonlyMap<string, Block>;
  /** By `type.label`. */
  readonly resources: ReadonlyMap<string, Block>;
  readonly outputs: ReadonlyMap<string, Expression>;
  /** The `module` blocks, by label. */
  readonly calls: ReadonlyMap<string, Block>;
  /** What `terraform.tfvars` and `*.auto.tfvars` set. */
  readonly values: ReadonlyMap<string, Expression>;
  /** What only a file that has to be named sets, and which file. */
  readonly maybe: ReadonlyMap<string, string>;
  /** The folders that its `module` blocks use, as far as they are in the input. */
  readonly uses: Map<string, Folder>;
}

/** One use of a folder: by itself, or by a `module` block with its arguments. Values are worked out once in it. */
export interface Scope {
  readonly folder: Folder;
  /** The folder's path, or that of its user with `/module.x["a"]` behind it. */
  readonly id: string;
  readonly caller: Caller | undefined;
  readonly worked: Worked;
  /** What its variables are, each as its type makes it. */
  readonly variables: Map<string, Node>;
  readonly instances: Map<Block, Instances | "working">;
  /** Uses of other folders, by `x["a"]`. */
  readonly modules: Map<string, Scope>;
}

export interface Caller {
  readonly scope: Scope;
  readonly call: Block;
  readonly instance: Instance;
  readonly depth: number;
}

export interface HclFile {
  readonly name: string;
  readonly body: Body;
}

export function scopeOf(folder: Folder, id: string, caller: Caller | undefined): Scope {
  return { folder, id, caller, worked: new Map(), variables: new Map(), instances: new Map(), modules: new Map() };
}

/** What each folder that has files declares. */
export function foldersOf(
  files: readonly HclFile[],
  isChosen: (file: string) => boolean = () => false,
): ReadonlyMap<string, Folder> {
  const folders = new Map<string, GrowingFolder>();
  for (const { name, body } of files) {
    const path = posix.dirname(name);
    const folder = folders.get(path) ?? emptyFolder(path, name);
    folders.set(path, folder);
    if (!isValues(name)) for (const statement of body.statements) if (isBlock(statement)) declare(folder, statement);
  }
  const values = files.filter(({ name }) => isValues(name)).sort(inLoadOrder);
  // What is named goes before what is loaded by itself.
  for (const file of values.filter(({ name }) => !isChosen(name))) setValues(file, folders, false);
  for (const file of values.filter(({ name }) => isChosen(name))) setValues(file, folders, true);
  for (const folder of folders.values()) {
    for (const [label, call] of folder.calls) {
      const used = usedBy(folder, call, folders);
      if (used !== undefined && used !== folder) folder.uses.set(label, used);
    }
  }
  return folders;
}

interface GrowingFolder extends Folder {
  readonly locals: Map<string, Expression>;
  readonly variables: Map<string, Block>;
  readonly resources: Map<string, Block>;
  readonly outputs: Map<string, Expression>;
  readonly calls: Map<string, Block>;
  readonly values: Map<string, Expression>;
  readonly maybe: Map<string, string>;
}

function emptyFolder(path: string, file: string): GrowingFolder {
  return {
    path,
    file,
    locals: new Map(),
    variables: new Map(),
    resources: new Map(),
    outputs: new Map(),
    calls: new Map(),
    values: new Map(),
    maybe: new Map(),
    uses: new Map(),
  };
}

function declare(folder: GrowingFolder, block: Block): void {
  const [first, second] = block.labels;
  if (block.name === "locals") {
    for (const statement of block.body.statements)
      if (!isBlock(statement)) folder.locals.set(statement.name, statement.value);
  } else if (first === undefined) return;
  else if (block.name === "variable") folder.variables.set(first.name, block);
  else if (block.name === "resource" && second) folder.resources.set(`${first.name}.${second.name}`, block);
  else if (block.name === "module") folder.calls.set(first.name, block);
  else if (block.name === "output") {
    const value = attributeOf(block.body, "value");
    if (value) folder.outputs.set(first.name, value);
  }
}

/** `terraform.tfvars` and its JSON form first, then `*.auto.tfvars` by name; the last one counts. */
function inLoadOrder(one: HclFile, other: HclFile): number {
  const key = ({ name }: HclFile): string => `${/(?:^|\/)terraform\.tfvars(?:\.json)?$/.test(name) ? 0 : 1} ${name}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Files that have to be named belong to the nearest folder above that declares a variable. */
function setValues({ name, body }: HclFile, folders: ReadonlyMap<string, GrowingFolder>, isChosen: boolean): void {
  const loaded = /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(name);
  const own = folders.get(posix.dirname(name));
  const folder = loaded ? own : declaringAbove(posix.dirname(name), folders);
  for (const statement of body.statements) {
    if (isBlock(statement) || folder === undefined) continue;
    if (loaded || isChosen) folder.values.set(statement.name, statement.value);
    else if (!folder.maybe.has(statement.name)) folder.maybe.set(statement.name, posix.basename(name));
  }
}

function declaringAbove(path: string, folders: ReadonlyMap<string, GrowingFolder>): GrowingFolder | undefined {
  for (let at = path; ; at = posix.dirname(at)) {
    const folder = folders.get(at);
    if (folder !== undefined && folder.variables.size > 0) return folder;
    if (posix.dirname(at) === at) return undefined;
  }
}

function usedBy(folder: Folder, call: Block, folders: ReadonlyMap<string, Folder>): Folder | undefined {
  const source = attributeOf(call.body, "source");
  if (source?.kind !== "template" && source?.kind !== "literal") return undefined;
  const text = source.kind === "literal" ? source.value : source.parts.join("");
  if (typeof text !== "string" || !/^\.\.?(?:\/|$)/.test(text)) return undefined;
  return folders.get(posix.join(folder.path, text).replace(/(.)\/$/, "$1"));
}
