import type { Platform } from "../../model/path.ts";
import { descend } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import type { Container } from "../container.ts";
import { isWritten } from "../probes.ts";
import { builtFiles } from "./built-files.ts";
import type { Image } from "./image.ts";

/**
 * A container with what its image brings: ENTRYPOINT and CMD where the manifest has no command or arguments of its own,
 * and the variables that it does not set.
 */
export function withImage(
  container: Container,
  image: Image,
  platform: Platform,
  assumed: string | undefined,
  documents: ReadonlyMap<string, Document>,
): Container {
  const { document, base, layout } = image;
  // Cloud Run sets PORT whatever the image says.
  const env = image.env.filter(({ name }) => platform !== "cloud-run" || name !== "PORT");
  return {
    ...container,
    argv: argvOf(container, image),
    env: [...env, ...container.env],
    built: {
      document,
      base,
      hasEntrypoint: image.entrypoint.length > 0,
      assumed,
      // Cloud Run is documented to send SIGTERM whatever the image says.
      stopSignal: platform === "cloud-run" ? undefined : image.stopSignal,
      exposed: image.exposed,
      healthcheck: image.healthcheck,
      files: builtFiles({ dockerfile: document, layout, assumed, platform, documents }),
    },
  };
}

function argvOf({ at, argv }: Container, { entrypoint, cmd, takesArguments }: Image): Container["argv"] {
  if (isWritten(descend(at, "command"))) return argv;
  if (!takesArguments) return entrypoint;
  return isWritten(descend(at, "args")) ? [...entrypoint, ...argv] : [...entrypoint, ...cmd];
}
