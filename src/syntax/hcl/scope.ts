import { posix } from "node:path";
import type { Node } from "../node.ts";
import { isValues } from "../tfvars.ts";
import { type Block, type Body, type Expression, isBlock } from "./expression.ts";

/** What the names in one folder's files mean. Values are worked out once. */
export interface Scope {
  readonly folder: string;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly variables: ReadonlyMap<string, Block>;
  /** By `type.label`. */
  readonly resources: ReadonlyMap<string, Block>;
  /** What `terraform.tfvars` and `*.auto.tfvars` set. */
  readonly values: ReadonlyMap<string, Expression>;
  /** What only a file that has to be named sets, and which file. */
  readonly maybe: ReadonlyMap<string, string>;
  /** The `module` blocks that use this folder. */
  readonly callers: readonly { readonly scope: Scope; readonly call: Block }[];
  readonly worked: Map<Expression, Node | "working">;
}

export interface HclFile {
  readonly name: string;
  readonly body: Body;
}

/** One scope for each folder that has files. */
export function scopesOf(files: readonly HclFile[]): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, GrowingScope>();
  for (const { name, body } of files) {
    const folder = posix.dirname(name);
    const scope = scopes.get(folder) ?? emptyScope(folder);
    scopes.set(folder, scope);
    if (!isValues(name)) for (const statement of body.statements) if (isBlock(statement)) declare(scope, statement);
  }
  const values = files.filter(({ name }) => isValues(name)).sort(inLoadOrder);
  for (const file of values) setValues(file, scopes);
  for (const scope of scopes.values()) for (const call of scope.calls) joinCaller(scope, call, scopes);
  return scopes;
}

interface GrowingScope extends Scope {
  readonly locals: Map<string, Expression>;
  readonly variables: Map<string, Block>;
  readonly resources: Map<string, Block>;
  readonly values: Map<string, Expression>;
  readonly maybe: Map<string, string>;
  readonly callers: { readonly scope: Scope; readonly call: Block }[];
  readonly calls: Block[];
}

function emptyScope(folder: string): GrowingScope {
  return {
    folder,
    locals: new Map(),
    variables: new Map(),
    resources: new Map(),
    values: new Map(),
    maybe: new Map(),
    callers: [],
    calls: [],
    worked: new Map(),
  };
}

function declare(scope: GrowingScope, block: Block): void {
  const [first, second] = block.labels;
  if (block.name === "locals") {
    for (const statement of block.body.statements)
      if (!isBlock(statement)) scope.locals.set(statement.name, statement.value);
  } else if (block.name === "variable" && first) scope.variables.set(first.name, block);
  else if (block.name === "resource" && first && second) scope.resources.set(`${first.name}.${second.name}`, block);
  else if (block.name === "module" && first) scope.calls.push(block);
}

/** `terraform.tfvars` first, then `*.auto.tfvars` by name; the last one counts. */
function inLoadOrder(one: HclFile, other: HclFile): number {
  const key = ({ name }: HclFile): string => `${/(?:^|\/)terraform\.tfvars$/.test(name) ? 0 : 1} ${name}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Files that have to be named belong to the nearest folder above that declares a variable. */
function setValues({ name, body }: HclFile, scopes: ReadonlyMap<string, GrowingScope>): void {
  const loaded = /(?:^|\/)terraform\.tfvars$|\.auto\.tfvars$/.test(name);
  const own = scopes.get(posix.dirname(name));
  const scope = loaded ? own : declaringAbove(posix.dirname(name), scopes);
  for (const statement of body.statements) {
    if (isBlock(statement) || scope === undefined) continue;
    if (loaded) scope.values.set(statement.name, statement.value);
    else if (!scope.maybe.has(statement.name)) scope.maybe.set(statement.name, posix.basename(name));
  }
}

function declaringAbove(folder: string, scopes: ReadonlyMap<string, GrowingScope>): GrowingScope | undefined {
  for (let at = folder; ; at = posix.dirname(at)) {
    const scope = scopes.get(at);
    if (scope !== undefined && scope.variables.size > 0) return scope;
    if (posix.dirname(at) === at) return undefined;
  }
}

function joinCaller(scope: GrowingScope, call: Block, scopes: ReadonlyMap<string, GrowingScope>): void {
  const source = attributeOf(call.body, "source");
  if (source?.kind !== "template" && source?.kind !== "literal") return;
  const text = source.kind === "literal" ? source.value : source.parts.join("");
  if (typeof text !== "string" || !/^\.\.?\//.test(text)) return;
  const target = scopes.get(posix.join(scope.folder, text).replace(/(.)\/$/, "$1"));
  if (target !== undefined && target !== scope) target.callers.push({ scope, call });
}

/** The value of an attribute of a body, unless it is written as a block. */
export function attributeOf(body: Body, name: string): Expression | undefined {
  for (const statement of body.statements) if (!isBlock(statement) && statement.name === name) return statement.value;
  return undefined;
}
