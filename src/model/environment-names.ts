/** What people call an environment. What somebody runs at home is development. */
export interface EnvironmentNames {
  readonly name: string;
  readonly spellings: readonly string[];
}

export const ENVIRONMENT_NAMES: readonly EnvironmentNames[] = [
  { name: "production", spellings: ["production", "prod", "prd"] },
  { name: "staging", spellings: ["staging", "stage", "stg"] },
  { name: "development", spellings: ["development", "dev", "devel", "local"] },
  { name: "test", spellings: ["test", "testing"] },
];

/** The environment that a word means, or undefined. */
export function environmentCalled(word: string): string | undefined {
  return ENVIRONMENT_NAMES.find(({ spellings }) => spellings.includes(word.toLowerCase()))?.name;
}
