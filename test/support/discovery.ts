import { readFileSync } from "node:fs";

/** The parts of a Google API description that say what may be asked and what is answered. */
export interface Discovery {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly methods?: Readonly<Record<string, Method>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

export interface Method {
  readonly id: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly flatPath: string;
  readonly parameters?: Readonly<Record<string, { readonly location: string; readonly pattern?: string }>>;
  readonly response?: { readonly $ref: string };
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
}

export function readDiscovery(file: string): Discovery {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The one method of the description that a request is for, and what is wrong with its query. */
export function methodOf(description: Discovery, httpMethod: string, url: URL): Method | undefined {
  const path = url.pathname.slice(1);
  return methodsIn(description).find(
    (method) => method.httpMethod === httpMethod && flatPattern(method).test(path) && fitsName(method, path),
  );
}

export function unknownQuery(description: Discovery, method: Method, url: URL): readonly string[] {
  return [...url.searchParams.keys()].filter(
    (name) => !(name in description.parameters) && method.parameters?.[name]?.location !== "query",
  );
}

/** What is wrong with a value by its schema: unknown fields, wrong types, values outside an enumeration. */
export function misfits(description: Discovery, schema: Schema, value: unknown, at = "$"): readonly string[] {
  if (schema.$ref !== undefined) {
    const named = description.schemas[schema.$ref];
    return named === undefined ? [`${at}: no schema ${schema.$ref}`] : misfits(description, named, value, at);
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (schema.type !== "array" || items === undefined) return [`${at}: a list is not a ${schema.type}`];
    return value.flatMap((item, index) => misfits(description, items, item, `${at}[${index}]`));
  }
  if (typeof value === "object" && value !== null) {
    if (schema.type !== "object") return [`${at}: an object is not a ${schema.type}`];
    return Object.entries(value).flatMap(([key, inner]) => {
      const field = schema.properties?.[key] ?? schema.additionalProperties;
      return field === undefined ? [`${at}.${key}: no such field`] : misfits(description, field, inner, `${at}.${key}`);
    });
  }
  if (!fitsScalar(schema, value)) return [`${at}: ${JSON.stringify(value)} is not a ${schema.format ?? schema.type}`];
  if (schema.enum !== undefined && !schema.enum.includes(String(value)))
    return [`${at}: ${value} is not one of the enum`];
  return [];
}

function fitsScalar({ type, format }: Schema, value: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "any") return true;
  if (typeof value !== type) return false;
  if (format === "int64") return /^-?\d+$/.test(String(value));
  if (format === "google-duration") return /^\d+(?:\.\d{1,9})?s$/.test(String(value));
  if (format === "google-datetime") return !Number.isNaN(Date.parse(String(value)));
  return true;
}

function methodsIn({ resources }: Discovery | Resource): readonly Method[] {
  return Object.values(resources ?? {}).flatMap((resource) => [
    ...Object.values(resource.methods ?? {}),
    ...methodsIn(resource),
  ]);
}

function flatPattern({ flatPath }: Method): RegExp {
  const parts = flatPath.split(/\{[^}]*\}/).map((part) => part.replace(/[.:]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/:]+")}$`);
}

function fitsName({ path, parameters }: Method, asked: string): boolean {
  const pattern = parameters?.name?.pattern;
  return pattern === undefined || path !== "v2/{+name}" || new RegExp(pattern).test(asked.slice("v2/".length));
}
