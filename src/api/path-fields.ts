import { type AnySection, PATH } from "../engine/assertions/path-schema.ts";

/** Something that an assertion may read. */
export interface PathField {
  /** `path.shutdown.graceSeconds`, `path.hops[].idleSeconds` */
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

/** All that an assertion may read of a connection path, in the order of the reference. */
export function pathFields(): readonly PathField[] {
  return fieldsOf(PATH, PATH.name);
}

function fieldsOf(section: AnySection, prefix: string): readonly PathField[] {
  return Object.entries(section.fields).flatMap(([key, field]) => {
    const name = `${prefix}.${key}`;
    const own = { name, type: TYPES[field.kind], about: field.about };
    if (field.kind === "part") return [own, ...fieldsOf(field.part, name)];
    return field.kind === "list" ? [own, ...fieldsOf(field.part, `${name}[]`)] : [own];
  });
}

const TYPES = {
  number: "number",
  text: "text",
  flag: "true or false",
  labels: "map of texts",
  part: "",
  list: "list",
} as const;
