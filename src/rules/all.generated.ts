// Derived from the files of src/rules by .build/generate.mjs; do not edit.
import type { Rule } from "../engine/rule.ts";
import { acceptBeforeReady } from "./app/accept-before-ready.ts";
import { dependencyOrderViolated } from "./app/dependency-order-violated.ts";
import { heartbeatCannotExtendAgeLimit } from "./app/heartbeat-cannot-extend-age-limit.ts";
import { heartbeatExceedsIdleLimit } from "./app/heartbeat-exceeds-idle-limit.ts";
import { heartbeatMissing } from "./app/heartbeat-missing.ts";
import { heartbeatTimeoutBelowInterval } from "./app/heartbeat-timeout-below-interval.ts";
import { keepaliveShorterThanLb } from "./app/keepalive-shorter-than-lb.ts";
import { serverTimeoutCutsSocket } from "./app/server-timeout-cuts-socket.ts";
import { staticStartupTimeout } from "./app/static-startup-timeout.ts";
import { flagOverridesManifest } from "./cfg/flag-overrides-manifest.ts";
import { timeoutDiffersBetweenEnvironments } from "./cfg/timeout-differs-between-environments.ts";
import { affinityOverridesReadiness } from "./cloudrun/affinity-overrides-readiness.ts";
import { annotationWrongLevel } from "./cloudrun/annotation-wrong-level.ts";
import { bareStartupProbe } from "./cloudrun/bare-startup-probe.ts";
import { concurrencyCapsSockets } from "./cloudrun/concurrency-caps-sockets.ts";
import { cpuThrottledBackground } from "./cloudrun/cpu-throttled-background.ts";
import { directVpcSlowStart } from "./cloudrun/direct-vpc-slow-start.ts";
import { http2BreaksWebsocket } from "./cloudrun/http2-breaks-websocket.ts";
import { memoryBelowNeed } from "./cloudrun/memory-below-need.ts";
import { minInstancesWrongLevel } from "./cloudrun/min-instances-wrong-level.ts";
import { minInstancesZero } from "./cloudrun/min-instances-zero.ts";
import { portOrHostBinding } from "./cloudrun/port-or-host-binding.ts";
import { refusedSettings } from "./cloudrun/refused-settings.ts";
import { requestTimeoutCutsWebsocket } from "./cloudrun/request-timeout-cuts-websocket.ts";
import { reservedHealthzPath } from "./cloudrun/reserved-healthz-path.ts";
import { revisionNotReady } from "./cloudrun/revision-not-ready.ts";
import { tagWithoutUrl } from "./cloudrun/tag-without-url.ts";
import { trafficPinnedToOldRevision } from "./cloudrun/traffic-pinned-to-old-revision.ts";
import { frontendBlocksOrBuffers } from "./edge/frontend-blocks-or-buffers.ts";
import { hpaIgnoresSockets } from "./gke/hpa-ignores-sockets.ts";
import { appProtocolMismatch } from "./lb/app-protocol-mismatch.ts";
import { backendTimeoutCutsWebsocket } from "./lb/backend-timeout-cuts-websocket.ts";
import { backendTimeoutOver24h } from "./lb/backend-timeout-over-24h.ts";
import { backendconfigNotAttached } from "./lb/backendconfig-not-attached.ts";
import { consoleDrift } from "./lb/console-drift.ts";
import { drainingDisabled } from "./lb/draining-disabled.ts";
import { foreignAnnotationsIgnored } from "./lb/foreign-annotations-ignored.ts";
import { gatewayPolicyNotAttached } from "./lb/gateway-policy-not-attached.ts";
import { routeMissesSocketPath } from "./lb/route-misses-socket-path.ts";
import { serverlessNegTimeoutUnsupported } from "./lb/serverless-neg-timeout-unsupported.ts";
import { sessionAffinityMissing } from "./lb/session-affinity-missing.ts";
import { tcpProxyIdleTimeout } from "./lb/tcp-proxy-idle-timeout.ts";
import { idleTimeout } from "./mesh/idle-timeout.ts";
import { routeTimeoutCutsWebsocket } from "./mesh/route-timeout-cuts-websocket.ts";
import { sidecarStartRace } from "./order/sidecar-start-race.ts";
import { minTimeoutHop } from "./path/min-timeout-hop.ts";
import { asksSocketRoute } from "./probe/asks-socket-route.ts";
import { dockerHealthcheckIgnored } from "./probe/docker-healthcheck-ignored.ts";
import { handlerSlowerThanTimeout } from "./probe/handler-slower-than-timeout.ts";
import { lbCheckTimeoutAboveInterval } from "./probe/lb-check-timeout-above-interval.ts";
import { lbHealthNotInferred } from "./probe/lb-health-not-inferred.ts";
import { lbHealthPathMismatch } from "./probe/lb-health-path-mismatch.ts";
import { lbHealthPortMismatch } from "./probe/lb-health-port-mismatch.ts";
import { platformLimitExceeded } from "./probe/platform-limit-exceeded.ts";
import { readinessIsLiveness } from "./probe/readiness-is-liveness.ts";
import { startupBudgetTooSmall } from "./probe/startup-budget-too-small.ts";
import { tcpProbeFalseReady } from "./probe/tcp-probe-false-ready.ts";
import { timeoutAbovePeriod } from "./probe/timeout-above-period.ts";
import { nginxReadTimeout } from "./proxy/nginx-read-timeout.ts";
import { nginxReloadDropsSockets } from "./proxy/nginx-reload-drops-sockets.ts";
import { nginxUpgradeHeadersMissing } from "./proxy/nginx-upgrade-headers-missing.ts";
import { upgradeNotEnabled } from "./proxy/upgrade-not-enabled.ts";
import { graceShorterThanDrain } from "./shutdown/grace-shorter-than-drain.ts";
import { prestopMissing } from "./shutdown/prestop-missing.ts";
import { rolloutKillsMany } from "./shutdown/rollout-kills-many.ts";
import { signalNotForwarded } from "./shutdown/signal-not-forwarded.ts";
import { spotGraceLimit } from "./shutdown/spot-grace-limit.ts";
import { unboundedGracefulWait } from "./shutdown/unbounded-graceful-wait.ts";

