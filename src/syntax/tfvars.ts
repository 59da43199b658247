/** Whether a file gives values to variables that other files declare. */
export function isValues(name: string): boolean {
  return /\.tfvars(?:\.json)?$/i.test(name);
}

/** Whether it is Terraform in the words of JSON. */
export function isJson(name: string): boolean {
  return /\.json$/i.test(name);
}
