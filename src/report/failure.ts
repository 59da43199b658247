/** A rule that broke, with what broke it; the stack is for whoever catches it, not for a report. */
export function failureText(failure: Error): string {
  const { cause } = failure;
  return cause instanceof Error ? `${failure.message}: ${cause.message}` : failure.message;
}
