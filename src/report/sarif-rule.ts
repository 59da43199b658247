import type { ReportingDescriptor } from "sarif";
import type { Finding } from "../engine/finding.ts";
import type { RuleMeta, Severity } from "../engine/rule.ts";
import { docsOf } from "./docs.ts";

/** A rule with the most severe of its findings, which is what the policy says of it as far as a report knows. */
export interface RuleInReport {
  readonly meta: RuleMeta;
  readonly severity: Severity;
}

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

/** The rules of some findings, each once, by id. */
export function rulesOf(findings: readonly Finding[]): readonly RuleInReport[] {
  const rules = new Map<string, RuleInReport>();
  for (const { rule, severity } of findings) {
    const known = rules.get(rule.id);
    if (known === undefined || RANK[severity] > RANK[known.severity]) rules.set(rule.id, { meta: rule, severity });
  }
  return [...rules.values()].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
}

export function sarifRule({ meta, severity }: RuleInReport): ReportingDescriptor {
  const [group = ""] = meta.id.split("/");
  // Has to be absolute (multitool's SARIF1005), so the vendor's page; our own is named in the help text.
  const helpUri = meta.references.find((address) => /^https:\/\//.test(address));
  return {
    id: meta.id,
    name: nameOf(meta.id),
    shortDescription: { text: sentence(meta.title) },
    fullDescription: { text: sentence(meta.why || meta.title) },
    help: { text: helpText(meta), markdown: helpMarkdown(meta) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: severity },
    properties: { tags: ["long-lived-connections", group] },
  };
}

function helpText(rule: RuleMeta): string {
  const { title, why, references } = rule;
  return [sentence(title), ...(why ? [sentence(why)] : []), `Reference page: ${docsOf(rule)}`, ...references].join(
    "\n\n",
  );
}

function helpMarkdown(rule: RuleMeta): string {
  const { title, why, references } = rule;
  const sources = references.length === 0 ? [] : [references.map((address) => `- <${address}>`).join("\n")];
  return [`## ${title}`, ...(why ? [sentence(why)] : []), `Reference page: \`${docsOf(rule)}\``, ...sources].join(
    "\n\n",
  );
}

/** `lb/draining-disabled` as `LbDrainingDisabled`: viewers show a name in Pascal case beside the id. */
function nameOf(id: string): string {
  return id
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
