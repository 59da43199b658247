/** JSON as it arrived: nothing is known of it but what has been looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands below the keys; undefined where nothing does. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === "string" && found !== "" ? found : undefined;
}

export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === "number" ? found : undefined;
}

/** The objects of a list; empty where there is none. */
export function objectsAt(value: unknown, ...keys: readonly string[]): readonly JsonObject[] {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? found.filter(isObject) : [];
}

export function textsAt(value: unknown, ...keys: readonly string[]): readonly string[] {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
}

/** The keys and values of a map of texts, such as labels. */
export function textEntriesAt(value: unknown, ...keys: readonly string[]): readonly (readonly [string, string])[] {
  const found = valueAt(value, ...keys);
  if (!isObject(found)) return [];
  return Object.entries(found).flatMap(([key, text]) => (typeof text === "string" ? [[key, text] as const] : []));
}
