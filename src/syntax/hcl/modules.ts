import type { Block } from "./expression.ts";
import { type Instance, type Instances, instancesOf } from "./instances.ts";
import { type Folder, type Scope, scopeOf } from "./scope.ts";
import type { Setting } from "./setting.ts";

/** Deeper, and more often, than people use modules. */
const MAX_DEPTH = 16;
const MAX_USES = 400;

/** The scope of what one `module` block makes, undefined where its files are not in the input. */
export function moduleScope(scope: Scope, call: Block, instance: Instance): Scope | undefined {
  const label = call.labels[0]?.name ?? "";
  const folder = scope.folder.uses.get(label);
  const depth = (scope.caller?.depth ?? 0) + 1;
  if (folder === undefined || depth > MAX_DEPTH || isWithin(folder, scope)) return undefined;
  const name = label + instance.suffix;
  const known = scope.modules.get(name);
  if (known !== undefined) return known;
  const made = scopeOf(folder, `${scope.id}/module.${name}`, { scope, call, instance, depth });
  scope.modules.set(name, made);
  return made;
}

function isWithin(folder: Folder, scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.caller?.scope) {
    if (at.folder === folder) return true;
  }
  return false;
}

/** All uses of all folders: those that nobody uses by themselves, and from there whatever `module` blocks use. */
export function allUses(
  folders: Iterable<Folder>,
  settingIn: (scope: Scope) => Setting,
): ReadonlyMap<Folder, readonly Scope[]> {
  const all = [...folders];
  const used = new Set(all.flatMap(({ uses }) => [...uses.values()]));
  const found = new Map<Folder, Scope[]>();
  const state = { left: MAX_USES };
  const follow = (folder: Folder): void => addUses(scopeOf(folder, folder.path, undefined), found, state, settingIn);
  for (const folder of all) if (!used.has(folder)) follow(folder);
  // Folders that use each other in a circle have no beginning.
  for (const folder of all) if (!found.has(folder) && !isReached(folder, all, found)) follow(folder);
  return found;
}

function addUses(
  root: Scope,
  found: Map<Folder, Scope[]>,
  state: { left: number },
  settingIn: (scope: Scope) => Setting,
): void {
  const waiting = [root];
  for (const scope of waiting) {
    if (state.left-- <= 0) return;
    found.set(scope.folder, [...(found.get(scope.folder) ?? []), scope]);
    for (const call of scope.folder.calls.values()) {
      const instances: Instances = instancesOf(call, settingIn(scope));
      for (const instance of instances.of) {
        const inner = moduleScope(scope, call, instance);
        if (inner !== undefined) waiting.push(inner);
      }
    }
  }
}

/** Whether something that is followed uses it, if only none of it (`count = 0`). */
function isReached(folder: Folder, all: readonly Folder[], found: ReadonlyMap<Folder, unknown>): boolean {
  return all.some((user) => found.has(user) && [...user.uses.values()].includes(folder));
}
