// Derived from policies/*.yaml by .build/validators.mjs; do not edit.
import type { Pack } from "./pack.ts";

export const PACKS: Readonly<Record<string, Pack>> = {
  "cloud-run": {
    "extends": [
      "recommended"
    ],
    "layer": {
      "name": "cloud-run",
      "session": {},
      "rules": {
        "cloudrun/concurrency-caps-sockets": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/port-or-host-binding": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/request-timeout-cuts-websocket": {
          "severity": "error"
        },
        "cloudrun/reserved-healthz-path": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/revision-not-ready": {
          "severity": "error"
        },
        "cloudrun/traffic-pinned-to-old-revision": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "probe/startup-budget-too-small": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          },
          "params": {
            "margin": {
              "development": 1.25,
              "staging": 1.5,
              "production": 1.5
            }
          }
        },
        "probe/tcp-probe-false-ready": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        }
      },
      "overrides": [],
      "assertions": []
    }
  },
  "gke": {
    "extends": [
      "recommended"
    ],
    "layer": {
      "name": "gke",
      "session": {},
      "rules": {
        "lb/backend-timeout-cuts-websocket": {
          "severity": "error"
        },
        "lb/backendconfig-not-attached": {
          "severity": "error"
        },
        "lb/draining-disabled": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "lb/foreign-annotations-ignored": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "lb/gateway-policy-not-attached": {
          "severity": "error"
        },
        "lb/session-affinity-missing": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "app/keepalive-shorter-than-lb": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/lb-health-path-mismatch": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "shutdown/grace-shorter-than-drain": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "shutdown/signal-not-forwarded": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        }
      },
      "overrides": [],
      "assertions": []
    }
  },
  "recommended": {
    "extends": [],
    "layer": {
      "name": "recommended",
      "session": {
        "development": 0,
        "staging": 900,
        "production": 3600
      },
      "rules": {
        "lb/app-protocol-mismatch": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "lb/backend-timeout-cuts-websocket": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "lb/backend-timeout-over-24h": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "lb/backendconfig-not-attached": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "lb/console-drift": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "lb/draining-disabled": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "lb/foreign-annotations-ignored": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "lb/gateway-policy-not-attached": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "lb/route-misses-socket-path": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "lb/serverless-neg-timeout-unsupported": {
          "severity": "error"
        },
        "lb/session-affinity-missing": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "lb/tcp-proxy-idle-timeout": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/affinity-overrides-readiness": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "cloudrun/annotation-wrong-level": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "cloudrun/bare-startup-probe": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "note"
          }
        },
        "cloudrun/concurrency-caps-sockets": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/cpu-throttled-background": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/direct-vpc-slow-start": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "cloudrun/http2-breaks-websocket": {
          "severity": "error"
        },
        "cloudrun/memory-below-need": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/min-instances-wrong-level": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "note"
          }
        },
        "cloudrun/min-instances-zero": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "cloudrun/port-or-host-binding": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/refused-settings": {
          "severity": "error"
        },
        "cloudrun/request-timeout-cuts-websocket": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/reserved-healthz-path": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/revision-not-ready": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/tag-without-url": {
          "severity": {
            "development": "note",
            "staging": "note",
            "production": "warning"
          }
        },
        "cloudrun/traffic-pinned-to-old-revision": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "cfg/flag-overrides-manifest": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "cfg/timeout-differs-between-environments": {
          "severity": {
            "development": "off",
            "staging": "off",
            "production": "note"
          }
        },
        "app/accept-before-ready": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/dependency-order-violated": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/heartbeat-cannot-extend-age-limit": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "note"
          }
        },
        "app/heartbeat-exceeds-idle-limit": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/heartbeat-missing": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "app/heartbeat-timeout-below-interval": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "app/keepalive-shorter-than-lb": {
          "severity": {
            "development": "off",
            "staging": "warning",
            "production": "error"
          }
        },
        "app/server-timeout-cuts-socket": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "app/static-startup-timeout": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          },
          "params": {
            "margin": {
              "development": 1,
              "staging": 1.25,
              "production": 1.5
            }
          }
        },
        "proxy/nginx-read-timeout": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "proxy/nginx-reload-drops-sockets": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "note"
          }
        },
        "proxy/nginx-upgrade-headers-missing": {
          "severity": "error"
        },
        "proxy/upgrade-not-enabled": {
          "severity": "error"
        },
        "edge/frontend-blocks-or-buffers": {
          "severity": "error"
        },
        "mesh/idle-timeout": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "mesh/route-timeout-cuts-websocket": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "path/min-timeout-hop": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "order/sidecar-start-race": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "probe/asks-socket-route": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/docker-healthcheck-ignored": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "note"
          }
        },
        "probe/handler-slower-than-timeout": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "probe/lb-check-timeout-above-interval": {
          "severity": "error"
        },
        "probe/lb-health-not-inferred": {
          "severity": {
            "development": "note",
            "staging": "note",
            "production": "warning"
          }
        },
        "probe/lb-health-path-mismatch": {
          "severity": {
            "development": "note",
            "staging": "note",
            "production": "warning"
          }
        },
        "probe/lb-health-port-mismatch": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "probe/platform-limit-exceeded": {
          "severity": "error"
        },
        "probe/readiness-is-liveness": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "probe/startup-budget-too-small": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          },
          "params": {
            "margin": {
              "development": 1,
              "staging": 1.25,
              "production": 1.5
            }
          }
        },
        "probe/tcp-probe-false-ready": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "probe/timeout-above-period": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "gke/hpa-ignores-sockets": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "shutdown/grace-shorter-than-drain": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "shutdown/prestop-missing": {
          "severity": {
            "development": "off",
            "staging": "warning",
            "production": "error"
          }
        },
        "shutdown/rollout-kills-many": {
          "severity": {
            "development": "off",
            "staging": "warning",
            "production": "error"
          }
        },
        "shutdown/signal-not-forwarded": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "shutdown/spot-grace-limit": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "shutdown/unbounded-graceful-wait": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "live/accepted-before-ready": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "live/burst-lost": {
          "severity": "error"
        },
        "live/churn-degrades": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/client-overloaded": {
          "severity": "note"
        },
        "live/closed-after-open": {
          "severity": "error"
        },
        "live/dead-peer-kept": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/exchange-fails": {
          "severity": "error"
        },
        "live/handshake-fails": {
          "severity": "error"
        },
        "live/heartbeat-missing": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/never-ready": {
          "severity": "error"
        },
        "live/cut-early": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "live/lifetime-short": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "live/health-lies": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "live/health-unhealthy": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "live/health-unstable": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/ready-before-exchange": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "live/reserved-path": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "live/wrong-revision": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/events-out-of-order": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "live/closing-handshake-fails": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/unauthenticated-accepted": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "live/reconnect-fails": {
          "severity": "error"
        },
        "live/restart-loses-clients": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "live/round-trip-slow": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "live/storm-refused": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "live/users-mixed": {
          "severity": "error"
        }
      },
      "overrides": [],
      "assertions": []
    }
  },
  "strict": {
    "extends": [
      "recommended"
    ],
    "layer": {
      "name": "strict",
      "session": {
        "development": 900,
        "staging": 3600,
        "production": 3600
      },
      "rules": {
        "lb/app-protocol-mismatch": {
          "severity": "warning"
        },
        "lb/backend-timeout-cuts-websocket": {
          "severity": "error"
        },
        "lb/backend-timeout-over-24h": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "lb/backendconfig-not-attached": {
          "severity": "error"
        },
        "lb/console-drift": {
          "severity": {
            "development": "off",
            "staging": "warning",
            "production": "warning"
          }
        },
        "lb/draining-disabled": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "lb/foreign-annotations-ignored": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "lb/gateway-policy-not-attached": {
          "severity": "error"
        },
        "lb/route-misses-socket-path": {
          "severity": "error"
        },
        "lb/session-affinity-missing": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "lb/tcp-proxy-idle-timeout": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/affinity-overrides-readiness": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "cloudrun/annotation-wrong-level": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/bare-startup-probe": {
          "severity": {
            "development": "note",
            "staging": "note",
            "production": "warning"
          }
        },
        "cloudrun/concurrency-caps-sockets": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/cpu-throttled-background": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/direct-vpc-slow-start": {
          "severity": {
            "development": "warning",
            "staging": "warning",
            "production": "error"
          }
        },
        "cloudrun/memory-below-need": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/min-instances-wrong-level": {
          "severity": {
            "development": "note",
            "staging": "note",
            "production": "warning"
          }
        },
        "cloudrun/min-instances-zero": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "cloudrun/port-or-host-binding": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/refused-settings": {
          "severity": "error"
        },
        "cloudrun/request-timeout-cuts-websocket": {
          "severity": "error"
        },
        "cloudrun/reserved-healthz-path": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "cloudrun/revision-not-ready": {
          "severity": "error"
        },
        "cloudrun/traffic-pinned-to-old-revision": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "cfg/timeout-differs-between-environments": {
          "severity": {
            "development": "off",
            "staging": "off",
            "production": "warning"
          }
        },
        "app/accept-before-ready": {
          "severity": "error"
        },
        "app/dependency-order-violated": {
          "severity": "error"
        },
        "app/heartbeat-cannot-extend-age-limit": {
          "severity": "note"
        },
        "app/heartbeat-exceeds-idle-limit": {
          "severity": "error"
        },
        "app/heartbeat-missing": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/heartbeat-timeout-below-interval": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/keepalive-shorter-than-lb": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/server-timeout-cuts-socket": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "app/static-startup-timeout": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          },
          "params": {
            "margin": {
              "development": 1.25,
              "staging": 1.5,
              "production": 1.5
            }
          }
        },
        "cfg/flag-overrides-manifest": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "order/sidecar-start-race": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/asks-socket-route": {
          "severity": "error"
        },
        "probe/docker-healthcheck-ignored": {
          "severity": "note"
        },
        "probe/handler-slower-than-timeout": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/lb-check-timeout-above-interval": {
          "severity": "error"
        },
        "probe/lb-health-not-inferred": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "probe/lb-health-path-mismatch": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "probe/lb-health-port-mismatch": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/readiness-is-liveness": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/startup-budget-too-small": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          },
          "params": {
            "margin": {
              "development": 1.25,
              "staging": 1.5,
              "production": 1.5
            }
          }
        },
        "probe/tcp-probe-false-ready": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "probe/timeout-above-period": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "edge/frontend-blocks-or-buffers": {
          "severity": "error"
        },
        "path/min-timeout-hop": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "proxy/nginx-read-timeout": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "proxy/nginx-reload-drops-sockets": {
          "severity": "note"
        },
        "proxy/upgrade-not-enabled": {
          "severity": "error"
        },
        "mesh/idle-timeout": {
          "severity": {
            "development": "off",
            "staging": "note",
            "production": "warning"
          }
        },
        "mesh/route-timeout-cuts-websocket": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "gke/hpa-ignores-sockets": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "shutdown/grace-shorter-than-drain": {
          "severity": {
            "development": "warning",
            "staging": "error",
            "production": "error"
          }
        },
        "shutdown/prestop-missing": {
          "severity": {
            "development": "note",
            "staging": "error",
            "production": "error"
          }
        },
        "shutdown/rollout-kills-many": {
          "severity": {
            "development": "note",
            "staging": "error",
            "production": "error"
          },
          "params": {
            "largestShare": {
              "development": 0.25,
              "staging": 0.1,
              "production": 0.1
            }
          }
        },
        "shutdown/signal-not-forwarded": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "error"
          }
        },
        "shutdown/spot-grace-limit": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        },
        "shutdown/unbounded-graceful-wait": {
          "severity": {
            "development": "note",
            "staging": "warning",
            "production": "warning"
          }
        }
      },
      "overrides": [],
      "assertions": []
    }
  }
};
