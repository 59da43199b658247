/** Whether an annotation sets the minimum of instances. */
export function isMinimum(key: string): boolean {
  return /\/(?:minScale|min-scale)$/.test(key);
}
