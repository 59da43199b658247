import { isNginxProxy } from "../syntax/nginx.ts";
import type { Syntax } from "../syntax/parse.ts";

/**
 * Words without which a text can neither be an object we know nor an app's connection settings. A folder holds many
 * YAML and JSON files that are neither; those are not parsed, so what is odd about them is no concern of ours.
 */
const WORDS =
  /apiVersion|maxInstanceRequestConcurrency|compute#|selfLink|loadBalancingScheme|networkEndpointType|healthCheck|timeoutSec|web_?-?socket|socket_?\.?io|heart_?-?beat|ping|pong|keep_?-?alive|idle_?-?timeout|inactivity|graceful|drain|shutdown|server|"ws"|"serviceId"|^runtime: *\S/im;

/** Whether a file that was met in a folder is worth parsing. One in which nothing is written is: somebody should know. */
export function mightMatter(text: string, syntax?: Syntax): boolean {
  if (syntax === "nginx") return isNginxProxy(text);
  return WORDS.test(text) || !/^\s*[^\s#]/m.test(text);
}

/** Whether a Terraform file makes something we know, or uses a module that may. */
export function mightBeTerraform(text: string): boolean {
  return /google_(?:cloud_run|compute)_|^\s*module\b/m.test(text);
}
