/** Whether a file gives values to variables that other files declare. */
export function isValues(name: string): boolean {
  return name.toLowerCase().endsWith(".tfvars");
}
