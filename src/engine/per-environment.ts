import type { ParamValue, PerEnvironment } from "../config/config.ts";

/** The value for an environment. One that the layer does not name is held to the standard of production. */
export function pick<T extends ParamValue>(value: PerEnvironment<T> | undefined, environment: string): T | undefined {
  if (value === undefined || typeof value !== "object") return value;
  const asked = own(value, environment);
  return asked !== undefined || isStandard(environment) ? asked : own(value, "production");
}

function isStandard(environment: string): boolean {
  return environment === "development" || environment === "staging" || environment === "production";
}

/** Ids and environments come from files: `constructor` is a name like any other. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
