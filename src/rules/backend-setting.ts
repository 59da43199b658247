import type { LoadBalancer } from "../model/load-balancer.ts";

/** A setting of a backend, spelt as each of the objects that can carry it spells it. */
export interface BackendSetting {
  readonly backendConfig: string;
  readonly policy: string;
  readonly backendService: string;
  /** On a Kubernetes Service itself, the only place behind a passthrough load balancer. */
  readonly service?: string;
}

/** The imperative that brings a setting to the backend: edits the object that applies, or asks for one. */
export function adviseSetting({ attachment }: LoadBalancer, setting: BackendSetting): string {
  const { applied, target, via } = attachment;
  const object = applied?.known ? applied.value : undefined;
  switch (via) {
    case "backend-config":
      if (object) return `Set ${setting.backendConfig} in BackendConfig ${object}`;
      return `Attach a BackendConfig with ${setting.backendConfig} to ${target.what}`;
    case "gateway-policy":
      if (object) return `Set ${setting.policy} under spec.default of GCPBackendPolicy ${object}`;
      return `Target ${target.what} with a GCPBackendPolicy whose spec.default sets ${setting.policy}`;
    case "backend-service":
      return `Set ${setting.backendService} on backend service ${target.value}`;
    case "none":
      return `Set ${setting.service ?? setting.backendService} on ${target.what}`;
  }
}
