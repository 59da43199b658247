import picomatch from "picomatch";

/** What can be told without a doubt: stars and plain characters. Other patterns, and regular expressions, stay open. */
const PLAIN = /^[\w\-./~%*]{1,200}$/;
const MOST_STARS = 12;

/** Whether a pattern of Firebase Hosting covers a path; undefined where that cannot be told here. */
export function covers(source: string, path: string): boolean | undefined {
  const stars = source.split("*").length - 1;
  if (!PLAIN.test(source) || stars > MOST_STARS || path.length > 200) return undefined;
  const pattern = source.startsWith("/") || source.startsWith("**") ? source : `/${source}`;
  return picomatch(pattern, { dot: true })(path.split(/[?#]/)[0] || "/");
}
