import { exact } from "./numbers.ts";

/** An amount of memory as Cloud Run writes it: `512Mi`, `2Gi`. */
export function amount(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${exact(mebibytes)}Mi`;
}
