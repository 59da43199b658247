import { environmentCalled } from "../model/environment-names.ts";

/**
 * Whether a file is named after another environment: `config/dev.yaml`, `.env.local`, `overlays/staging/app.yaml`. The
 * folder that all files are in is somebody's choice of a folder and tells nothing.
 */
export function isForOther(environment: string, files: readonly string[]): (file: string) => boolean {
  const shared = sharedFolder(files);
  const own = environmentsIn(environment);
  return (file) => {
    const named = environmentsIn(file.slice(shared.length));
    return named.length > 0 && !named.some((one) => own.includes(one));
  };
}

function environmentsIn(name: string): readonly string[] {
  return name.split(/[/\\._-]+/).flatMap((word) => environmentCalled(word) ?? []);
}

/** The folder that all files are in, with its slash; the empty text where there is none. */
export function sharedFolder(files: readonly string[]): string {
  let shared = folderOf(files[0] ?? "");
  for (const file of files) while (!file.startsWith(shared)) shared = folderOf(shared.slice(0, -1));
  return shared;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}
