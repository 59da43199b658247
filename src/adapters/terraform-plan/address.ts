/** The steps of an address or a reference: `module.a["k"].google_x.y[0].id`; numbers and quoted keys are indices. */
export type AddressStep = { readonly name: string } | { readonly index: string };

/** Longer than any address that people write. */
const MAX_LENGTH = 4000;

export function stepsOf(address: string): readonly AddressStep[] {
  if (address.length > MAX_LENGTH) return [];
  const steps: AddressStep[] = [];
  for (const [whole] of address.matchAll(/[^.[\]"]+|\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g)) {
    steps.push(whole.startsWith("[") ? { index: whole } : { name: whole });
  }
  return steps;
}

/** The names of the modules that an address goes through, without the keys of their instances. */
export function moduleNames(address: string): readonly string[] {
  const names = stepsOf(address).flatMap((step) => ("name" in step ? [step.name] : []));
  return names.filter((_, index) => index % 2 === 1);
}

/** The module instance around a module instance; the root has the empty address. */
export function parentModule(address: string): string {
  const steps = stepsOf(address);
  const last = steps.findLastIndex((step) => "name" in step && step.name === "module");
  return textOf(steps.slice(0, Math.max(last, 0)));
}

/** The key of a module instance, where it is one of several. */
export function lastIndex(address: string): string {
  const last = stepsOf(address).at(-1);
  return last !== undefined && "index" in last ? last.index : "";
}

export function childModule(address: string, name: string, index: string): string {
  return `${address === "" ? "" : `${address}.`}module.${name}${index}`;
}

function textOf(steps: readonly AddressStep[]): string {
  return steps.reduce((text, step) => {
    if ("index" in step) return text + step.index;
    return text === "" ? step.name : `${text}.${step.name}`;
  }, "");
}
