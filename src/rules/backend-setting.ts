import type { Fact } from "../model/fact.ts";
import type { LoadBalancer } from "../model/path.ts";

/** A setting of a backend, spelt as each of the objects that can carry it spells it. */
export interface BackendSetting {
  readonly backendConfig: string;
  readonly policy: string;
  readonly backendService: string;
}

/** The imperative that brings a setting to the backend: edits the object that applies, or asks for one. */
export function adviseSetting({ name, attachment }: LoadBalancer, setting: BackendSetting): string {
  const applied = known(attachment.applied);
  const target = known(attachment.target) ?? name;
  switch (attachment.via) {
    case "backend-config":
      if (applied) return `Set ${setting.backendConfig} in BackendConfig ${applied}`;
      return `Attach a BackendConfig with ${setting.backendConfig} to Service ${target}`;
    case "gateway-policy":
      if (applied) return `Set ${setting.policy} under spec.default of GCPBackendPolicy ${applied}`;
      return `Target ${target} with a GCPBackendPolicy whose spec.default sets ${setting.policy}`;
    case "backend-service":
    case "none":
      return `Set ${setting.backendService} on backend service ${target}`;
  }
}

function known(fact: Fact<string> | undefined): string | undefined {
  return fact?.known ? fact.value : undefined;
}
