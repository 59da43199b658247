import { isOf, type Syntax } from "../syntax/parse.ts";
import { looksLikePlan } from "../syntax/terraform-plan.ts";

/**
 * Words without which a text can neither be an object we know nor an app's connection settings. A folder holds many
 * YAML and JSON files that are neither; those are not parsed, so what is odd about them is no concern of ours.
 */
const WORDS =
  /apiVersion|maxInstanceRequestConcurrency|compute#|selfLink|loadBalancingScheme|networkEndpointType|healthCheck|timeoutSec|web_?-?socket|socket_?\.?io|heart_?-?beat|ping|pong|keep_?-?alive|idle_?-?timeout|inactivity|graceful|drain|shutdown|server|"ws"|static_?resources|entryPoints|\bgcloud\b|deploy-cloudrun|"serviceId"|^runtime: *\S/im;

/** Whether a file that was met in a folder is worth parsing. One in which nothing is written is: somebody should know. */
export function mightMatter(text: string, syntax?: Syntax): boolean {
  if (syntax === "nginx" || syntax === "haproxy" || syntax === "caddyfile") return isOf(syntax, text);
  if (syntax === "shell" || syntax === "makefile") return /\bgcloud\b/.test(text);
  if (syntax === "yaml" && looksLikePlan(text)) return mightBeTerraform(text);
  return WORDS.test(text) || !/^\s*[^\s#]/m.test(text);
}

/** Whether a Terraform file makes something we know, or uses a module that may. */
export function mightBeTerraform(text: string): boolean {
  return /\b(?:google_(?:cloud_run|compute)|kubernetes|kubectl)_|^\s*module\b|"module"\s*:/m.test(text);
}
