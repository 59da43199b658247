/**
 * Whether a path is one of those that Google's front end may answer itself: `/healthz`, all under `/_ah/`, what ends in
 * `/eventlog`, and some of those that end in `z`, of which there is no list.
 */
export function isReservedPath(path: string): boolean {
  const [name = ""] = path.split("?");
  return /z$|^\/_ah(\/|$)|\/eventlog$/.test(name);
}
