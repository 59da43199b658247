/** What the recommended pack gives the parameters of a rule: `1.5 (staging 1.25, development 1)`, or one value for all. */
export function paramsTable({ params }, values) {
  const rows = Object.entries(params).map(([name, { about }]) => {
    const { production, staging, development } = values[name];
    const same = production === staging && production === development;
    const value = same ? production : `${production} (staging ${staging}, development ${development})`;
    return `| \`${name}\` | ${value} | ${about} |`;
  });
  if (rows.length === 0) return "It takes no parameters.";
  return ["| parameter | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

/** What each parameter of a rule is in the recommended pack, by environment. */
export function shippedValues({ policyLayers, resolvePolicy }) {
  const layers = policyLayers(["recommended"]);
  const policies = ENVIRONMENTS.map((environment) => [environment, resolvePolicy(layers, environment)]);
  return (rule) => {
    const given = policies.map(([environment, policy]) => [environment, policy.paramsOf(rule)]);
    const names = Object.keys(rule.params);
    return Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(given.map(([environment, params]) => [environment, params[name]])),
      ]),
    );
  };
}

const ENVIRONMENTS = ["production", "staging", "development"];
