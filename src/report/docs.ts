/** The page of a rule, relative to the package's root. */
export function docsOf(ruleId: string): string {
  return `policies/rules/${ruleId}.md`;
}