/** Every rule, in the order of their ids. */
export const RULES: readonly Rule[] = [
  acceptBeforeReady,
  dependencyOrderViolated,
  heartbeatCannotExtendAgeLimit,
  heartbeatExceedsIdleLimit,
  heartbeatMissing,
  heartbeatTimeoutBelowInterval,
  keepaliveShorterThanLb,
  serverTimeoutCutsSocket,
  staticStartupTimeout,
  flagOverridesManifest,
  timeoutDiffersBetweenEnvironments,
  affinityOverridesReadiness,
  annotationWrongLevel,
  bareStartupProbe,
  concurrencyCapsSockets,
  cpuThrottledBackground,
  directVpcSlowStart,
  http2BreaksWebsocket,
  memoryBelowNeed,
  minInstancesWrongLevel,
  minInstancesZero,
  portOrHostBinding,
  refusedSettings,
  requestTimeoutCutsWebsocket,
  reservedHealthzPath,
  revisionNotReady,
  tagWithoutUrl,
  trafficPinnedToOldRevision,
  frontendBlocksOrBuffers,
  hpaIgnoresSockets,
  appProtocolMismatch,
  backendTimeoutCutsWebsocket,
  backendTimeoutOver24h,
  backendconfigNotAttached,
  consoleDrift,
  drainingDisabled,
  foreignAnnotationsIgnored,
  gatewayPolicyNotAttached,
  routeMissesSocketPath,
  serverlessNegTimeoutUnsupported,
  sessionAffinityMissing,
  tcpProxyIdleTimeout,
  idleTimeout,
  routeTimeoutCutsWebsocket,
  sidecarStartRace,
  minTimeoutHop,
  asksSocketRoute,
  dockerHealthcheckIgnored,
  handlerSlowerThanTimeout,
  lbCheckTimeoutAboveInterval,
  lbHealthNotInferred,
  lbHealthPathMismatch,
  lbHealthPortMismatch,
  platformLimitExceeded,
  readinessIsLiveness,
  startupBudgetTooSmall,
  tcpProbeFalseReady,
  timeoutAbovePeriod,
  nginxReadTimeout,
  nginxReloadDropsSockets,
  nginxUpgradeHeadersMissing,
  upgradeNotEnabled,
  graceShorterThanDrain,
  prestopMissing,
  rolloutKillsMany,
  signalNotForwarded,
  spotGraceLimit,
  unboundedGracefulWait,
];
