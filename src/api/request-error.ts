/** What was asked for makes no sense: an environment that nobody declared, a rule that does not exist. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}
