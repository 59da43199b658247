import { RequestError } from "../api/request-error.ts";

/** Runs an operation of the library; what it says of a senseless request becomes one message with the tool's name. */
export async function requested<T>(operation: () => Promise<T>): Promise<T> {
  const { ConfigError } = await import("../api/config-error.ts");
  try {
    return await operation();
  } catch (error) {
    // A config's mistakes are many, each with its place; to the command line they are one senseless request.
    if (error instanceof ConfigError) throw new RequestError(error.message);
    if (error instanceof RequestError) throw new RequestError(`holdopen: ${error.message}`);
    throw error;
  }
}
