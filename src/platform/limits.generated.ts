// Derived from policies/limits/*.yaml by .build/generate.mjs; do not edit.
import type { Limit } from "./limit.ts";

export type LimitId =
  | "actioncable-js-dead"
  | "actioncable-ping"
  | "actix-drain"
  | "actix-hka"
  | "actix-init"
  | "actix-ping-sample"
  | "actix-pong-sample"
  | "aiohttp-cli-close"
  | "aiohttp-cli-ping"
  | "aiohttp-drain"
  | "aiohttp-hka"
  | "aiohttp-hka-runner"
  | "aiohttp-srv-close"
  | "aiohttp-srv-ping"
  | "aiohttp-srv-pong-share"
  | "aiohttp-srv-size"
  | "anycable-drain"
  | "anycable-ping"
  | "anycable-pong"
  | "anycable-size"
  | "apache-hka"
  | "apache-proxy"
  | "apache-timeout"
  | "apigw-deadline"
  | "apigw-lifetime"
  | "apigw-ws"
  | "apigw-ws-idle"
  | "apollo-drain"
  | "aspnet-ws-ping"
  | "aspnet-ws-pong"
  | "asyncpg-connect"
  | "bandit"
  | "boot-drain"
  | "boot-drain-phase"
  | "browser-limits-chrome"
  | "browser-limits-firefox"
  | "browser-limits-http1"
  | "browser-ws-hidden-timer"
  | "browser-ws-ping"
  | "bun-http"
  | "bun-node"
  | "bun-ws-idle"
  | "bun-ws-ping"
  | "bun-ws-send-pings"
  | "bun-ws-size"
  | "caddy-drain"
  | "caddy-drain-delay"
  | "caddy-hka"
  | "caddy-read-header"
  | "caddy-stream"
  | "caddy-stream-close-delay"
  | "caddy-stream-idle"
  | "centrifugo-drain"
  | "centrifugo-init"
  | "centrifugo-ping"
  | "centrifugo-pong"
  | "centrifugo-size"
  | "clickhouse-connect-connect"
  | "clickhouse-connect-request"
  | "clickhouse-js-hka"
  | "clickhouse-js-max"
  | "clickhouse-js-request"
  | "cloudflare"
  | "cloudflare-client-hka"
  | "cloudflare-origin-hka"
  | "cloudfront-idle"
  | "cloudfront-upgrade"
  | "coder-websocket-close"
  | "coder-websocket-ping"
  | "coder-websocket-size"
  | "colyseus-ping"
  | "colyseus-retries"
  | "colyseus-size"
  | "contour-connect"
  | "contour-hka"
  | "contour-request"
  | "contour-stream-idle"
  | "contour-upgrade"
  | "cowboy-hka"
  | "cowboy-http-idle"
  | "cowboy-idle"
  | "cowboy-inactivity"
  | "daphne-hka"
  | "daphne-http"
  | "daphne-http-close"
  | "daphne-init"
  | "daphne-init-connect"
  | "daphne-init-handshake"
  | "daphne-life"
  | "daphne-ping"
  | "daphne-pong"
  | "daphne-size"
  | "daphne-size-frame"
  | "deno-ws"
  | "dotnet-client-ping"
  | "dotnet-client-pong"
  | "dotnet-drain"
  | "eio-ping"
  | "eio-pong"
  | "eio-size"
  | "eio-upgrade"
  | "envoy-conn"
  | "envoy-conn-life"
  | "envoy-conn-tcp"
  | "envoy-route"
  | "envoy-stream"
  | "envoy-upgrade"
  | "esp-body"
  | "esp-ws"
  | "express-ws-ping"
  | "fastify-boot"
  | "fastify-close"
  | "fastify-connection"
  | "fastify-handler"
  | "fastify-hka"
  | "fastify-http2"
  | "fastify-recycle"
  | "fastify-request"
  | "fastify-websocket"
  | "fastly-between-bytes"
  | "fastly-first-byte"
  | "fastly-upgrade"
  | "fb-hosting"
  | "fb-hosting-streams"
  | "fb-hosting-upgrade"
  | "flask-sock"
  | "front-door-idle"
  | "front-door-lifetime"
  | "front-door-streams"
  | "front-door-upgrade"
  | "gae-flex-affinity"
  | "gae-flex-live-delay"
  | "gae-flex-live-failures"
  | "gae-flex-live-interval"
  | "gae-flex-live-timeout"
  | "gae-flex-ready-failures"
  | "gae-flex-ready-interval"
  | "gae-flex-ready-timeout"
  | "gae-flex-start"
  | "gae-flex-ws"
  | "gae-std-streams"
  | "gae-std-ws"
  | "gke-autopilot-ext"
  | "gke-bc-affinity"
  | "gke-bc-affinity-ttl"
  | "gke-bc-drain"
  | "gke-bc-timeout"
  | "gke-gbp-affinity-ttl"
  | "gke-gbp-drain"
  | "gke-gbp-logging"
  | "gke-gbp-logging-rate"
  | "gke-gbp-timeout"
  | "gke-grace-1h"
  | "gke-grace-1h-autoscaler"
  | "gke-gsap"
  | "gke-gtdp-locality"
  | "gke-gtdp-service"
  | "gke-gw-noinfer-interval"
  | "gke-gw-noinfer-path"
  | "gke-hc-default-ig-healthy-threshold"
  | "gke-hc-default-ig-interval"
  | "gke-hc-default-ig-timeout"
  | "gke-hc-default-ig-unhealthy-threshold"
  | "gke-hc-default-neg-healthy-threshold"
  | "gke-hc-default-neg-interval"
  | "gke-hc-default-neg-path"
  | "gke-hc-default-neg-timeout"
  | "gke-hc-default-neg-unhealthy-threshold"
  | "gke-hc-infer-fields-ig-extra"
  | "gke-hc-transparent-healthy-threshold"
  | "gke-hc-transparent-interval"
  | "gke-hc-transparent-path"
  | "gke-hc-transparent-timeout"
  | "gke-hcp-cel-interval-alone"
  | "gke-hcp-cel-timeout-alone"
  | "gke-hcp-defaults-healthy-threshold"
  | "gke-hcp-defaults-interval"
  | "gke-hcp-defaults-timeout"
  | "gke-hcp-defaults-unhealthy-threshold"
  | "gke-l4-drain"
  | "gke-l4-hc-cluster-interval"
  | "gke-l4-hc-cluster-unhealthy-threshold"
  | "gke-l4-hc-healthy-threshold"
  | "gke-l4-hc-local-interval"
  | "gke-l4-hc-local-unhealthy-threshold"
  | "gke-l4-hc-timeout"
  | "gke-neg-gate"
  | "gke-spot"
  | "gke-spot-notice"
  | "go-http-hka"
  | "go-http-read"
  | "go-http-read-header"
  | "go-http-write"
  | "gorilla-init"
  | "gorilla-ping"
  | "gorilla-ping-sample"
  | "gorilla-pong-sample"
  | "gorilla-size-sample"
  | "gorilla-write-sample"
  | "gradio"
  | "graphql-ws-client-ack"
  | "graphql-ws-client-close"
  | "graphql-ws-client-ping"
  | "graphql-ws-client-retries"
  | "graphql-ws-init"
  | "graphql-ws-ping"
  | "grpc-core-client-ping"
  | "grpc-core-max-pings"
  | "grpc-core-max-strikes"
  | "grpc-core-min-ping-interval"
  | "grpc-core-permit-without-calls"
  | "grpc-core-ping"
  | "grpc-core-pong"
  | "grpc-go-client-ping"
  | "grpc-go-idle"
  | "grpc-go-life"
  | "grpc-go-life-grace"
  | "grpc-go-min-ping-interval"
  | "grpc-go-permit-without-stream"
  | "grpc-go-ping"
  | "grpc-go-pong"
  | "gunicorn-aiohttp-drain-share"
  | "gunicorn-aiohttp-hka"
  | "gunicorn-asgi-ping"
  | "gunicorn-class"
  | "gunicorn-class-connections"
  | "gunicorn-class-max-requests"
  | "gunicorn-class-threads"
  | "gunicorn-class-workers"
  | "gunicorn-drain"
  | "gunicorn-hka"
  | "gunicorn-uvicorn-hka"
  | "gunicorn-uvicorn-ping"
  | "gunicorn-uvicorn-pong"
  | "gunicorn-work"
  | "haproxy-client"
  | "haproxy-drain"
  | "haproxy-hka"
  | "haproxy-ingress-client"
  | "haproxy-ingress-community-tunnel"
  | "haproxy-ingress-connect"
  | "haproxy-ingress-hka"
  | "haproxy-ingress-server"
  | "haproxy-ingress-tunnel"
  | "haproxy-server"
  | "haproxy-tunnel"
  | "hasura-drain"
  | "hasura-init"
  | "hasura-ping"
  | "hocuspocus"
  | "hypercorn-boot"
  | "hypercorn-boot-tls"
  | "hypercorn-drain"
  | "hypercorn-drain-lifespan"
  | "hypercorn-hka"
  | "hypercorn-ping"
  | "hypercorn-pong"
  | "hypercorn-read"
  | "hypercorn-recycle"
  | "hypercorn-size"
  | "iap-ws"
  | "ingress-nginx-connect"
  | "ingress-nginx-drain"
  | "ingress-nginx-hka"
  | "ingress-nginx-read"
  | "ingress-nginx-send"
  | "ingress-nginx-stream"
  | "ingress-nginx-upstream-hka"
  | "ioredis-command"
  | "ioredis-connect"
  | "ioredis-retries"
  | "ioredis-socket"
  | "ioredis-tcp-keep-alive"
  | "istio-hka"
  | "istio-route"
  | "istio-stream"
  | "istio-tcp"
  | "jetty-idle"
  | "jupyter-ping"
  | "jupyter-ping-trait"
  | "k8s-grace"
  | "k8s-hpa-default-metric"
  | "k8s-hpa-min-replicas"
  | "k8s-hpa-scale-down-window"
  | "k8s-min-ready"
  | "k8s-prestop"
  | "k8s-probe-defaults-failure-threshold"
  | "k8s-probe-defaults-initial-delay"
  | "k8s-probe-defaults-period"
  | "k8s-probe-defaults-success-threshold"
  | "k8s-probe-defaults-timeout"
  | "k8s-probe-success"
  | "k8s-probe-success-threshold"
  | "k8s-progress-deadline"
  | "k8s-replicas"
  | "k8s-rollout-max-surge"
  | "k8s-rollout-max-unavailable"
  | "k8s-rollout-strategy"
  | "k8s-svc-affinity"
  | "k8s-svc-affinity-type"
  | "kafka-java-api"
  | "kafka-java-block"
  | "kafka-java-heartbeat"
  | "kafka-java-request"
  | "kafka-java-session"
  | "kafkajs-auth"
  | "kafkajs-connect"
  | "kafkajs-heartbeat"
  | "kafkajs-rebalance"
  | "kafkajs-request"
  | "kafkajs-retries"
  | "kafkajs-retry-first"
  | "kafkajs-retry-max"
  | "kafkajs-session"
  | "kestrel-headers"
  | "kestrel-hka"
  | "kong-connect"
  | "kong-read"
  | "kong-write"
  | "ktor-ping"
  | "ktor-pong"
  | "ktor-size"
  | "lb-aff-enum"
  | "lb-aff-ttl"
  | "lb-backend-ka"
  | "lb-backend-ka-620"
  | "lb-backend-ka-bucket"
  | "lb-bs-timeout"
  | "lb-bs-timeout-24h"
  | "lb-client-ka"
  | "lb-client-ka-classic"
  | "lb-client-ka-regional"
  | "lb-client-ka-regional-strict"
  | "lb-drain-default"
  | "lb-drain-default-terraform"
  | "lb-drain-overrun"
  | "lb-drain-range"
  | "lb-fixed-timeouts-connect"
  | "lb-fixed-timeouts-quic-idle"
  | "lb-fixed-timeouts-tls"
  | "lb-hc-200"
  | "lb-hc-defaults-healthy-threshold"
  | "lb-hc-defaults-interval"
  | "lb-hc-defaults-timeout"
  | "lb-hc-defaults-unhealthy-threshold"
  | "lb-hc-port"
  | "lb-hc-port-path"
  | "lb-hc-probers-130"
  | "lb-hc-probers-35"
  | "lb-hdr-limits-request"
  | "lb-hdr-limits-request-classic"
  | "lb-hdr-limits-response"
  | "lb-log-sampling"
  | "lb-log-sampling-rate"
  | "lb-module-backend-scheme-default"
  | "lb-module-protocol-default"
  | "lb-module-scheme-default"
  | "lb-retry"
  | "lb-sneg-qps"
  | "lb-sneg-rules"
  | "lb-sneg-timeout-reject"
  | "lb-stream-idle"
  | "lb-tf-scheme-default"
  | "lb-tf-scheme-default-region"
  | "lb-um-timeout-default"
  | "lb-ws-classic"
  | "lb-ws-global"
  | "lb-ws-global-idle"
  | "lb-ws-internal"
  | "lb-ws-regional-ext"
  | "lb-ws-serverless"
  | "libpq-connect"
  | "librdkafka-connect"
  | "librdkafka-heartbeat"
  | "librdkafka-message"
  | "librdkafka-session"
  | "librdkafka-socket"
  | "librdkafka-tcp-keep-alive"
  | "livekit-ping"
  | "livekit-room-departure"
  | "livekit-room-empty"
  | "livekit-signal-ping"
  | "livekit-signal-pong"
  | "mercure-dispatch"
  | "mercure-grace"
  | "mercure-life"
  | "mercure-ping"
  | "mercurius"
  | "mqtt-broker-factor"
  | "mqtt-js-init"
  | "mqtt-js-ping"
  | "mqtt-js-reconnect"
  | "n8n-push"
  | "nat-tcp-est"
  | "nat-tcp-est-icmp"
  | "nat-tcp-est-transitory"
  | "nat-tcp-est-udp"
  | "nat-timewait"
  | "nat-timewait-older"
  | "nats-drain"
  | "nats-drain-grace"
  | "nats-ws-init"
  | "nats-ws-ping"
  | "nats-ws-ping-first"
  | "nats-ws-ping-max"
  | "nest-ws-ping"
  | "netlify-proxy"
  | "netty-idle"
  | "nginx-drain"
  | "nginx-hka"
  | "nginx-hka-requests"
  | "nginx-hka-time"
  | "nginx-read"
  | "nginx-send"
  | "nginx-stream"
  | "nginx-upgrade"
  | "nginx-upgrade-version"
  | "nginx-upstream-hka"
  | "nginx-upstream-hka-time"
  | "nlb-proxy-timeout"
  | "nlb-pt-ext-track"
  | "nlb-pt-int-track"
  | "node-drain"
  | "node-headers"
  | "node-hka"
  | "node-hka-buffer"
  | "node-redis-connect"
  | "node-redis-ping"
  | "node-redis-tcp-keep-alive"
  | "node-request"
  | "node-timeout"
  | "okhttp-connect"
  | "okhttp-ping"
  | "okhttp-read"
  | "okhttp-write"
  | "pg-connect"
  | "pg-idle"
  | "pg-life"
  | "pg-max"
  | "pg-statement"
  | "pg-tcp-keep-alive"
  | "phoenix"
  | "phoenix-js-ping"
  | "phoenix-js-timeout"
  | "puma-boot"
  | "puma-drain"
  | "puma-drain-force"
  | "puma-hka"
  | "puma-init"
  | "puma-work"
  | "pusher-js-ping"
  | "pusher-js-pong"
  | "pusher-js-unavailable"
  | "py-engineio-ping"
  | "py-engineio-pong"
  | "py-engineio-size"
  | "py-websockets-ping"
  | "py-websockets-pong"
  | "quarkus-next"
  | "reconnecting-ws-delay"
  | "reconnecting-ws-delay-jitter"
  | "reconnecting-ws-delay-max"
  | "reconnecting-ws-growth"
  | "reconnecting-ws-init"
  | "reconnecting-ws-retries"
  | "reconnecting-ws-uptime"
  | "redis-clients"
  | "redis-cluster-clients-highmem-medium"
  | "redis-cluster-clients-highmem-xlarge"
  | "redis-cluster-clients-nano"
  | "redis-cluster-clients-standard-small"
  | "redis-py-connect"
  | "redis-py-ping"
  | "redis-py-retry"
  | "redis-py-socket"
  | "redis-py-tcp-keep-alive"
  | "reverb-activity"
  | "reverb-ping"
  | "reverb-ping-gap"
  | "reverb-size"
  | "reverb-size-request"
  | "run-affinity"
  | "run-affinity-cookie"
  | "run-body-limits-request"
  | "run-body-limits-response"
  | "run-conc-default-api"
  | "run-conc-default-api-small-cpu"
  | "run-conc-default-tools"
  | "run-conc-max"
  | "run-conc-small-cpu"
  | "run-cpu-boost"
  | "run-cpu-boost-gcloud"
  | "run-cpu-boost-tail"
  | "run-cpu-idle-v2"
  | "run-cpu-idle-v2-resources"
  | "run-cpu-mem-4"
  | "run-cpu-mem-6"
  | "run-cpu-throttling-ann"
  | "run-cpu-values"
  | "run-custom-aud"
  | "run-default-url-off"
  | "run-direct-vpc-nat"
  | "run-direct-vpc-start"
  | "run-egress-idle-internet"
  | "run-egress-idle-vpc"
  | "run-exec-env"
  | "run-fd-limit"
  | "run-h2-streams"
  | "run-hc-disabled"
  | "run-http1-rate"
  | "run-idle-keep"
  | "run-idle-keep-gpu"
  | "run-idtoken-life"
  | "run-ingress"
  | "run-launch-stage"
  | "run-liveness-ranges-api-initial-delay"
  | "run-liveness-ranges-initial-delay"
  | "run-liveness-ranges-period"
  | "run-liveness-ranges-timeout"
  | "run-max-containers"
  | "run-max-default"
  | "run-mem-cpu-1"
  | "run-mem-cpu-2"
  | "run-mem-cpu-4"
  | "run-mem-cpu-6"
  | "run-mem-cpu-8"
  | "run-mem-cpu-half"
  | "run-mem-default"
  | "run-mem-default-gen1"
  | "run-mem-default-gen2"
  | "run-min-default"
  | "run-module-max-instances-default"
  | "run-module-min-instances-default"
  | "run-module-timeout-default"
  | "run-one-port"
  | "run-pending-queue-factor"
  | "run-pending-queue-floor"
  | "run-port-env"
  | "run-probe-default-tcp-failure-threshold"
  | "run-probe-default-tcp-period"
  | "run-probe-default-tcp-timeout"
  | "run-probe-defaults-failure-threshold"
  | "run-probe-defaults-initial-delay"
  | "run-probe-defaults-period"
  | "run-probe-defaults-timeout"
  | "run-probe-port"
  | "run-probe-success"
  | "run-probe-timeout-no-period"
  | "run-quota-revisions"
  | "run-quota-revisions-serving"
  | "run-quota-revisions-tags"
  | "run-readiness-fields-failure-threshold"
  | "run-readiness-fields-path"
  | "run-readiness-fields-period"
  | "run-readiness-fields-success-threshold"
  | "run-readiness-fields-timeout"
  | "run-readiness-schema-gap"
  | "run-scale-target-concurrency"
  | "run-scale-target-cpu"
  | "run-service-health-60"
  | "run-service-health-instances"
  | "run-service-health-regions"
  | "run-shutdown"
  | "run-start-4min"
  | "run-startup-product-gpu-max"
  | "run-startup-product-max"
  | "run-startup-ranges-api-initial-delay"
  | "run-startup-ranges-api-period"
  | "run-startup-ranges-api-timeout"
  | "run-startup-ranges-docs-initial-delay"
  | "run-startup-ranges-docs-period"
  | "run-startup-ranges-docs-timeout"
  | "run-startup-strict-max"
  | "run-timeout-default"
  | "run-timeout-over-15min"
  | "run-vpc-egress-default"
  | "sanic-boot"
  | "sanic-drain"
  | "sanic-hka"
  | "sanic-ping"
  | "sanic-pong"
  | "sanic-request"
  | "sanic-response"
  | "sanic-size"
  | "signalr-dead"
  | "signalr-init"
  | "signalr-js-dead"
  | "signalr-js-ping"
  | "signalr-ping"
  | "signalr-size"
  | "sio-client-delay"
  | "sio-client-delay-max"
  | "sio-client-init"
  | "sio-client-jitter"
  | "sio-client-retries"
  | "sio-init"
  | "sio-pong"
  | "sio-recovery"
  | "sio-recovery-enabled"
  | "sio-size"
  | "sio-transport"
  | "sockjs-disconnect"
  | "sockjs-ping"
  | "sockjs-size"
  | "soketi-activity"
  | "soketi-drain"
  | "soketi-idle"
  | "soketi-ping"
  | "spring-sockjs-disconnect"
  | "spring-sockjs-ping"
  | "spring-stomp-relay"
  | "spring-stomp-simple-ping"
  | "spring-stomp-simple-ping-enabled"
  | "sql-conn-100"
  | "sql-small-tiers-micro"
  | "sql-small-tiers-small"
  | "sqlalchemy-max"
  | "sqlalchemy-overflow"
  | "sqlalchemy-pool"
  | "sqlalchemy-pre-ping"
  | "sqlalchemy-recycle"
  | "stompjs-init"
  | "stompjs-ping"
  | "stompjs-pong"
  | "stompjs-reconnect"
  | "strawberry-init"
  | "strawberry-ping"
  | "strawberry-ping-enabled"
  | "streamlit-ping"
  | "streamlit-pong"
  | "stw-client-idle"
  | "stw-client-inactivity"
  | "stw-client-min"
  | "stw-ping"
  | "tomcat-hka"
  | "tomcat-init"
  | "tornado-hka"
  | "tornado-ping"
  | "tornado-pong-factor"
  | "tornado-pong-floor"
  | "tornado-size"
  | "traefik-drain"
  | "traefik-drain-accept"
  | "traefik-hka"
  | "traefik-read"
  | "traefik-upstream-hka"
  | "traefik-write"
  | "trpc-ws-ping"
  | "trpc-ws-ping-enabled"
  | "trpc-ws-pong-enabled"
  | "undertow-hka"
  | "urlsession-ping"
  | "urlsession-request"
  | "urlsession-resource"
  | "uvicorn-drain"
  | "uvicorn-hka"
  | "uvicorn-host"
  | "uvicorn-impl"
  | "uvicorn-ping"
  | "uvicorn-ping-sansio"
  | "uvicorn-ping-wsproto"
  | "uvicorn-pong"
  | "uvicorn-pong-sansio"
  | "uvicorn-pong-wsproto"
  | "uvicorn-port"
  | "uvicorn-recycle-concurrency"
  | "uvicorn-recycle-requests"
  | "uvicorn-size"
  | "uvicorn-size-queue"
  | "uvicorn-work"
  | "uws-backpressure"
  | "uws-hka"
  | "uws-idle"
  | "uws-life"
  | "uws-ping"
  | "uws-size"
  | "vpc-conntrack"
  | "websocket-client-ping"
  | "websocket-client-pong"
  | "websockets-srv-close"
  | "websockets-srv-init"
  | "websockets-srv-ping"
  | "websockets-srv-pong"
  | "websockets-srv-size"
  | "websockets-srv-sync-ping"
  | "ws-backlog"
  | "ws-close"
  | "ws-close-1000"
  | "ws-close-1001"
  | "ws-close-app-browser"
  | "ws-close-app-private"
  | "ws-close-app-registered"
  | "ws-close-errors-bad-data"
  | "ws-close-errors-extension"
  | "ws-close-errors-policy"
  | "ws-close-errors-protocol"
  | "ws-close-errors-server"
  | "ws-close-errors-too-big"
  | "ws-close-errors-unsupported"
  | "ws-close-iana-bad-gateway"
  | "ws-close-iana-restart"
  | "ws-close-iana-try-later"
  | "ws-close-reserved-abnormal"
  | "ws-close-reserved-no-code"
  | "ws-close-reserved-tls"
  | "ws-init"
  | "ws-ping"
  | "ws-ping-payload"
  | "ws-size"
  | "yarp";

export const LIMITS: Readonly<Record<LimitId, Limit>> = {
  "actioncable-js-dead": { id: "actioncable-js-dead", unit: "seconds", default: 6, role: "pong", appliesTo: "Action Cable clients", source: "https://github.com/rails/rails/blob/HEAD/actioncable/app/javascript/action_cable/connection_monitor.js", checked: "2026-08", confidence: "documented" },
  "actioncable-ping": { id: "actioncable-ping", unit: "seconds", default: 3, max: 3, role: "ping", appliesTo: "Action Cable", source: "https://github.com/rails/rails/blob/HEAD/actioncable/lib/action_cable/server/connections.rb", checked: "2026-08", confidence: "documented" },
  "actix-drain": { id: "actix-drain", unit: "seconds", default: 30, role: "drain", appliesTo: "Actix Web", source: "https://github.com/actix/actix-web/blob/HEAD/actix-web/src/server.rs", checked: "2026-08", confidence: "documented" },
  "actix-hka": { id: "actix-hka", unit: "seconds", default: 5, role: "http-keep-alive", appliesTo: "Actix Web", source: "https://github.com/actix/actix-web/blob/HEAD/actix-web/src/server.rs", checked: "2026-08", confidence: "documented" },
  "actix-init": { id: "actix-init", unit: "seconds", default: 5, role: "handshake", appliesTo: "Actix Web", source: "https://github.com/actix/actix-web/blob/HEAD/actix-web/src/server.rs", checked: "2026-08", confidence: "documented" },
  "actix-ping-sample": { id: "actix-ping-sample", unit: "seconds", default: 5, role: "ping", appliesTo: "Actix Web sample", source: "https://github.com/actix/examples", checked: "2026-08", confidence: "inferred" },
  "actix-pong-sample": { id: "actix-pong-sample", unit: "seconds", default: 10, role: "pong", appliesTo: "Actix Web sample", source: "https://github.com/actix/examples", checked: "2026-08", confidence: "inferred" },
  "aiohttp-cli-close": { id: "aiohttp-cli-close", unit: "seconds", default: 10, role: "drain", appliesTo: "aiohttp clients, one socket", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/client.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-cli-ping": { id: "aiohttp-cli-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "aiohttp clients", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/client.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-drain": { id: "aiohttp-drain", unit: "seconds", default: 60, role: "drain", appliesTo: "aiohttp", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-hka": { id: "aiohttp-hka", unit: "seconds", default: 75, role: "http-keep-alive", appliesTo: "aiohttp run_app", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-hka-runner": { id: "aiohttp-hka-runner", unit: "seconds", versions: [{ range: "<3.11.0", default: 75 }, { range: ">=3.11.0", default: 3630 }], role: "http-keep-alive", appliesTo: "aiohttp AppRunner and Server", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web_protocol.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-srv-close": { id: "aiohttp-srv-close", unit: "seconds", default: 10, role: "drain", appliesTo: "aiohttp WebSocketResponse, one socket", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web_ws.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-srv-ping": { id: "aiohttp-srv-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "aiohttp WebSocketResponse", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web_ws.py", checked: "2026-08", confidence: "documented" },
  "aiohttp-srv-pong-share": { id: "aiohttp-srv-pong-share", unit: "count", default: 0.5, role: "pong", appliesTo: "aiohttp WebSocketResponse with a heartbeat", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web_ws.py", checked: "2026-08", confidence: "documented", note: "Share of the heartbeat interval" },
  "aiohttp-srv-size": { id: "aiohttp-srv-size", unit: "bytes", default: 4194304, role: "size", appliesTo: "aiohttp WebSocketResponse", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/web_ws.py", checked: "2026-08", confidence: "documented" },
  "anycable-drain": { id: "anycable-drain", unit: "seconds", default: 30, role: "drain", appliesTo: "AnyCable", source: "https://docs.anycable.io/anycable-go/options", checked: "2026-08", confidence: "documented" },
  "anycable-ping": { id: "anycable-ping", unit: "seconds", default: 3, role: "ping", appliesTo: "AnyCable", source: "https://docs.anycable.io/anycable-go/options", checked: "2026-08", confidence: "documented" },
  "anycable-pong": { id: "anycable-pong", unit: "seconds", default: "off", role: "pong", appliesTo: "AnyCable", source: "https://docs.anycable.io/anycable-go/options", checked: "2026-08", confidence: "documented" },
  "anycable-size": { id: "anycable-size", unit: "bytes", default: 65536, role: "size", appliesTo: "AnyCable", source: "https://docs.anycable.io/anycable-go/options", checked: "2026-08", confidence: "documented" },
  "apache-hka": { id: "apache-hka", unit: "seconds", default: 5, role: "http-keep-alive", appliesTo: "Apache httpd", source: "https://httpd.apache.org/docs/2.4/mod/core.html", checked: "2026-08", confidence: "inferred" },
  "apache-proxy": { id: "apache-proxy", unit: "seconds", default: 60, role: "idle", appliesTo: "Apache httpd ProxyTimeout", source: "https://httpd.apache.org/docs/2.4/mod/mod_proxy.html", checked: "2026-08", confidence: "inferred", note: "Follows Timeout" },
  "apache-timeout": { id: "apache-timeout", unit: "seconds", default: 60, role: "idle", appliesTo: "Apache httpd Timeout", source: "https://httpd.apache.org/docs/2.4/mod/core.html", checked: "2026-08", confidence: "inferred" },
  "apigw-deadline": { id: "apigw-deadline", unit: "seconds", default: 15, max: 3600, role: "lifetime", appliesTo: "API Gateway, whole responses, event streams included", source: "https://docs.cloud.google.com/ruby/docs/reference/google-cloud-api_gateway-v1/latest/Google-Cloud-ApiGateway-V1-Gateway-StreamingMode", checked: "2026-11", confidence: "documented" },
  "apigw-lifetime": { id: "apigw-lifetime", unit: "seconds", default: 3600, max: 3600, role: "lifetime", appliesTo: "API Gateway in streaming mode, any request", source: "https://docs.cloud.google.com/ruby/docs/reference/google-cloud-api_gateway-v1/latest/Google-Cloud-ApiGateway-V1-Gateway-StreamingMode", checked: "2026-11", confidence: "documented" },
  "apigw-ws": { id: "apigw-ws", unit: "boolean", default: false, role: "handshake", appliesTo: "API Gateway without its streaming mode", source: "https://docs.cloud.google.com/api-gateway/docs/streaming-configure", checked: "2026-11", confidence: "conflicting", note: "Passed on where the gateway's streaming mode is enabled, which is in preview; older reports know of none" },
  "apigw-ws-idle": { id: "apigw-ws-idle", unit: "seconds", default: 300, min: 300, max: 3600, role: "idle", appliesTo: "API Gateway in streaming mode, between the messages of a WebSocket", source: "https://docs.cloud.google.com/ruby/docs/reference/google-cloud-api_gateway-v1/latest/Google-Cloud-ApiGateway-V1-Gateway-StreamingMode", checked: "2026-11", confidence: "documented", note: "The deadline of the API config's backend" },
  "apollo-drain": { id: "apollo-drain", unit: "milliseconds", default: 10000, role: "drain", appliesTo: "Apollo Server drain plugin", source: "https://github.com/apollographql/apollo-server/blob/HEAD/packages/server/src/plugin/drainHttpServer/index.ts", checked: "2026-08", confidence: "documented" },
  "aspnet-ws-ping": { id: "aspnet-ws-ping", unit: "seconds", default: 120, role: "ping", appliesTo: "ASP.NET Core WebSockets", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/Middleware/WebSockets/src/WebSocketOptions.cs", checked: "2026-08", confidence: "documented" },
  "aspnet-ws-pong": { id: "aspnet-ws-pong", unit: "seconds", default: "off", role: "pong", appliesTo: "ASP.NET Core WebSockets", source: "https://learn.microsoft.com/aspnet/core/fundamentals/websockets", checked: "2026-08", confidence: "documented", note: "The option exists since .NET 9" },
  "asyncpg-connect": { id: "asyncpg-connect", unit: "seconds", default: 60, role: "startup", appliesTo: "asyncpg", source: "https://magicstack.github.io/asyncpg/current/api/index.html", checked: "2026-08", confidence: "inferred" },
  "bandit": { id: "bandit", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "Bandit", source: "https://github.com/mtrudel/bandit", checked: "2026-08", confidence: "inferred" },
  "boot-drain": { id: "boot-drain", unit: "text", versions: [{ range: "<3.4.0", default: "immediate" }, { range: ">=3.4.0", default: "graceful" }], role: "drain", appliesTo: "Spring Boot server.shutdown", source: "https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html", checked: "2026-08", confidence: "documented" },
  "boot-drain-phase": { id: "boot-drain-phase", unit: "milliseconds", default: 30000, role: "drain", appliesTo: "Spring Boot, one shutdown phase", source: "https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html", checked: "2026-08", confidence: "documented" },
  "browser-limits-chrome": { id: "browser-limits-chrome", unit: "count", max: 255, role: "capacity", appliesTo: "WebSockets per Chrome profile", source: "https://websockets.spec.whatwg.org/", checked: "2026-08", confidence: "inferred" },
  "browser-limits-firefox": { id: "browser-limits-firefox", unit: "count", max: 200, role: "capacity", appliesTo: "WebSockets per Firefox profile", source: "https://websockets.spec.whatwg.org/", checked: "2026-08", confidence: "inferred" },
  "browser-limits-http1": { id: "browser-limits-http1", unit: "count", max: 6, role: "capacity", appliesTo: "HTTP/1.1 connections per host", source: "https://websockets.spec.whatwg.org/", checked: "2026-08", confidence: "inferred" },
  "browser-ws-hidden-timer": { id: "browser-ws-hidden-timer", unit: "seconds", default: 60, role: "ping", appliesTo: "Timers in hidden tabs", source: "https://websockets.spec.whatwg.org/", checked: "2026-08", confidence: "inferred", note: "Shorter client heartbeats may be stretched to it" },
  "browser-ws-ping": { id: "browser-ws-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "Browser WebSockets", source: "https://websockets.spec.whatwg.org/", checked: "2026-08", confidence: "documented", note: "No API sends one" },
  "bun-http": { id: "bun-http", unit: "seconds", default: 10, min: 0, max: 255, role: "http-keep-alive", appliesTo: "Bun.serve", source: "https://github.com/oven-sh/bun/blob/HEAD/docs/runtime/http/server.mdx", checked: "2026-08", confidence: "documented", note: "0 is off; cuts silent responses in flight too" },
  "bun-node": { id: "bun-node", unit: "milliseconds", default: 65000, role: "http-keep-alive", appliesTo: "node:http in newer Bun", source: "https://github.com/oven-sh/bun/issues/31587", checked: "2026-08", confidence: "inferred", note: "Which Bun brought it is not settled" },
  "bun-ws-idle": { id: "bun-ws-idle", unit: "seconds", default: 120, role: "idle", appliesTo: "Bun.serve websocket", source: "https://github.com/oven-sh/bun/blob/HEAD/docs/api/websockets.md", checked: "2026-08", confidence: "documented" },
  "bun-ws-ping": { id: "bun-ws-ping", unit: "seconds", default: 104, role: "ping", appliesTo: "Bun.serve websocket", source: "https://github.com/oven-sh/bun/blob/HEAD/docs/api/websockets.md", checked: "2026-08", confidence: "inferred", note: "Follows idleTimeout, as in uWebSockets" },
  "bun-ws-send-pings": { id: "bun-ws-send-pings", unit: "boolean", default: true, role: "ping", appliesTo: "Bun.serve websocket", source: "https://github.com/oven-sh/bun/blob/HEAD/docs/api/websockets.md", checked: "2026-08", confidence: "documented" },
  "bun-ws-size": { id: "bun-ws-size", unit: "bytes", default: 16777216, role: "size", appliesTo: "Bun.serve websocket", source: "https://github.com/oven-sh/bun/blob/HEAD/docs/api/websockets.md", checked: "2026-08", confidence: "documented" },
  "caddy-drain": { id: "caddy-drain", unit: "seconds", default: "off", role: "drain", appliesTo: "Caddy grace_period", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/app.go", checked: "2026-08", confidence: "documented", note: "Waits without limit" },
  "caddy-drain-delay": { id: "caddy-drain-delay", unit: "seconds", default: 0, role: "drain", appliesTo: "Caddy shutdown_delay", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/app.go", checked: "2026-08", confidence: "documented" },
  "caddy-hka": { id: "caddy-hka", unit: "seconds", default: 300, role: "http-keep-alive", appliesTo: "Caddy", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/app.go", checked: "2026-08", confidence: "documented" },
  "caddy-read-header": { id: "caddy-read-header", unit: "seconds", default: 60, role: "handshake", appliesTo: "Caddy", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/app.go", checked: "2026-08", confidence: "documented", note: "Since 2.9" },
  "caddy-stream": { id: "caddy-stream", unit: "seconds", default: "off", role: "lifetime", appliesTo: "Caddy, upgraded connections", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/reverseproxy/reverseproxy.go", checked: "2026-08", confidence: "documented" },
  "caddy-stream-close-delay": { id: "caddy-stream-close-delay", unit: "seconds", default: 0, role: "drain", appliesTo: "Caddy, upgraded connections after a reload", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/reverseproxy/reverseproxy.go", checked: "2026-08", confidence: "documented", note: "Without a delay every reload closes them" },
  "caddy-stream-idle": { id: "caddy-stream-idle", unit: "seconds", versions: [{ range: "<2.11.5", default: "off" }, { range: ">=2.11.5", default: 60 }], role: "idle", appliesTo: "Caddy, upgraded connections", source: "https://github.com/caddyserver/caddy/blob/HEAD/modules/caddyhttp/reverseproxy/reverseproxy.go", checked: "2026-11", confidence: "conflicting", note: "Idle limits were added after 2.11.4; whether they hold for upgraded connections is not documented" },
  "centrifugo-drain": { id: "centrifugo-drain", unit: "seconds", default: 30, role: "drain", appliesTo: "Centrifugo", source: "https://github.com/centrifugal/centrifugo/blob/HEAD/internal/configtypes/types.go", checked: "2026-08", confidence: "documented" },
  "centrifugo-init": { id: "centrifugo-init", unit: "seconds", versions: [{ range: "<4.0.0", default: 25 }, { range: ">=4.0.0", default: 10 }], role: "handshake", appliesTo: "Centrifugo", source: "https://github.com/centrifugal/centrifugo/blob/HEAD/internal/configtypes/types.go", checked: "2026-08", confidence: "documented" },
  "centrifugo-ping": { id: "centrifugo-ping", unit: "seconds", default: 25, role: "ping", appliesTo: "Centrifugo", source: "https://github.com/centrifugal/centrifugo/blob/HEAD/internal/configtypes/types.go", checked: "2026-08", confidence: "documented", note: "A bare number up to v2, a duration since" },
  "centrifugo-pong": { id: "centrifugo-pong", unit: "seconds", versions: [{ range: ">=4.0.0", default: 8 }], role: "pong", appliesTo: "Centrifugo", source: "https://github.com/centrifugal/centrifugo/blob/HEAD/internal/configtypes/types.go", checked: "2026-08", confidence: "documented" },
  "centrifugo-size": { id: "centrifugo-size", unit: "bytes", default: 65536, role: "size", appliesTo: "Centrifugo", source: "https://github.com/centrifugal/centrifugo/blob/HEAD/internal/configtypes/types.go", checked: "2026-08", confidence: "documented" },
  "clickhouse-connect-connect": { id: "clickhouse-connect-connect", unit: "seconds", default: 10, role: "startup", appliesTo: "ClickHouse for Python", source: "https://github.com/ClickHouse/clickhouse-connect/blob/HEAD/clickhouse_connect/driver/httpclient.py", checked: "2026-08", confidence: "documented" },
  "clickhouse-connect-request": { id: "clickhouse-connect-request", unit: "seconds", default: 300, role: "lifetime", appliesTo: "ClickHouse for Python", source: "https://github.com/ClickHouse/clickhouse-connect/blob/HEAD/clickhouse_connect/driver/httpclient.py", checked: "2026-08", confidence: "documented" },
  "clickhouse-js-hka": { id: "clickhouse-js-hka", unit: "milliseconds", default: 2500, role: "http-keep-alive", appliesTo: "ClickHouse for JavaScript", source: "https://github.com/ClickHouse/clickhouse-js/blob/HEAD/packages/client-node/src/config.ts", checked: "2026-08", confidence: "documented" },
  "clickhouse-js-max": { id: "clickhouse-js-max", unit: "count", default: 10, role: "capacity", appliesTo: "ClickHouse for JavaScript", source: "https://github.com/ClickHouse/clickhouse-js/blob/HEAD/packages/client-common/src/config.ts", checked: "2026-08", confidence: "documented" },
  "clickhouse-js-request": { id: "clickhouse-js-request", unit: "milliseconds", default: 30000, role: "lifetime", appliesTo: "ClickHouse for JavaScript", source: "https://github.com/ClickHouse/clickhouse-js/blob/HEAD/packages/client-common/src/config.ts", checked: "2026-08", confidence: "documented" },
  "cloudflare": { id: "cloudflare", unit: "seconds", default: 100, role: "idle", appliesTo: "Cloudflare, WebSockets included", source: "https://developers.cloudflare.com/fundamentals/reference/connection-limits/", checked: "2026-08", confidence: "documented", note: "Enterprise zones can change it" },
  "cloudflare-client-hka": { id: "cloudflare-client-hka", unit: "seconds", default: 400, role: "http-keep-alive", appliesTo: "Cloudflare to client", source: "https://developers.cloudflare.com/fundamentals/reference/connection-limits/", checked: "2026-08", confidence: "documented" },
  "cloudflare-origin-hka": { id: "cloudflare-origin-hka", unit: "seconds", default: 900, role: "http-keep-alive", appliesTo: "Cloudflare to origin", source: "https://developers.cloudflare.com/fundamentals/reference/connection-limits/", checked: "2026-08", confidence: "documented" },
  "cloudfront-idle": { id: "cloudfront-idle", unit: "seconds", default: 600, max: 600, role: "idle", appliesTo: "WebSockets on CloudFront", source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html", checked: "2026-11", confidence: "documented", note: "Counts bytes from the origin to the client; seen as quoted by others" },
  "cloudfront-upgrade": { id: "cloudfront-upgrade", unit: "boolean", default: true, role: "handshake", appliesTo: "CloudFront", source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-working-with.websockets.html", checked: "2026-11", confidence: "documented", note: "The origin request policy has to forward Sec-WebSocket-Key and Sec-WebSocket-Version" },
  "coder-websocket-close": { id: "coder-websocket-close", unit: "seconds", default: 10, role: "drain", appliesTo: "coder/websocket, one socket", source: "https://github.com/coder/websocket/blob/HEAD/close.go", checked: "2026-08", confidence: "documented", note: "Half to write, half to wait" },
  "coder-websocket-ping": { id: "coder-websocket-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "coder/websocket", source: "https://github.com/coder/websocket", checked: "2026-08", confidence: "documented" },
  "coder-websocket-size": { id: "coder-websocket-size", unit: "bytes", default: 32768, role: "size", appliesTo: "coder/websocket", source: "https://github.com/coder/websocket/blob/HEAD/read.go", checked: "2026-08", confidence: "documented" },
  "colyseus-ping": { id: "colyseus-ping", unit: "milliseconds", default: 3000, role: "ping", appliesTo: "Colyseus", source: "https://github.com/colyseus/colyseus/blob/HEAD/packages/transport/ws-transport/src/WebSocketTransport.ts", checked: "2026-08", confidence: "documented" },
  "colyseus-retries": { id: "colyseus-retries", unit: "count", default: 2, role: "pong", appliesTo: "Colyseus, pings without an answer", source: "https://github.com/colyseus/colyseus/blob/HEAD/packages/transport/ws-transport/src/WebSocketTransport.ts", checked: "2026-08", confidence: "documented" },
  "colyseus-size": { id: "colyseus-size", unit: "bytes", default: 4096, role: "size", appliesTo: "Colyseus", source: "https://github.com/colyseus/colyseus/blob/HEAD/packages/transport/ws-transport/src/WebSocketTransport.ts", checked: "2026-08", confidence: "documented" },
  "contour-connect": { id: "contour-connect", unit: "seconds", default: 2, role: "handshake", appliesTo: "Contour to upstream", source: "https://github.com/projectcontour/contour/blob/HEAD/site/content/docs/main/configuration.md", checked: "2026-08", confidence: "documented" },
  "contour-hka": { id: "contour-hka", unit: "seconds", default: 60, role: "http-keep-alive", appliesTo: "Contour to client", source: "https://github.com/projectcontour/contour/blob/HEAD/site/content/docs/main/configuration.md", checked: "2026-08", confidence: "documented" },
  "contour-request": { id: "contour-request", unit: "seconds", default: "off", role: "lifetime", appliesTo: "Contour requests", source: "https://github.com/projectcontour/contour/blob/HEAD/site/content/docs/main/configuration.md", checked: "2026-08", confidence: "documented" },
  "contour-stream-idle": { id: "contour-stream-idle", unit: "seconds", default: 300, role: "idle", appliesTo: "Contour", source: "https://github.com/projectcontour/contour/blob/HEAD/site/content/docs/main/configuration.md", checked: "2026-08", confidence: "documented" },
  "contour-upgrade": { id: "contour-upgrade", unit: "boolean", default: false, role: "handshake", appliesTo: "Contour HTTPProxy enableWebsockets", source: "https://github.com/projectcontour/contour/blob/HEAD/apis/projectcontour/v1/httpproxy.go", checked: "2026-08", confidence: "documented", note: "Gateway API routes upgrade without it" },
  "cowboy-hka": { id: "cowboy-hka", unit: "milliseconds", default: 5000, role: "http-keep-alive", appliesTo: "Cowboy request_timeout", source: "https://github.com/ninenines/cowboy/blob/HEAD/doc/src/manual/cowboy_http.asciidoc", checked: "2026-08", confidence: "documented", note: "Waiting for the next request" },
  "cowboy-http-idle": { id: "cowboy-http-idle", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "Cowboy HTTP connections", source: "https://github.com/ninenines/cowboy/blob/HEAD/doc/src/manual/cowboy_http.asciidoc", checked: "2026-08", confidence: "documented" },
  "cowboy-idle": { id: "cowboy-idle", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "Cowboy WebSockets", source: "https://github.com/ninenines/cowboy/blob/HEAD/doc/src/manual/cowboy_websocket.asciidoc", checked: "2026-08", confidence: "documented", note: "Sending does not reset it unless asked to" },
  "cowboy-inactivity": { id: "cowboy-inactivity", unit: "milliseconds", default: 300000, role: "idle", appliesTo: "Cowboy, nothing in either direction", source: "https://github.com/ninenines/cowboy/blob/HEAD/doc/src/manual/cowboy_http.asciidoc", checked: "2026-08", confidence: "documented" },
  "daphne-hka": { id: "daphne-hka", unit: "seconds", default: 60, role: "http-keep-alive", appliesTo: "daphne", source: "https://github.com/django/daphne", checked: "2026-08", confidence: "inferred", note: "Twisted's value" },
  "daphne-http": { id: "daphne-http", unit: "seconds", versions: [{ range: "<2.4.0", default: 120 }, { range: ">=2.4.0", default: "off" }], role: "lifetime", appliesTo: "daphne HTTP requests", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented" },
  "daphne-http-close": { id: "daphne-http-close", unit: "seconds", default: 10, role: "drain", appliesTo: "daphne application handlers", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented" },
  "daphne-init": { id: "daphne-init", unit: "seconds", default: 5, role: "handshake", appliesTo: "daphne command line", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented" },
  "daphne-init-connect": { id: "daphne-init-connect", unit: "seconds", default: 20, role: "handshake", appliesTo: "daphne Server class, connect", source: "https://github.com/django/daphne/blob/HEAD/daphne/server.py", checked: "2026-08", confidence: "documented" },
  "daphne-init-handshake": { id: "daphne-init-handshake", unit: "seconds", default: 5, role: "handshake", appliesTo: "daphne Server class, handshake", source: "https://github.com/django/daphne/blob/HEAD/daphne/server.py", checked: "2026-08", confidence: "documented" },
  "daphne-life": { id: "daphne-life", unit: "seconds", default: 86400, role: "lifetime", appliesTo: "daphne", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented", note: "Counted from open; a negative value is off" },
  "daphne-ping": { id: "daphne-ping", unit: "seconds", default: 20, role: "ping", appliesTo: "daphne", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented" },
  "daphne-pong": { id: "daphne-pong", unit: "seconds", default: 30, role: "pong", appliesTo: "daphne", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented" },
  "daphne-size": { id: "daphne-size", unit: "bytes", default: 1048576, role: "size", appliesTo: "daphne messages", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented", note: "The option exists since 4.2.2" },
  "daphne-size-frame": { id: "daphne-size-frame", unit: "bytes", default: 1048576, role: "size", appliesTo: "daphne frames", source: "https://github.com/django/daphne/blob/HEAD/daphne/cli.py", checked: "2026-08", confidence: "documented", note: "The option exists since 4.2.2" },
  "deno-ws": { id: "deno-ws", unit: "seconds", default: 30, min: 0, role: "ping", appliesTo: "Deno.upgradeWebSocket", source: "https://docs.deno.com/api/deno/~/Deno.UpgradeWebSocketOptions", checked: "2026-08", confidence: "documented", note: "One timer pings and waits for the pong; 0 is off" },
  "dotnet-client-ping": { id: "dotnet-client-ping", unit: "seconds", default: 30, role: "ping", appliesTo: ".NET ClientWebSocket", source: "https://learn.microsoft.com/dotnet/api/system.net.websockets.clientwebsocketoptions", checked: "2026-08", confidence: "inferred", note: "An unsolicited pong" },
  "dotnet-client-pong": { id: "dotnet-client-pong", unit: "seconds", default: "off", role: "pong", appliesTo: ".NET ClientWebSocket", source: "https://learn.microsoft.com/dotnet/api/system.net.websockets.clientwebsocketoptions", checked: "2026-08", confidence: "inferred", note: "The option exists since .NET 9" },
  "dotnet-drain": { id: "dotnet-drain", unit: "seconds", versions: [{ range: "<6.0.0", default: 5 }, { range: ">=6.0.0", default: 30 }], role: "drain", appliesTo: ".NET hosts", source: "https://github.com/dotnet/runtime/blob/HEAD/src/libraries/Microsoft.Extensions.Hosting/src/HostOptions.cs", checked: "2026-08", confidence: "inferred", note: "Not checked below 6" },
  "eio-ping": { id: "eio-ping", unit: "milliseconds", default: 25000, role: "ping", appliesTo: "Engine.IO", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/engine.io/lib/server.ts", checked: "2026-08", confidence: "documented", note: "The client sends it in protocol 3" },
  "eio-pong": { id: "eio-pong", unit: "milliseconds", versions: [{ range: "<3.2.0", default: 60000 }, { range: ">=3.2.0 <3.6.0", default: 5000 }, { range: ">=3.6.0 <4.0.0", default: 20000 }, { range: ">=4.0.0 <5.0.0", default: 5000 }, { range: ">=5.0.0", default: 20000 }], role: "pong", appliesTo: "Engine.IO", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/engine.io/lib/server.ts", checked: "2026-08", confidence: "documented" },
  "eio-size": { id: "eio-size", unit: "bytes", versions: [{ range: "<3.6.0", default: 100000000 }, { range: ">=3.6.0", default: 1000000 }], role: "size", appliesTo: "Engine.IO", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/engine.io/lib/server.ts", checked: "2026-08", confidence: "documented" },
  "eio-upgrade": { id: "eio-upgrade", unit: "milliseconds", default: 10000, role: "handshake", appliesTo: "Engine.IO, polling to WebSocket", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/engine.io/lib/server.ts", checked: "2026-08", confidence: "documented" },
  "envoy-conn": { id: "envoy-conn", unit: "seconds", default: 3600, role: "http-keep-alive", appliesTo: "Envoy connections", source: "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts", checked: "2026-08", confidence: "documented" },
  "envoy-conn-life": { id: "envoy-conn-life", unit: "seconds", default: "off", role: "lifetime", appliesTo: "Envoy connections", source: "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts", checked: "2026-08", confidence: "documented" },
  "envoy-conn-tcp": { id: "envoy-conn-tcp", unit: "seconds", default: 3600, role: "idle", appliesTo: "Envoy TCP proxy", source: "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts", checked: "2026-08", confidence: "documented" },
  "envoy-route": { id: "envoy-route", unit: "seconds", default: 15, role: "lifetime", appliesTo: "Envoy routes", source: "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts", checked: "2026-08", confidence: "documented", note: "A 101 ends it; event streams and gRPC streams are cut" },
  "envoy-stream": { id: "envoy-stream", unit: "seconds", default: 300, role: "idle", appliesTo: "Envoy streams", source: "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts", checked: "2026-08", confidence: "documented" },
  "envoy-upgrade": { id: "envoy-upgrade", unit: "boolean", default: false, role: "handshake", appliesTo: "Envoy WebSocket upgrade", source: "https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades", checked: "2026-08", confidence: "documented" },
  "esp-body": { id: "esp-body", unit: "seconds", default: 60, role: "idle", appliesTo: "ESP client_body_timeout", source: "https://github.com/cloudendpoints/esp/issues/781", checked: "2026-11", confidence: "inferred", note: "From an incident report" },
  "esp-ws": { id: "esp-ws", unit: "boolean", default: true, role: "handshake", appliesTo: "ESPv2", source: "https://github.com/GoogleCloudPlatform/esp-v2/pull/102", checked: "2026-11", confidence: "documented" },
  "express-ws-ping": { id: "express-ws-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "express-ws", source: "https://github.com/HenningM/express-ws", checked: "2026-08", confidence: "inferred", note: "Hands its options to ws" },
  "fastify-boot": { id: "fastify-boot", unit: "milliseconds", default: 10000, min: 0, role: "startup", appliesTo: "Fastify plugins", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented", note: "0 is off" },
  "fastify-close": { id: "fastify-close", unit: "text", default: "idle", role: "drain", appliesTo: "Fastify forceCloseConnections", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented" },
  "fastify-connection": { id: "fastify-connection", unit: "milliseconds", default: "off", role: "idle", appliesTo: "Fastify", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented" },
  "fastify-handler": { id: "fastify-handler", unit: "milliseconds", default: "off", role: "lifetime", appliesTo: "Fastify handlers", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented", note: "The option exists since 5.8" },
  "fastify-hka": { id: "fastify-hka", unit: "milliseconds", versions: [{ range: ">=3.0.0 <4.0.0", default: 5000 }, { range: ">=4.0.0", default: 72000 }], role: "http-keep-alive", appliesTo: "Fastify", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented" },
  "fastify-http2": { id: "fastify-http2", unit: "milliseconds", default: 72000, role: "idle", appliesTo: "Fastify HTTP/2 sessions", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented" },
  "fastify-recycle": { id: "fastify-recycle", unit: "count", default: "off", role: "lifetime", appliesTo: "Fastify, requests per socket", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented" },
  "fastify-request": { id: "fastify-request", unit: "milliseconds", default: "off", role: "lifetime", appliesTo: "Fastify, receiving a request", source: "https://github.com/fastify/fastify/blob/HEAD/build/build-validation.js", checked: "2026-08", confidence: "documented" },
  "fastify-websocket": { id: "fastify-websocket", unit: "milliseconds", default: "off", role: "ping", appliesTo: "@fastify/websocket", source: "https://github.com/fastify/fastify-websocket", checked: "2026-08", confidence: "inferred", note: "Hands its options to ws" },
  "fastly-between-bytes": { id: "fastly-between-bytes", unit: "seconds", default: 10, role: "idle", appliesTo: "Fastly responses", source: "https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/bereq-between-bytes-timeout/", checked: "2026-08", confidence: "inferred" },
  "fastly-first-byte": { id: "fastly-first-byte", unit: "seconds", default: 15, max: 600, role: "lifetime", appliesTo: "Fastly, response start", source: "https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/bereq-first-byte-timeout/", checked: "2026-08", confidence: "documented" },
  "fastly-upgrade": { id: "fastly-upgrade", unit: "boolean", default: false, role: "handshake", appliesTo: "Fastly WebSockets product", source: "https://www.fastly.com/documentation/guides/concepts/real-time-messaging/websockets-tunnel/", checked: "2026-08", confidence: "documented" },
  "fb-hosting": { id: "fb-hosting", unit: "seconds", default: 60, max: 60, role: "lifetime", appliesTo: "Firebase Hosting rewrites", source: "https://firebase.google.com/docs/hosting/cloud-run", checked: "2026-11", confidence: "inferred" },
  "fb-hosting-streams": { id: "fb-hosting-streams", unit: "boolean", default: false, role: "other", appliesTo: "Firebase Hosting rewrites, responses passed on while they are written", source: "https://github.com/firebase/firebase-tools/issues/9774", checked: "2026-11", confidence: "inferred", note: "Field reports only" },
  "fb-hosting-upgrade": { id: "fb-hosting-upgrade", unit: "boolean", default: false, role: "handshake", appliesTo: "Firebase Hosting rewrites", source: "https://firebase.google.com/docs/hosting/cloud-run", checked: "2026-11", confidence: "inferred", note: "Field reports only" },
  "flask-sock": { id: "flask-sock", unit: "seconds", default: "off", role: "ping", appliesTo: "flask-sock, simple-websocket", source: "https://github.com/miguelgrinberg/simple-websocket", checked: "2026-08", confidence: "documented" },
  "front-door-idle": { id: "front-door-idle", unit: "seconds", default: 300, max: 300, role: "idle", appliesTo: "WebSockets on Azure Front Door", source: "https://learn.microsoft.com/en-us/azure/frontdoor/standard-premium/websocket", checked: "2026-11", confidence: "documented" },
  "front-door-lifetime": { id: "front-door-lifetime", unit: "seconds", default: 14400, max: 14400, role: "lifetime", appliesTo: "WebSockets on Azure Front Door", source: "https://learn.microsoft.com/en-us/azure/frontdoor/standard-premium/websocket", checked: "2026-11", confidence: "documented" },
  "front-door-streams": { id: "front-door-streams", unit: "boolean", default: false, role: "other", appliesTo: "Server-sent events on Azure Front Door", source: "https://learn.microsoft.com/en-us/azure/frontdoor/standard-premium/websocket", checked: "2026-11", confidence: "documented" },
  "front-door-upgrade": { id: "front-door-upgrade", unit: "boolean", default: true, role: "handshake", appliesTo: "Azure Front Door Standard and Premium", source: "https://learn.microsoft.com/en-us/azure/frontdoor/standard-premium/websocket", checked: "2026-11", confidence: "documented", note: "Not on routes with caching" },
  "gae-flex-affinity": { id: "gae-flex-affinity", unit: "boolean", default: false, role: "other", appliesTo: "App Engine flexible environment", source: "https://docs.cloud.google.com/appengine/docs/flexible/using-websockets-and-session-affinity", checked: "2026-11", confidence: "documented" },
  "gae-flex-live-delay": { id: "gae-flex-live-delay", unit: "seconds", default: 300, role: "probe", appliesTo: "App Engine flexible environment, liveness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "inferred", note: "The reference was not read again" },
  "gae-flex-live-failures": { id: "gae-flex-live-failures", unit: "count", default: 4, role: "probe", appliesTo: "App Engine flexible environment, liveness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "inferred", note: "The reference was not read again" },
  "gae-flex-live-interval": { id: "gae-flex-live-interval", unit: "seconds", default: 30, role: "probe", appliesTo: "App Engine flexible environment, liveness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "inferred", note: "The reference was not read again" },
  "gae-flex-live-timeout": { id: "gae-flex-live-timeout", unit: "seconds", default: 4, role: "probe", appliesTo: "App Engine flexible environment, liveness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "inferred", note: "The reference was not read again" },
  "gae-flex-ready-failures": { id: "gae-flex-ready-failures", unit: "count", default: 2, role: "probe", appliesTo: "App Engine flexible environment, readiness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "documented" },
  "gae-flex-ready-interval": { id: "gae-flex-ready-interval", unit: "seconds", default: 5, role: "probe", appliesTo: "App Engine flexible environment, readiness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "documented" },
  "gae-flex-ready-timeout": { id: "gae-flex-ready-timeout", unit: "seconds", default: 4, role: "probe", appliesTo: "App Engine flexible environment, readiness_check", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "documented" },
  "gae-flex-start": { id: "gae-flex-start", unit: "seconds", default: 300, role: "startup", appliesTo: "App Engine flexible environment, app_start_timeout_sec", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_flexible_app_version", checked: "2026-11", confidence: "documented" },
  "gae-flex-ws": { id: "gae-flex-ws", unit: "seconds", default: 3600, max: 3600, role: "lifetime", appliesTo: "App Engine flexible WebSockets", source: "https://docs.cloud.google.com/appengine/docs/flexible/using-websockets-and-session-affinity", checked: "2026-11", confidence: "documented" },
  "gae-std-streams": { id: "gae-std-streams", unit: "boolean", default: false, role: "other", appliesTo: "App Engine standard environment, responses passed on while they are written", source: "https://docs.cloud.google.com/appengine/docs/standard/how-requests-are-handled", checked: "2026-11", confidence: "inferred", note: "The page was not read in full" },
  "gae-std-ws": { id: "gae-std-ws", unit: "boolean", default: false, role: "handshake", appliesTo: "App Engine standard environment", source: "https://docs.cloud.google.com/appengine/docs/flexible/using-websockets-and-session-affinity", checked: "2026-11", confidence: "inferred", note: "Only the flexible environment has a page about them" },
  "gke-autopilot-ext": { id: "gke-autopilot-ext", unit: "seconds", max: 604800, role: "lifetime", appliesTo: "Autopilot pods that are not safe to evict", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/extended-duration-pods", checked: "2026-11", confidence: "documented" },
  "gke-bc-affinity": { id: "gke-bc-affinity", unit: "text", default: "NONE", role: "other", appliesTo: "BackendConfig sessionAffinity", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go", checked: "2026-11", confidence: "inferred", note: "The default of the backend service behind it" },
  "gke-bc-affinity-ttl": { id: "gke-bc-affinity-ttl", unit: "seconds", min: 0, max: 86400, role: "other", appliesTo: "BackendConfig affinity cookies", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go", checked: "2026-11", confidence: "documented" },
  "gke-bc-drain": { id: "gke-bc-drain", unit: "seconds", default: 0, min: 0, max: 3600, role: "drain", appliesTo: "BackendConfig connectionDraining", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go", checked: "2026-11", confidence: "documented", note: "0 switches it off" },
  "gke-bc-timeout": { id: "gke-bc-timeout", unit: "seconds", default: 30, role: "other", appliesTo: "BackendConfig timeoutSec", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go", checked: "2026-11", confidence: "documented" },
  "gke-gbp-affinity-ttl": { id: "gke-gbp-affinity-ttl", unit: "seconds", min: 0, max: 1209600, role: "other", appliesTo: "GCPBackendPolicy affinity cookies", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpbackendpolicy_types.go", checked: "2026-11", confidence: "documented" },
  "gke-gbp-drain": { id: "gke-gbp-drain", unit: "seconds", default: 0, min: 0, max: 3600, role: "drain", appliesTo: "GCPBackendPolicy connectionDraining", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpbackendpolicy_types.go", checked: "2026-11", confidence: "documented", note: "0 switches it off" },
  "gke-gbp-logging": { id: "gke-gbp-logging", unit: "boolean", default: false, role: "other", appliesTo: "GCPBackendPolicy logging", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpbackendpolicy_types.go", checked: "2026-11", confidence: "documented" },
  "gke-gbp-logging-rate": { id: "gke-gbp-logging-rate", unit: "count", min: 0, max: 1000000, role: "other", appliesTo: "GCPBackendPolicy logging", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpbackendpolicy_types.go", checked: "2026-11", confidence: "documented", note: "A million is every request" },
  "gke-gbp-timeout": { id: "gke-gbp-timeout", unit: "seconds", default: 30, min: 1, max: 2147483647, role: "other", appliesTo: "GCPBackendPolicy timeoutSec", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpbackendpolicy_types.go", checked: "2026-11", confidence: "documented" },
  "gke-grace-1h": { id: "gke-grace-1h", unit: "seconds", max: 3600, role: "drain", appliesTo: "Pods on a GKE node that is upgraded or repaired", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/extended-duration-pods", checked: "2026-11", confidence: "documented" },
  "gke-grace-1h-autoscaler": { id: "gke-grace-1h-autoscaler", unit: "seconds", max: 600, role: "drain", appliesTo: "Pods on a GKE node that the autoscaler removes", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/extended-duration-pods", checked: "2026-11", confidence: "documented" },
  "gke-gsap": { id: "gke-gsap", unit: "seconds", min: 1, max: 86400, role: "other", appliesTo: "GCPSessionAffinityPolicy cookies", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpsessionaffinityfilter_types.go", checked: "2026-11", confidence: "documented" },
  "gke-gtdp-locality": { id: "gke-gtdp-locality", unit: "text", default: "ROUND_ROBIN", role: "other", appliesTo: "GCPTrafficDistributionPolicy localityLbAlgorithm", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcptrafficdistributionpolicy_types.go", checked: "2026-11", confidence: "documented" },
  "gke-gtdp-service": { id: "gke-gtdp-service", unit: "text", default: "WATERFALL_BY_REGION", role: "other", appliesTo: "GCPTrafficDistributionPolicy serviceLbAlgorithm", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcptrafficdistributionpolicy_types.go", checked: "2026-11", confidence: "documented" },
  "gke-gw-noinfer-interval": { id: "gke-gw-noinfer-interval", unit: "seconds", default: 15, role: "probe", appliesTo: "GKE Gateway without a HealthCheckPolicy", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources", checked: "2026-11", confidence: "documented" },
  "gke-gw-noinfer-path": { id: "gke-gw-noinfer-path", unit: "text", default: "/", role: "probe", appliesTo: "GKE Gateway without a HealthCheckPolicy", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-ig-healthy-threshold": { id: "gke-hc-default-ig-healthy-threshold", unit: "count", default: 1, role: "probe", appliesTo: "GKE Ingress with instance groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-ig-interval": { id: "gke-hc-default-ig-interval", unit: "seconds", default: 60, role: "probe", appliesTo: "GKE Ingress with instance groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-ig-timeout": { id: "gke-hc-default-ig-timeout", unit: "seconds", default: 60, role: "probe", appliesTo: "GKE Ingress with instance groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-ig-unhealthy-threshold": { id: "gke-hc-default-ig-unhealthy-threshold", unit: "count", default: 10, role: "probe", appliesTo: "GKE Ingress with instance groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-neg-healthy-threshold": { id: "gke-hc-default-neg-healthy-threshold", unit: "count", default: 1, role: "probe", appliesTo: "GKE Ingress with network endpoint groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-neg-interval": { id: "gke-hc-default-neg-interval", unit: "seconds", default: 15, role: "probe", appliesTo: "GKE Ingress with network endpoint groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-neg-path": { id: "gke-hc-default-neg-path", unit: "text", default: "/", role: "probe", appliesTo: "GKE Ingress with network endpoint groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-neg-timeout": { id: "gke-hc-default-neg-timeout", unit: "seconds", default: 15, role: "probe", appliesTo: "GKE Ingress with network endpoint groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-default-neg-unhealthy-threshold": { id: "gke-hc-default-neg-unhealthy-threshold", unit: "count", default: 2, role: "probe", appliesTo: "GKE Ingress with network endpoint groups", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-infer-fields-ig-extra": { id: "gke-hc-infer-fields-ig-extra", unit: "seconds", default: 60, role: "probe", appliesTo: "GKE Ingress with instance groups, copied readiness probe", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented", note: "Added to the probe's period" },
  "gke-hc-transparent-healthy-threshold": { id: "gke-hc-transparent-healthy-threshold", unit: "count", default: 1, role: "probe", appliesTo: "GKE Ingress transparent health checks", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-transparent-interval": { id: "gke-hc-transparent-interval", unit: "seconds", default: 5, role: "probe", appliesTo: "GKE Ingress transparent health checks", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-transparent-path": { id: "gke-hc-transparent-path", unit: "text", default: "/api/podhealth", role: "probe", appliesTo: "GKE Ingress transparent health checks", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hc-transparent-timeout": { id: "gke-hc-transparent-timeout", unit: "seconds", default: 5, role: "probe", appliesTo: "GKE Ingress transparent health checks", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go", checked: "2026-11", confidence: "documented" },
  "gke-hcp-cel-interval-alone": { id: "gke-hcp-cel-interval-alone", unit: "seconds", min: 5, role: "probe", appliesTo: "HealthCheckPolicy interval without a timeout", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go", checked: "2026-11", confidence: "documented" },
  "gke-hcp-cel-timeout-alone": { id: "gke-hcp-cel-timeout-alone", unit: "seconds", max: 5, role: "probe", appliesTo: "HealthCheckPolicy timeout without an interval", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go", checked: "2026-11", confidence: "documented" },
  "gke-hcp-defaults-healthy-threshold": { id: "gke-hcp-defaults-healthy-threshold", unit: "count", default: 2, min: 1, max: 10, role: "probe", appliesTo: "HealthCheckPolicy", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go", checked: "2026-11", confidence: "documented" },
  "gke-hcp-defaults-interval": { id: "gke-hcp-defaults-interval", unit: "seconds", default: 5, min: 1, max: 300, role: "probe", appliesTo: "HealthCheckPolicy", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go", checked: "2026-11", confidence: "documented" },
  "gke-hcp-defaults-timeout": { id: "gke-hcp-defaults-timeout", unit: "seconds", default: 5, min: 1, max: 300, role: "probe", appliesTo: "HealthCheckPolicy", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go", checked: "2026-11", confidence: "documented" },
  "gke-hcp-defaults-unhealthy-threshold": { id: "gke-hcp-defaults-unhealthy-threshold", unit: "count", default: 2, min: 1, max: 10, role: "probe", appliesTo: "HealthCheckPolicy", source: "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go", checked: "2026-11", confidence: "documented" },
  "gke-l4-drain": { id: "gke-l4-drain", unit: "seconds", default: 30, role: "drain", appliesTo: "GKE Services of type LoadBalancer", source: "https://github.com/kubernetes/ingress-gce", checked: "2026-11", confidence: "documented" },
  "gke-l4-hc-cluster-interval": { id: "gke-l4-hc-cluster-interval", unit: "seconds", default: 8, role: "probe", appliesTo: "GKE LoadBalancer Services, Cluster policy", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go", checked: "2026-11", confidence: "documented" },
  "gke-l4-hc-cluster-unhealthy-threshold": { id: "gke-l4-hc-cluster-unhealthy-threshold", unit: "count", default: 3, role: "probe", appliesTo: "GKE LoadBalancer Services, Cluster policy", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go", checked: "2026-11", confidence: "documented" },
  "gke-l4-hc-healthy-threshold": { id: "gke-l4-hc-healthy-threshold", unit: "count", default: 1, role: "probe", appliesTo: "GKE LoadBalancer Services", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go", checked: "2026-11", confidence: "documented" },
  "gke-l4-hc-local-interval": { id: "gke-l4-hc-local-interval", unit: "seconds", default: 3, role: "probe", appliesTo: "GKE LoadBalancer Services, Local policy", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go", checked: "2026-11", confidence: "documented" },
  "gke-l4-hc-local-unhealthy-threshold": { id: "gke-l4-hc-local-unhealthy-threshold", unit: "count", default: 2, role: "probe", appliesTo: "GKE LoadBalancer Services, Local policy", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go", checked: "2026-11", confidence: "documented" },
  "gke-l4-hc-timeout": { id: "gke-l4-hc-timeout", unit: "seconds", default: 1, role: "probe", appliesTo: "GKE LoadBalancer Services", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/l4/healthchecks/healthchecksl4.go", checked: "2026-11", confidence: "documented" },
  "gke-neg-gate": { id: "gke-neg-gate", unit: "seconds", max: 600, role: "probe", appliesTo: "Pods behind network endpoint groups", source: "https://github.com/kubernetes/ingress-gce", checked: "2026-11", confidence: "documented", note: "The readiness gate opens then even if the pod never was healthy" },
  "gke-spot": { id: "gke-spot", unit: "seconds", max: 25, role: "drain", appliesTo: "Ordinary pods on Spot nodes", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/autopilot-spot-pods", checked: "2026-11", confidence: "documented" },
  "gke-spot-notice": { id: "gke-spot-notice", unit: "seconds", default: 30, max: 30, role: "drain", appliesTo: "Spot nodes", source: "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/autopilot-spot-pods", checked: "2026-11", confidence: "documented" },
  "go-http-hka": { id: "go-http-hka", unit: "seconds", default: "off", role: "http-keep-alive", appliesTo: "Go net/http IdleTimeout", source: "https://pkg.go.dev/net/http#Server", checked: "2026-08", confidence: "documented", note: "Takes ReadTimeout when only that is set" },
  "go-http-read": { id: "go-http-read", unit: "seconds", default: "off", role: "lifetime", appliesTo: "Go net/http, receiving a request", source: "https://pkg.go.dev/net/http#Server", checked: "2026-08", confidence: "documented" },
  "go-http-read-header": { id: "go-http-read-header", unit: "seconds", default: "off", role: "handshake", appliesTo: "Go net/http", source: "https://pkg.go.dev/net/http#Server", checked: "2026-08", confidence: "documented" },
  "go-http-write": { id: "go-http-write", unit: "seconds", default: "off", role: "lifetime", appliesTo: "Go net/http responses", source: "https://pkg.go.dev/net/http#Server", checked: "2026-08", confidence: "documented", note: "Once set it cuts event streams, not upgraded sockets" },
  "gorilla-init": { id: "gorilla-init", unit: "seconds", default: 45, role: "handshake", appliesTo: "gorilla/websocket default dialer", source: "https://github.com/gorilla/websocket/blob/HEAD/client.go", checked: "2026-08", confidence: "documented" },
  "gorilla-ping": { id: "gorilla-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "gorilla/websocket", source: "https://github.com/gorilla/websocket", checked: "2026-08", confidence: "documented" },
  "gorilla-ping-sample": { id: "gorilla-ping-sample", unit: "seconds", default: 54, role: "ping", appliesTo: "gorilla/websocket chat sample", source: "https://github.com/gorilla/websocket/blob/HEAD/examples/chat/client.go", checked: "2026-08", confidence: "documented", note: "Copied into many services" },
  "gorilla-pong-sample": { id: "gorilla-pong-sample", unit: "seconds", default: 60, role: "pong", appliesTo: "gorilla/websocket chat sample", source: "https://github.com/gorilla/websocket/blob/HEAD/examples/chat/client.go", checked: "2026-08", confidence: "documented" },
  "gorilla-size-sample": { id: "gorilla-size-sample", unit: "bytes", default: 512, role: "size", appliesTo: "gorilla/websocket chat sample", source: "https://github.com/gorilla/websocket/blob/HEAD/examples/chat/client.go", checked: "2026-08", confidence: "documented" },
  "gorilla-write-sample": { id: "gorilla-write-sample", unit: "seconds", default: 10, role: "other", appliesTo: "gorilla/websocket chat sample", source: "https://github.com/gorilla/websocket/blob/HEAD/examples/chat/client.go", checked: "2026-08", confidence: "documented" },
  "gradio": { id: "gradio", unit: "seconds", default: 15, role: "ping", appliesTo: "Gradio event streams", source: "https://github.com/gradio-app/gradio", checked: "2026-08", confidence: "inferred", note: "Server-sent events since 4.x" },
  "graphql-ws-client-ack": { id: "graphql-ws-client-ack", unit: "milliseconds", default: "off", role: "handshake", appliesTo: "graphql-ws clients", source: "https://github.com/enisdenjo/graphql-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "graphql-ws-client-close": { id: "graphql-ws-client-close", unit: "milliseconds", default: 0, role: "idle", appliesTo: "graphql-ws clients, unused socket", source: "https://github.com/enisdenjo/graphql-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "graphql-ws-client-ping": { id: "graphql-ws-client-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "graphql-ws clients", source: "https://github.com/enisdenjo/graphql-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "graphql-ws-client-retries": { id: "graphql-ws-client-retries", unit: "count", default: 5, role: "other", appliesTo: "graphql-ws clients", source: "https://github.com/enisdenjo/graphql-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "graphql-ws-init": { id: "graphql-ws-init", unit: "milliseconds", default: 3000, role: "handshake", appliesTo: "graphql-ws servers", source: "https://github.com/enisdenjo/graphql-ws/blob/HEAD/src/server.ts", checked: "2026-08", confidence: "documented" },
  "graphql-ws-ping": { id: "graphql-ws-ping", unit: "milliseconds", default: 12000, role: "ping", appliesTo: "graphql-ws for ws, uWebSockets and Fastify", source: "https://github.com/enisdenjo/graphql-ws/blob/HEAD/src/use/ws.ts", checked: "2026-08", confidence: "documented", note: "No pong before the next tick closes the socket" },
  "grpc-core-client-ping": { id: "grpc-core-client-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "gRPC core clients", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-core-max-pings": { id: "grpc-core-max-pings", unit: "count", default: 2, role: "ping", appliesTo: "gRPC core, pings sent without data", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-core-max-strikes": { id: "grpc-core-max-strikes", unit: "count", default: 2, role: "ping", appliesTo: "gRPC core servers", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-core-min-ping-interval": { id: "grpc-core-min-ping-interval", unit: "milliseconds", default: 300000, role: "ping", appliesTo: "gRPC core servers, pings received without data", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-core-permit-without-calls": { id: "grpc-core-permit-without-calls", unit: "boolean", default: false, role: "ping", appliesTo: "gRPC core", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-core-ping": { id: "grpc-core-ping", unit: "milliseconds", default: 7200000, role: "ping", appliesTo: "gRPC core servers", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-core-pong": { id: "grpc-core-pong", unit: "milliseconds", default: 20000, role: "pong", appliesTo: "gRPC core", source: "https://github.com/grpc/grpc/blob/HEAD/doc/keepalive.md", checked: "2026-08", confidence: "documented" },
  "grpc-go-client-ping": { id: "grpc-go-client-ping", unit: "seconds", default: "off", min: 10, role: "ping", appliesTo: "grpc-go clients", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-idle": { id: "grpc-go-idle", unit: "seconds", default: "off", role: "idle", appliesTo: "grpc-go servers", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-life": { id: "grpc-go-life", unit: "seconds", default: "off", role: "lifetime", appliesTo: "grpc-go servers", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-life-grace": { id: "grpc-go-life-grace", unit: "seconds", default: "off", role: "drain", appliesTo: "grpc-go servers, connections past their age", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-min-ping-interval": { id: "grpc-go-min-ping-interval", unit: "seconds", default: 300, role: "ping", appliesTo: "grpc-go servers, pings received", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-permit-without-stream": { id: "grpc-go-permit-without-stream", unit: "boolean", default: false, role: "ping", appliesTo: "grpc-go servers", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-ping": { id: "grpc-go-ping", unit: "seconds", default: 7200, role: "ping", appliesTo: "grpc-go servers", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "grpc-go-pong": { id: "grpc-go-pong", unit: "seconds", default: 20, role: "pong", appliesTo: "grpc-go servers", source: "https://github.com/grpc/grpc-go/blob/HEAD/keepalive/keepalive.go", checked: "2026-08", confidence: "documented" },
  "gunicorn-aiohttp-drain-share": { id: "gunicorn-aiohttp-drain-share", unit: "count", default: 0.95, role: "drain", appliesTo: "gunicorn with aiohttp workers", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/worker.py", checked: "2026-08", confidence: "documented", note: "Share of graceful_timeout" },
  "gunicorn-aiohttp-hka": { id: "gunicorn-aiohttp-hka", unit: "seconds", default: 2, role: "http-keep-alive", appliesTo: "gunicorn with aiohttp workers", source: "https://github.com/aio-libs/aiohttp/blob/HEAD/aiohttp/worker.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-asgi-ping": { id: "gunicorn-asgi-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "gunicorn asgi workers", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/asgi/websocket.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-class": { id: "gunicorn-class", unit: "text", default: "sync", role: "capacity", appliesTo: "gunicorn", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-class-connections": { id: "gunicorn-class-connections", unit: "count", default: 1000, role: "capacity", appliesTo: "gunicorn", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-class-max-requests": { id: "gunicorn-class-max-requests", unit: "count", default: "off", role: "lifetime", appliesTo: "gunicorn workers", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-class-threads": { id: "gunicorn-class-threads", unit: "count", default: 1, role: "capacity", appliesTo: "gunicorn", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-class-workers": { id: "gunicorn-class-workers", unit: "count", default: 1, role: "capacity", appliesTo: "gunicorn", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-drain": { id: "gunicorn-drain", unit: "seconds", default: 30, role: "drain", appliesTo: "gunicorn", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented" },
  "gunicorn-hka": { id: "gunicorn-hka", unit: "seconds", default: 2, role: "http-keep-alive", appliesTo: "gunicorn", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented", note: "sync workers keep no connection" },
  "gunicorn-uvicorn-hka": { id: "gunicorn-uvicorn-hka", unit: "seconds", default: 2, role: "http-keep-alive", appliesTo: "gunicorn with uvicorn workers", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/workers.py", checked: "2026-08", confidence: "documented", note: "gunicorn's value, not uvicorn's" },
  "gunicorn-uvicorn-ping": { id: "gunicorn-uvicorn-ping", unit: "seconds", default: 20, role: "ping", appliesTo: "gunicorn with uvicorn workers", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/workers.py", checked: "2026-08", confidence: "documented", note: "No flag changes it" },
  "gunicorn-uvicorn-pong": { id: "gunicorn-uvicorn-pong", unit: "seconds", default: 20, role: "pong", appliesTo: "gunicorn with uvicorn workers", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/workers.py", checked: "2026-08", confidence: "documented", note: "No flag changes it" },
  "gunicorn-work": { id: "gunicorn-work", unit: "seconds", default: 30, min: 0, role: "other", appliesTo: "gunicorn workers", source: "https://github.com/benoitc/gunicorn/blob/HEAD/gunicorn/config.py", checked: "2026-08", confidence: "documented", note: "0 is off; with sync workers it bounds each request" },
  "haproxy-client": { id: "haproxy-client", unit: "milliseconds", default: "off", role: "idle", appliesTo: "HAProxy, client side", source: "https://github.com/haproxy/haproxy/blob/HEAD/doc/configuration.txt", checked: "2026-08", confidence: "documented" },
  "haproxy-drain": { id: "haproxy-drain", unit: "milliseconds", default: "off", role: "drain", appliesTo: "HAProxy hard-stop-after", source: "https://github.com/haproxy/haproxy/blob/HEAD/doc/configuration.txt", checked: "2026-08", confidence: "documented" },
  "haproxy-hka": { id: "haproxy-hka", unit: "milliseconds", default: "off", role: "http-keep-alive", appliesTo: "HAProxy", source: "https://github.com/haproxy/haproxy/blob/HEAD/doc/configuration.txt", checked: "2026-08", confidence: "documented" },
  "haproxy-ingress-client": { id: "haproxy-ingress-client", unit: "seconds", default: 50, role: "idle", appliesTo: "HAProxy Kubernetes Ingress, client side", source: "https://github.com/haproxytech/kubernetes-ingress/blob/HEAD/documentation/doc.yaml", checked: "2026-08", confidence: "documented" },
  "haproxy-ingress-community-tunnel": { id: "haproxy-ingress-community-tunnel", unit: "seconds", default: 3600, role: "idle", appliesTo: "HAProxy Ingress, upgraded connections", source: "https://github.com/jcmoraisjr/haproxy-ingress/blob/HEAD/docs/content/en/docs/configuration/keys.md", checked: "2026-11", confidence: "documented" },
  "haproxy-ingress-connect": { id: "haproxy-ingress-connect", unit: "seconds", default: 5, role: "handshake", appliesTo: "HAProxy Kubernetes Ingress to upstream", source: "https://github.com/haproxytech/kubernetes-ingress/blob/HEAD/documentation/doc.yaml", checked: "2026-08", confidence: "documented" },
  "haproxy-ingress-hka": { id: "haproxy-ingress-hka", unit: "seconds", default: 60, role: "http-keep-alive", appliesTo: "HAProxy Kubernetes Ingress", source: "https://github.com/haproxytech/kubernetes-ingress/blob/HEAD/documentation/doc.yaml", checked: "2026-08", confidence: "documented" },
  "haproxy-ingress-server": { id: "haproxy-ingress-server", unit: "seconds", default: 50, role: "idle", appliesTo: "HAProxy Kubernetes Ingress, server side", source: "https://github.com/haproxytech/kubernetes-ingress/blob/HEAD/documentation/doc.yaml", checked: "2026-08", confidence: "documented" },
  "haproxy-ingress-tunnel": { id: "haproxy-ingress-tunnel", unit: "seconds", default: 3600, role: "idle", appliesTo: "HAProxy Kubernetes Ingress, upgraded connections", source: "https://github.com/haproxytech/kubernetes-ingress/blob/HEAD/documentation/doc.yaml", checked: "2026-08", confidence: "documented" },
  "haproxy-server": { id: "haproxy-server", unit: "milliseconds", default: "off", role: "idle", appliesTo: "HAProxy, server side", source: "https://github.com/haproxy/haproxy/blob/HEAD/doc/configuration.txt", checked: "2026-08", confidence: "documented" },
  "haproxy-tunnel": { id: "haproxy-tunnel", unit: "milliseconds", default: "off", role: "idle", appliesTo: "HAProxy, upgraded connections", source: "https://github.com/haproxy/haproxy/blob/HEAD/doc/configuration.txt", checked: "2026-08", confidence: "documented", note: "Falls back to the client and server timeouts" },
  "hasura-drain": { id: "hasura-drain", unit: "seconds", default: 60, role: "drain", appliesTo: "Hasura", source: "https://github.com/hasura/graphql-engine/blob/HEAD/server/src-lib/Hasura/Server/Init/Arg/Command/Serve.hs", checked: "2026-08", confidence: "documented" },
  "hasura-init": { id: "hasura-init", unit: "seconds", default: 3, role: "handshake", appliesTo: "Hasura", source: "https://github.com/hasura/graphql-engine/blob/HEAD/server/src-lib/Hasura/Server/Init/Arg/Command/Serve.hs", checked: "2026-08", confidence: "inferred" },
  "hasura-ping": { id: "hasura-ping", unit: "seconds", default: 5, role: "ping", appliesTo: "Hasura, legacy protocol", source: "https://github.com/hasura/graphql-engine/blob/HEAD/server/src-lib/Hasura/Server/Init/Arg/Command/Serve.hs", checked: "2026-08", confidence: "documented" },
  "hocuspocus": { id: "hocuspocus", unit: "milliseconds", default: 60000, role: "ping", appliesTo: "Hocuspocus", source: "https://github.com/ueberdosis/hocuspocus/blob/HEAD/packages/server/src/Hocuspocus.ts", checked: "2026-08", confidence: "inferred", note: "One value for ping and pong, as recalled; older releases had 30000" },
  "hypercorn-boot": { id: "hypercorn-boot", unit: "seconds", default: 60, role: "startup", appliesTo: "hypercorn lifespan start-up", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-boot-tls": { id: "hypercorn-boot-tls", unit: "seconds", default: 60, role: "handshake", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-drain": { id: "hypercorn-drain", unit: "seconds", default: 3, role: "drain", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-drain-lifespan": { id: "hypercorn-drain-lifespan", unit: "seconds", default: 60, role: "drain", appliesTo: "hypercorn lifespan shutdown", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-hka": { id: "hypercorn-hka", unit: "seconds", default: 5, role: "http-keep-alive", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-ping": { id: "hypercorn-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-pong": { id: "hypercorn-pong", unit: "seconds", default: "off", role: "pong", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/protocol/ws_stream.py", checked: "2026-08", confidence: "documented", note: "There is no such timer" },
  "hypercorn-read": { id: "hypercorn-read", unit: "seconds", default: "off", role: "idle", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-recycle": { id: "hypercorn-recycle", unit: "count", default: 1000, role: "lifetime", appliesTo: "hypercorn, requests per connection", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "hypercorn-size": { id: "hypercorn-size", unit: "bytes", default: 16777216, role: "size", appliesTo: "hypercorn", source: "https://github.com/pgjones/hypercorn/blob/HEAD/src/hypercorn/config.py", checked: "2026-08", confidence: "documented" },
  "iap-ws": { id: "iap-ws", unit: "boolean", default: true, role: "handshake", appliesTo: "Identity-Aware Proxy", source: "https://docs.cloud.google.com/iap/docs/sessions-howto", checked: "2026-11", confidence: "documented", note: "Only the opening handshake is authorised; the open socket is not checked again" },
  "ingress-nginx-connect": { id: "ingress-nginx-connect", unit: "seconds", default: 5, role: "handshake", appliesTo: "ingress-nginx to upstream", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ingress-nginx-drain": { id: "ingress-nginx-drain", unit: "seconds", default: 240, role: "drain", appliesTo: "ingress-nginx workers", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ingress-nginx-hka": { id: "ingress-nginx-hka", unit: "seconds", default: 75, role: "http-keep-alive", appliesTo: "ingress-nginx to client", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ingress-nginx-read": { id: "ingress-nginx-read", unit: "seconds", default: 60, role: "idle", appliesTo: "ingress-nginx, upstream to client", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ingress-nginx-send": { id: "ingress-nginx-send", unit: "seconds", default: 60, role: "idle", appliesTo: "ingress-nginx, client to upstream", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ingress-nginx-stream": { id: "ingress-nginx-stream", unit: "seconds", default: 600, role: "idle", appliesTo: "ingress-nginx stream proxy", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ingress-nginx-upstream-hka": { id: "ingress-nginx-upstream-hka", unit: "seconds", default: 60, role: "http-keep-alive", appliesTo: "ingress-nginx to upstream", source: "https://github.com/kubernetes/ingress-nginx/blob/HEAD/internal/ingress/controller/config/config.go", checked: "2026-08", confidence: "documented" },
  "ioredis-command": { id: "ioredis-command", unit: "milliseconds", default: "off", role: "lifetime", appliesTo: "ioredis commands", source: "https://github.com/redis/ioredis/blob/HEAD/lib/redis/RedisOptions.ts", checked: "2026-08", confidence: "documented" },
  "ioredis-connect": { id: "ioredis-connect", unit: "milliseconds", default: 10000, role: "startup", appliesTo: "ioredis", source: "https://github.com/redis/ioredis/blob/HEAD/lib/redis/RedisOptions.ts", checked: "2026-08", confidence: "documented" },
  "ioredis-retries": { id: "ioredis-retries", unit: "count", default: 20, role: "other", appliesTo: "ioredis, per request", source: "https://github.com/redis/ioredis/blob/HEAD/lib/redis/RedisOptions.ts", checked: "2026-08", confidence: "documented" },
  "ioredis-socket": { id: "ioredis-socket", unit: "milliseconds", default: "off", role: "idle", appliesTo: "ioredis", source: "https://github.com/redis/ioredis/blob/HEAD/lib/redis/RedisOptions.ts", checked: "2026-08", confidence: "documented" },
  "ioredis-tcp-keep-alive": { id: "ioredis-tcp-keep-alive", unit: "milliseconds", versions: [{ range: ">=4.0.0 <6.0.0", default: "off" }, { range: ">=6.0.0", default: 30000 }], role: "other", appliesTo: "ioredis", source: "https://github.com/redis/ioredis/blob/HEAD/lib/redis/RedisOptions.ts", checked: "2026-08", confidence: "documented" },
  "istio-hka": { id: "istio-hka", unit: "seconds", default: 3600, role: "http-keep-alive", appliesTo: "Istio DestinationRule, HTTP", source: "https://github.com/istio/istio/blob/HEAD/manifests/charts/base/files/crd-all.gen.yaml", checked: "2026-08", confidence: "documented" },
  "istio-route": { id: "istio-route", unit: "seconds", default: "off", role: "lifetime", appliesTo: "Istio VirtualService routes", source: "https://github.com/istio/istio/blob/HEAD/manifests/charts/base/files/crd-all.gen.yaml", checked: "2026-08", confidence: "documented" },
  "istio-stream": { id: "istio-stream", unit: "seconds", default: "off", role: "idle", appliesTo: "Istio streams", source: "https://github.com/istio/istio", checked: "2026-08", confidence: "documented", note: "Istio writes 0 itself" },
  "istio-tcp": { id: "istio-tcp", unit: "seconds", default: 3600, role: "idle", appliesTo: "Istio DestinationRule, TCP", source: "https://github.com/istio/istio/blob/HEAD/manifests/charts/base/files/crd-all.gen.yaml", checked: "2026-08", confidence: "documented" },
  "jetty-idle": { id: "jetty-idle", unit: "milliseconds", default: 30000, role: "idle", appliesTo: "Embedded Jetty, WebSockets included", source: "https://docs.spring.io/spring-boot/appendix/application-properties/index.html", checked: "2026-08", confidence: "inferred" },
  "jupyter-ping": { id: "jupyter-ping", unit: "milliseconds", default: 30000, role: "ping", appliesTo: "Jupyter Server kernel sockets, ws_ping_interval", source: "https://github.com/jupyter-server/jupyter_server/blob/HEAD/jupyter_server/base/websocket.py", checked: "2026-08", confidence: "documented" },
  "jupyter-ping-trait": { id: "jupyter-ping-trait", unit: "seconds", default: "off", role: "ping", appliesTo: "Jupyter Server other sockets, websocket_ping_interval", source: "https://github.com/jupyter-server/jupyter_server/blob/HEAD/jupyter_server/serverapp.py", checked: "2026-08", confidence: "documented" },
  "k8s-grace": { id: "k8s-grace", unit: "seconds", default: 30, min: 0, role: "drain", appliesTo: "Pods", source: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/", checked: "2026-11", confidence: "documented", note: "preStop runs inside it" },
  "k8s-hpa-default-metric": { id: "k8s-hpa-default-metric", unit: "text", default: "cpu", role: "capacity", appliesTo: "Horizontal pod autoscalers without metrics", source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/", checked: "2026-11", confidence: "inferred", note: "80 % of what is requested, on average" },
  "k8s-hpa-min-replicas": { id: "k8s-hpa-min-replicas", unit: "count", default: 1, role: "capacity", appliesTo: "Horizontal pod autoscalers", source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", checked: "2026-11", confidence: "inferred" },
  "k8s-hpa-scale-down-window": { id: "k8s-hpa-scale-down-window", unit: "seconds", default: 300, min: 0, max: 3600, role: "drain", appliesTo: "Horizontal pod autoscalers", source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", checked: "2026-11", confidence: "documented" },
  "k8s-min-ready": { id: "k8s-min-ready", unit: "seconds", default: 0, min: 0, role: "startup", appliesTo: "Deployments", source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", checked: "2026-11", confidence: "inferred" },
  "k8s-prestop": { id: "k8s-prestop", unit: "seconds", min: 40, role: "drain", appliesTo: "Pods behind network endpoint groups", source: "https://support.google.com/kb/answer/000006416", checked: "2026-11", confidence: "documented", note: "Sleep in Google's own example" },
  "k8s-probe-defaults-failure-threshold": { id: "k8s-probe-defaults-failure-threshold", unit: "count", default: 3, role: "probe", appliesTo: "Kubernetes probes", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-probe-defaults-initial-delay": { id: "k8s-probe-defaults-initial-delay", unit: "seconds", default: 0, role: "probe", appliesTo: "Kubernetes probes", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-probe-defaults-period": { id: "k8s-probe-defaults-period", unit: "seconds", default: 10, role: "probe", appliesTo: "Kubernetes probes", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-probe-defaults-success-threshold": { id: "k8s-probe-defaults-success-threshold", unit: "count", default: 1, role: "probe", appliesTo: "Kubernetes probes", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-probe-defaults-timeout": { id: "k8s-probe-defaults-timeout", unit: "seconds", default: 1, role: "probe", appliesTo: "Kubernetes probes", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-probe-success": { id: "k8s-probe-success", unit: "count", min: 200, max: 399, role: "probe", appliesTo: "Kubernetes HTTP probe status codes that pass", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-probe-success-threshold": { id: "k8s-probe-success-threshold", unit: "count", default: 1, min: 1, max: 1, role: "probe", appliesTo: "Kubernetes liveness and start-up probes", source: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/", checked: "2026-11", confidence: "documented" },
  "k8s-progress-deadline": { id: "k8s-progress-deadline", unit: "seconds", default: 600, role: "startup", appliesTo: "Deployments", source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", checked: "2026-11", confidence: "inferred" },
  "k8s-replicas": { id: "k8s-replicas", unit: "count", default: 1, min: 0, role: "capacity", appliesTo: "Deployments", source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", checked: "2026-11", confidence: "inferred" },
  "k8s-rollout-max-surge": { id: "k8s-rollout-max-surge", unit: "text", default: "25%", role: "drain", appliesTo: "Deployments", source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", checked: "2026-11", confidence: "documented", note: "Rounded up" },
  "k8s-rollout-max-unavailable": { id: "k8s-rollout-max-unavailable", unit: "text", default: "25%", role: "drain", appliesTo: "Deployments", source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", checked: "2026-11", confidence: "documented", note: "Rounded down" },
  "k8s-rollout-strategy": { id: "k8s-rollout-strategy", unit: "text", default: "RollingUpdate", role: "drain", appliesTo: "Deployments", source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/", checked: "2026-11", confidence: "inferred" },
  "k8s-svc-affinity": { id: "k8s-svc-affinity", unit: "seconds", default: 10800, min: 1, max: 86400, role: "other", appliesTo: "Services with ClientIP affinity", source: "https://kubernetes.io/docs/reference/networking/virtual-ips/", checked: "2026-11", confidence: "documented" },
  "k8s-svc-affinity-type": { id: "k8s-svc-affinity-type", unit: "text", default: "None", role: "other", appliesTo: "Services", source: "https://kubernetes.io/docs/reference/networking/virtual-ips/", checked: "2026-11", confidence: "inferred" },
  "kafka-java-api": { id: "kafka-java-api", unit: "milliseconds", default: 60000, role: "startup", appliesTo: "Kafka for Java", source: "https://kafka.apache.org/documentation/", checked: "2026-08", confidence: "inferred" },
  "kafka-java-block": { id: "kafka-java-block", unit: "milliseconds", default: 60000, role: "startup", appliesTo: "Kafka for Java", source: "https://kafka.apache.org/documentation/", checked: "2026-08", confidence: "inferred" },
  "kafka-java-heartbeat": { id: "kafka-java-heartbeat", unit: "milliseconds", default: 3000, role: "other", appliesTo: "Kafka for Java", source: "https://kafka.apache.org/documentation/", checked: "2026-08", confidence: "inferred" },
  "kafka-java-request": { id: "kafka-java-request", unit: "milliseconds", default: 30000, role: "lifetime", appliesTo: "Kafka for Java", source: "https://kafka.apache.org/documentation/", checked: "2026-08", confidence: "inferred" },
  "kafka-java-session": { id: "kafka-java-session", unit: "milliseconds", versions: [{ range: "<3.0.0", default: 10000 }, { range: ">=3.0.0", default: 45000 }], role: "other", appliesTo: "Kafka for Java", source: "https://kafka.apache.org/documentation/", checked: "2026-08", confidence: "inferred" },
  "kafkajs-auth": { id: "kafkajs-auth", unit: "milliseconds", default: 10000, role: "startup", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-connect": { id: "kafkajs-connect", unit: "milliseconds", default: 1000, role: "startup", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-heartbeat": { id: "kafkajs-heartbeat", unit: "milliseconds", default: 3000, role: "other", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented", note: "Consumer group, not a socket" },
  "kafkajs-rebalance": { id: "kafkajs-rebalance", unit: "milliseconds", default: 60000, role: "other", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-request": { id: "kafkajs-request", unit: "milliseconds", default: 30000, role: "lifetime", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-retries": { id: "kafkajs-retries", unit: "count", default: 5, role: "startup", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-retry-first": { id: "kafkajs-retry-first", unit: "milliseconds", default: 300, role: "startup", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-retry-max": { id: "kafkajs-retry-max", unit: "milliseconds", default: 30000, role: "startup", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kafkajs-session": { id: "kafkajs-session", unit: "milliseconds", default: 30000, role: "other", appliesTo: "KafkaJS", source: "https://github.com/tulios/kafkajs/blob/HEAD/src/index.js", checked: "2026-08", confidence: "documented" },
  "kestrel-headers": { id: "kestrel-headers", unit: "seconds", default: 30, role: "handshake", appliesTo: "Kestrel", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/Servers/Kestrel/Core/src/KestrelServerLimits.cs", checked: "2026-08", confidence: "documented" },
  "kestrel-hka": { id: "kestrel-hka", unit: "seconds", default: 130, role: "http-keep-alive", appliesTo: "Kestrel", source: "https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.server.kestrel.core.kestrelserverlimits.keepalivetimeout", checked: "2026-08", confidence: "documented", note: "Old releases had 120" },
  "kong-connect": { id: "kong-connect", unit: "milliseconds", default: 60000, role: "handshake", appliesTo: "Kong services", source: "https://github.com/Kong/kong/blob/HEAD/kong/db/schema/entities/services.lua", checked: "2026-08", confidence: "documented" },
  "kong-read": { id: "kong-read", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "Kong services", source: "https://github.com/Kong/kong/blob/HEAD/kong/db/schema/entities/services.lua", checked: "2026-08", confidence: "documented" },
  "kong-write": { id: "kong-write", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "Kong services", source: "https://github.com/Kong/kong/blob/HEAD/kong/db/schema/entities/services.lua", checked: "2026-08", confidence: "documented" },
  "ktor-ping": { id: "ktor-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "Ktor", source: "https://github.com/ktorio/ktor/blob/HEAD/ktor-server/ktor-server-plugins/ktor-server-websockets/common/src/io/ktor/server/websocket/WebSockets.kt", checked: "2026-08", confidence: "documented" },
  "ktor-pong": { id: "ktor-pong", unit: "milliseconds", default: 15000, role: "pong", appliesTo: "Ktor with pings", source: "https://github.com/ktorio/ktor/blob/HEAD/ktor-server/ktor-server-plugins/ktor-server-websockets/common/src/io/ktor/server/websocket/WebSockets.kt", checked: "2026-08", confidence: "documented" },
  "ktor-size": { id: "ktor-size", unit: "bytes", default: "off", role: "size", appliesTo: "Ktor frames", source: "https://github.com/ktorio/ktor/blob/HEAD/ktor-server/ktor-server-plugins/ktor-server-websockets/common/src/io/ktor/server/websocket/WebSockets.kt", checked: "2026-08", confidence: "documented" },
  "lb-aff-enum": { id: "lb-aff-enum", unit: "text", default: "NONE", role: "other", appliesTo: "Backend service session affinity", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-aff-ttl": { id: "lb-aff-ttl", unit: "seconds", min: 0, max: 1209600, role: "other", appliesTo: "Affinity cookies of a backend service", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "conflicting", note: "0 is a session cookie; parts of Terraform's text stop at 86400" },
  "lb-backend-ka": { id: "lb-backend-ka", unit: "seconds", default: 600, max: 600, role: "http-keep-alive", appliesTo: "Load balancer to backend", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "Fixed" },
  "lb-backend-ka-620": { id: "lb-backend-ka-620", unit: "seconds", min: 620, role: "http-keep-alive", appliesTo: "Servers behind an Application Load Balancer, not serverless", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "Advised value; anything at or below 600 races" },
  "lb-backend-ka-bucket": { id: "lb-backend-ka-bucket", unit: "seconds", default: 360, max: 360, role: "http-keep-alive", appliesTo: "Load balancer to backend bucket", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented" },
  "lb-bs-timeout": { id: "lb-bs-timeout", unit: "seconds", default: 30, min: 1, max: 2147483647, role: "other", appliesTo: "Backend services, not serverless", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented", note: "Idle limit or lifetime: the mode decides" },
  "lb-bs-timeout-24h": { id: "lb-bs-timeout-24h", unit: "seconds", max: 86400, role: "lifetime", appliesTo: "Global external and classic Application Load Balancers", source: "https://gcpdiag.dev/rules/lb/BP/2025_002", checked: "2026-11", confidence: "documented", note: "Longer values change nothing in practice" },
  "lb-client-ka": { id: "lb-client-ka", unit: "seconds", default: 610, min: 5, max: 1200, role: "http-keep-alive", appliesTo: "Clients of a global external Application Load Balancer", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-client-ka-classic": { id: "lb-client-ka-classic", unit: "seconds", default: 610, max: 610, role: "http-keep-alive", appliesTo: "Clients of a classic Application Load Balancer", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented", note: "Fixed; the field is refused" },
  "lb-client-ka-regional": { id: "lb-client-ka-regional", unit: "seconds", default: 610, min: 5, max: 1200, role: "http-keep-alive", appliesTo: "Clients of regional and cross-region Application Load Balancers", source: "https://docs.cloud.google.com/load-balancing/docs/l7-internal", checked: "2026-11", confidence: "conflicting", note: "Prose on the same page and Terraform say 600" },
  "lb-client-ka-regional-strict": { id: "lb-client-ka-regional-strict", unit: "seconds", default: 600, min: 5, max: 600, role: "http-keep-alive", appliesTo: "Clients of regional and cross-region Application Load Balancers", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_region_target_https_proxy", checked: "2026-11", confidence: "conflicting", note: "A table in the documentation says 610 and up to 1200" },
  "lb-drain-default": { id: "lb-drain-default", unit: "seconds", default: 0, role: "drain", appliesTo: "Connection draining, REST and GKE objects", source: "https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go", checked: "2026-11", confidence: "conflicting", note: "Off; Terraform writes 300" },
  "lb-drain-default-terraform": { id: "lb-drain-default-terraform", unit: "seconds", default: 300, min: 0, max: 3600, role: "drain", appliesTo: "google_compute_backend_service", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service", checked: "2026-11", confidence: "conflicting", note: "Off everywhere else" },
  "lb-drain-overrun": { id: "lb-drain-overrun", unit: "seconds", max: 60, role: "drain", appliesTo: "Connection draining past its timeout", source: "https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining", checked: "2026-11", confidence: "documented" },
  "lb-drain-range": { id: "lb-drain-range", unit: "seconds", min: 0, max: 3600, role: "drain", appliesTo: "Connection draining", source: "https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining", checked: "2026-11", confidence: "documented", note: "0 switches it off" },
  "lb-fixed-timeouts-connect": { id: "lb-fixed-timeouts-connect", unit: "seconds", default: 4.5, role: "handshake", appliesTo: "Google Front End to backend connect", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "Approximate" },
  "lb-fixed-timeouts-quic-idle": { id: "lb-fixed-timeouts-quic-idle", unit: "seconds", max: 240, role: "idle", appliesTo: "HTTP/3 client connections", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "Or the client keep-alive, if that is shorter" },
  "lb-fixed-timeouts-tls": { id: "lb-fixed-timeouts-tls", unit: "seconds", default: 10, max: 10, role: "handshake", appliesTo: "Client TLS handshake", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented" },
  "lb-hc-200": { id: "lb-hc-200", unit: "count", default: 200, min: 200, max: 200, role: "probe", appliesTo: "HTTP health check status that passes", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-hc-defaults-healthy-threshold": { id: "lb-hc-defaults-healthy-threshold", unit: "count", default: 2, min: 1, max: 10, role: "probe", appliesTo: "Compute health checks", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-hc-defaults-interval": { id: "lb-hc-defaults-interval", unit: "seconds", default: 5, min: 1, max: 300, role: "probe", appliesTo: "Compute health checks", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-hc-defaults-timeout": { id: "lb-hc-defaults-timeout", unit: "seconds", default: 5, min: 1, max: 300, role: "probe", appliesTo: "Compute health checks", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented", note: "May not exceed the interval" },
  "lb-hc-defaults-unhealthy-threshold": { id: "lb-hc-defaults-unhealthy-threshold", unit: "count", default: 2, min: 1, max: 10, role: "probe", appliesTo: "Compute health checks", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-hc-port": { id: "lb-hc-port", unit: "count", default: 80, min: 1, max: 65535, role: "probe", appliesTo: "HTTP health check port", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-hc-port-path": { id: "lb-hc-port-path", unit: "text", default: "/", role: "probe", appliesTo: "HTTP health check path", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-hc-probers-130": { id: "lb-hc-probers-130", unit: "text", default: "130.211.0.0/22", role: "probe", appliesTo: "Health check source addresses", source: "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts", checked: "2026-11", confidence: "documented" },
  "lb-hc-probers-35": { id: "lb-hc-probers-35", unit: "text", default: "35.191.0.0/16", role: "probe", appliesTo: "Health check source addresses", source: "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts", checked: "2026-11", confidence: "documented" },
  "lb-hdr-limits-request": { id: "lb-hdr-limits-request", unit: "bytes", max: 61440, role: "size", appliesTo: "URL and headers, global and internal", source: "https://docs.cloud.google.com/load-balancing/docs/quotas", checked: "2026-11", confidence: "documented", note: "Approximate" },
  "lb-hdr-limits-request-classic": { id: "lb-hdr-limits-request-classic", unit: "bytes", max: 65536, role: "size", appliesTo: "URL and headers, classic", source: "https://docs.cloud.google.com/load-balancing/docs/quotas", checked: "2026-11", confidence: "documented" },
  "lb-hdr-limits-response": { id: "lb-hdr-limits-response", unit: "bytes", max: 128000, role: "size", appliesTo: "Response headers", source: "https://docs.cloud.google.com/load-balancing/docs/quotas", checked: "2026-11", confidence: "documented", note: "Approximate" },
  "lb-log-sampling": { id: "lb-log-sampling", unit: "boolean", default: false, role: "other", appliesTo: "Backend service logging", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-log-sampling-rate": { id: "lb-log-sampling-rate", unit: "count", default: 1, min: 0, max: 1, role: "other", appliesTo: "Backend service logging once enabled", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-module-backend-scheme-default": { id: "lb-module-backend-scheme-default", unit: "text", default: "EXTERNAL_MANAGED", role: "other", appliesTo: "load_balancing_scheme of the Terraform module lb-http//modules/backend", source: "https://registry.terraform.io/modules/terraform-google-modules/lb-http/google/latest/submodules/backend", checked: "2026-11", confidence: "documented" },
  "lb-module-protocol-default": { id: "lb-module-protocol-default", unit: "text", default: "HTTP", role: "other", appliesTo: "protocol of the backend services of the Terraform module lb-http", source: "https://registry.terraform.io/modules/terraform-google-modules/lb-http/google/latest/submodules/backend", checked: "2026-11", confidence: "documented" },
  "lb-module-scheme-default": { id: "lb-module-scheme-default", unit: "text", default: "EXTERNAL", role: "other", appliesTo: "load_balancing_scheme of the Terraform module lb-http, its serverless_negs and its dynamic_backends", source: "https://registry.terraform.io/modules/terraform-google-modules/lb-http/google/latest", checked: "2026-11", confidence: "documented" },
  "lb-retry": { id: "lb-retry", unit: "count", default: 1, min: 1, max: 25, role: "other", appliesTo: "URL map retry policy", source: "https://compute.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "lb-sneg-qps": { id: "lb-sneg-qps", unit: "count", max: 5000, role: "capacity", appliesTo: "Requests a second through regional load balancers to serverless groups, per project", source: "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts", checked: "2026-11", confidence: "documented" },
  "lb-sneg-rules": { id: "lb-sneg-rules", unit: "count", max: 1, role: "other", appliesTo: "Serverless groups per region and backend service", source: "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts", checked: "2026-11", confidence: "documented" },
  "lb-sneg-timeout-reject": { id: "lb-sneg-timeout-reject", unit: "seconds", default: 30, min: 30, max: 30, role: "other", appliesTo: "timeoutSec on a backend service with a serverless group", source: "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts", checked: "2026-11", confidence: "inferred", note: "Field reports: any other value is refused" },
  "lb-stream-idle": { id: "lb-stream-idle", unit: "seconds", default: 300, role: "idle", appliesTo: "Envoy-based Application Load Balancers", source: "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts", checked: "2026-11", confidence: "inferred", note: "Open-source Envoy's value; Google publishes none" },
  "lb-tf-scheme-default": { id: "lb-tf-scheme-default", unit: "text", versions: [{ range: "<7.0.0", default: "EXTERNAL" }, { range: ">=7.45.0", default: "EXTERNAL_MANAGED" }], role: "other", appliesTo: "google_compute_backend_service load_balancing_scheme, by provider version", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service", checked: "2026-11", confidence: "conflicting", note: "Where it changed within 7.x is not settled" },
  "lb-tf-scheme-default-region": { id: "lb-tf-scheme-default-region", unit: "text", default: "INTERNAL", role: "other", appliesTo: "google_compute_region_backend_service load_balancing_scheme", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_region_backend_service", checked: "2026-11", confidence: "conflicting" },
  "lb-um-timeout-default": { id: "lb-um-timeout-default", unit: "seconds", default: 15, role: "lifetime", appliesTo: "URL map route timeout", source: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_url_map", checked: "2026-11", confidence: "conflicting", note: "The API takes the largest backend timeout instead" },
  "lb-ws-classic": { id: "lb-ws-classic", unit: "seconds", default: 30, role: "lifetime", appliesTo: "WebSockets on a classic Application Load Balancer", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "The backend timeout cuts a busy socket too" },
  "lb-ws-global": { id: "lb-ws-global", unit: "seconds", default: 86400, max: 86400, role: "lifetime", appliesTo: "WebSockets on a global external Application Load Balancer", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented" },
  "lb-ws-global-idle": { id: "lb-ws-global-idle", unit: "seconds", default: 30, role: "idle", appliesTo: "WebSockets on a global external Application Load Balancer", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "The backend timeout cuts only silent sockets" },
  "lb-ws-internal": { id: "lb-ws-internal", unit: "seconds", default: 30, role: "idle", appliesTo: "WebSockets on an internal Application Load Balancer", source: "https://docs.cloud.google.com/load-balancing/docs/l7-internal", checked: "2026-11", confidence: "documented", note: "No absolute lifetime is published" },
  "lb-ws-regional-ext": { id: "lb-ws-regional-ext", unit: "seconds", default: 30, role: "idle", appliesTo: "WebSockets on a regional external Application Load Balancer", source: "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution", checked: "2026-11", confidence: "documented", note: "No absolute lifetime is published" },
  "lb-ws-serverless": { id: "lb-ws-serverless", unit: "seconds", default: 3600, max: 3600, role: "lifetime", appliesTo: "Serverless network endpoint groups", source: "https://docs.cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts", checked: "2026-11", confidence: "documented", note: "Fixed; the Cloud Run request timeout is usually shorter" },
  "libpq-connect": { id: "libpq-connect", unit: "seconds", default: "off", role: "startup", appliesTo: "libpq, psycopg", source: "https://www.postgresql.org/docs/current/libpq-connect.html", checked: "2026-08", confidence: "inferred" },
  "librdkafka-connect": { id: "librdkafka-connect", unit: "milliseconds", default: 30000, role: "startup", appliesTo: "librdkafka", source: "https://github.com/confluentinc/librdkafka/blob/HEAD/CONFIGURATION.md", checked: "2026-08", confidence: "documented" },
  "librdkafka-heartbeat": { id: "librdkafka-heartbeat", unit: "milliseconds", default: 3000, role: "other", appliesTo: "librdkafka", source: "https://github.com/confluentinc/librdkafka/blob/HEAD/CONFIGURATION.md", checked: "2026-08", confidence: "documented" },
  "librdkafka-message": { id: "librdkafka-message", unit: "milliseconds", default: 300000, role: "lifetime", appliesTo: "librdkafka", source: "https://github.com/confluentinc/librdkafka/blob/HEAD/CONFIGURATION.md", checked: "2026-08", confidence: "documented" },
  "librdkafka-session": { id: "librdkafka-session", unit: "milliseconds", default: 45000, role: "other", appliesTo: "librdkafka", source: "https://github.com/confluentinc/librdkafka/blob/HEAD/CONFIGURATION.md", checked: "2026-08", confidence: "documented" },
  "librdkafka-socket": { id: "librdkafka-socket", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "librdkafka", source: "https://github.com/confluentinc/librdkafka/blob/HEAD/CONFIGURATION.md", checked: "2026-08", confidence: "documented" },
  "librdkafka-tcp-keep-alive": { id: "librdkafka-tcp-keep-alive", unit: "boolean", default: false, role: "other", appliesTo: "librdkafka", source: "https://github.com/confluentinc/librdkafka/blob/HEAD/CONFIGURATION.md", checked: "2026-08", confidence: "documented" },
  "livekit-ping": { id: "livekit-ping", unit: "seconds", default: 10, max: 10, role: "ping", appliesTo: "LiveKit WebSockets", source: "https://github.com/livekit/livekit/blob/HEAD/pkg/service/wsprotocol.go", checked: "2026-08", confidence: "documented" },
  "livekit-room-departure": { id: "livekit-room-departure", unit: "seconds", default: 20, role: "other", appliesTo: "LiveKit rooms everybody left", source: "https://github.com/livekit/livekit/blob/HEAD/config-sample.yaml", checked: "2026-08", confidence: "documented" },
  "livekit-room-empty": { id: "livekit-room-empty", unit: "seconds", default: 300, role: "other", appliesTo: "LiveKit rooms nobody joined", source: "https://github.com/livekit/livekit/blob/HEAD/config-sample.yaml", checked: "2026-08", confidence: "documented" },
  "livekit-signal-ping": { id: "livekit-signal-ping", unit: "seconds", default: 5, max: 5, role: "ping", appliesTo: "LiveKit signalling", source: "https://github.com/livekit/livekit/blob/HEAD/pkg/rtc/participant.go", checked: "2026-08", confidence: "documented" },
  "livekit-signal-pong": { id: "livekit-signal-pong", unit: "seconds", default: 15, max: 15, role: "pong", appliesTo: "LiveKit signalling", source: "https://github.com/livekit/livekit/blob/HEAD/pkg/rtc/participant.go", checked: "2026-08", confidence: "documented" },
  "mercure-dispatch": { id: "mercure-dispatch", unit: "seconds", default: 5, role: "other", appliesTo: "Mercure", source: "https://github.com/dunglas/mercure/blob/HEAD/hub.go", checked: "2026-08", confidence: "documented" },
  "mercure-grace": { id: "mercure-grace", unit: "seconds", min: 660, role: "drain", appliesTo: "Mercure pods", source: "https://github.com/dunglas/mercure/blob/HEAD/docs/production/rolling-updates.md", checked: "2026-08", confidence: "documented", note: "Grace period that its documentation asks for" },
  "mercure-life": { id: "mercure-life", unit: "seconds", default: 600, role: "lifetime", appliesTo: "Mercure event streams", source: "https://github.com/dunglas/mercure/blob/HEAD/hub.go", checked: "2026-08", confidence: "documented" },
  "mercure-ping": { id: "mercure-ping", unit: "seconds", default: 40, role: "ping", appliesTo: "Mercure event streams", source: "https://github.com/dunglas/mercure/blob/HEAD/hub.go", checked: "2026-08", confidence: "documented" },
  "mercurius": { id: "mercurius", unit: "milliseconds", default: "off", role: "ping", appliesTo: "Mercurius", source: "https://github.com/mercurius-js/mercurius/issues/691", checked: "2026-08", confidence: "documented" },
  "mqtt-broker-factor": { id: "mqtt-broker-factor", unit: "count", default: 1.5, role: "pong", appliesTo: "MQTT brokers", source: "https://github.com/nats-io/nats-server", checked: "2026-08", confidence: "documented", note: "Multiple of the client's keep-alive" },
  "mqtt-js-init": { id: "mqtt-js-init", unit: "milliseconds", default: 30000, role: "handshake", appliesTo: "MQTT.js", source: "https://github.com/mqttjs/MQTT.js/blob/HEAD/src/lib/client.ts", checked: "2026-08", confidence: "documented" },
  "mqtt-js-ping": { id: "mqtt-js-ping", unit: "seconds", default: 60, role: "ping", appliesTo: "MQTT.js", source: "https://github.com/mqttjs/MQTT.js/blob/HEAD/src/lib/client.ts", checked: "2026-08", confidence: "documented" },
  "mqtt-js-reconnect": { id: "mqtt-js-reconnect", unit: "milliseconds", default: 1000, role: "other", appliesTo: "MQTT.js", source: "https://github.com/mqttjs/MQTT.js/blob/HEAD/src/lib/client.ts", checked: "2026-08", confidence: "documented" },
  "n8n-push": { id: "n8n-push", unit: "seconds", default: 60, role: "ping", appliesTo: "n8n push connection", source: "https://github.com/n8n-io/n8n/blob/HEAD/packages/cli/src/push/websocket.push.ts", checked: "2026-08", confidence: "inferred" },
  "nat-tcp-est": { id: "nat-tcp-est", unit: "seconds", default: 1200, role: "idle", appliesTo: "Cloud NAT, established TCP", source: "https://docs.cloud.google.com/nat/docs/tune-nat-configuration", checked: "2026-11", confidence: "documented" },
  "nat-tcp-est-icmp": { id: "nat-tcp-est-icmp", unit: "seconds", default: 30, role: "idle", appliesTo: "Cloud NAT, ICMP", source: "https://docs.cloud.google.com/nat/docs/tune-nat-configuration", checked: "2026-11", confidence: "documented" },
  "nat-tcp-est-transitory": { id: "nat-tcp-est-transitory", unit: "seconds", default: 30, role: "idle", appliesTo: "Cloud NAT, transitory TCP", source: "https://docs.cloud.google.com/nat/docs/tune-nat-configuration", checked: "2026-11", confidence: "documented" },
  "nat-tcp-est-udp": { id: "nat-tcp-est-udp", unit: "seconds", default: 30, role: "idle", appliesTo: "Cloud NAT, UDP", source: "https://docs.cloud.google.com/nat/docs/tune-nat-configuration", checked: "2026-11", confidence: "documented" },
  "nat-timewait": { id: "nat-timewait", unit: "seconds", default: 30, role: "other", appliesTo: "Cloud NAT TIME_WAIT, gateways created since 2026-09-30", source: "https://docs.cloud.google.com/nat/docs/tune-nat-configuration", checked: "2026-11", confidence: "documented", note: "Rolled out from 2026-06-30" },
  "nat-timewait-older": { id: "nat-timewait-older", unit: "seconds", default: 120, role: "other", appliesTo: "Cloud NAT TIME_WAIT, older gateways", source: "https://docs.cloud.google.com/nat/docs/tune-nat-configuration", checked: "2026-11", confidence: "documented" },
  "nats-drain": { id: "nats-drain", unit: "seconds", default: 120, role: "drain", appliesTo: "NATS lame duck mode", source: "https://github.com/nats-io/nats-server/blob/HEAD/server/const.go", checked: "2026-08", confidence: "documented" },
  "nats-drain-grace": { id: "nats-drain-grace", unit: "seconds", default: 10, role: "drain", appliesTo: "NATS lame duck mode, before it starts closing", source: "https://github.com/nats-io/nats-server/blob/HEAD/server/const.go", checked: "2026-08", confidence: "documented" },
  "nats-ws-init": { id: "nats-ws-init", unit: "seconds", default: 2, role: "handshake", appliesTo: "NATS WebSocket listener", source: "https://github.com/nats-io/nats-server/blob/HEAD/server/opts.go", checked: "2026-08", confidence: "documented" },
  "nats-ws-ping": { id: "nats-ws-ping", unit: "seconds", default: 120, role: "ping", appliesTo: "NATS", source: "https://github.com/nats-io/nats-server/blob/HEAD/server/const.go", checked: "2026-08", confidence: "documented" },
  "nats-ws-ping-first": { id: "nats-ws-ping-first", unit: "seconds", default: 2, role: "ping", appliesTo: "NATS, after connecting", source: "https://github.com/nats-io/nats-server/blob/HEAD/server/client.go", checked: "2026-08", confidence: "documented" },
  "nats-ws-ping-max": { id: "nats-ws-ping-max", unit: "count", default: 2, role: "pong", appliesTo: "NATS, pings without an answer", source: "https://github.com/nats-io/nats-server/blob/HEAD/server/const.go", checked: "2026-08", confidence: "documented" },
  "nest-ws-ping": { id: "nest-ws-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "Nest WsAdapter", source: "https://github.com/nestjs/nest", checked: "2026-08", confidence: "inferred", note: "Hands its options to ws; the other adapter is Socket.IO" },
  "netlify-proxy": { id: "netlify-proxy", unit: "seconds", default: 26, max: 26, role: "lifetime", appliesTo: "Netlify rewrites to other hosts", source: "https://docs.netlify.com/routing/redirects/rewrites-proxies/", checked: "2026-11", confidence: "inferred", note: "The page speaks of requests; that it ends an open stream is our reading" },
  "netty-idle": { id: "netty-idle", unit: "milliseconds", default: "off", role: "idle", appliesTo: "Embedded Reactor Netty", source: "https://docs.spring.io/spring-boot/appendix/application-properties/index.html", checked: "2026-08", confidence: "inferred" },
  "nginx-drain": { id: "nginx-drain", unit: "seconds", default: "off", role: "drain", appliesTo: "nginx workers", source: "https://github.com/nginx/nginx/blob/HEAD/src/core/nginx.c", checked: "2026-08", confidence: "documented" },
  "nginx-hka": { id: "nginx-hka", unit: "seconds", default: 75, role: "http-keep-alive", appliesTo: "nginx to client", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/ngx_http_core_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-hka-requests": { id: "nginx-hka-requests", unit: "count", default: 1000, role: "lifetime", appliesTo: "nginx, requests per connection", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/ngx_http_core_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-hka-time": { id: "nginx-hka-time", unit: "seconds", default: 3600, role: "lifetime", appliesTo: "nginx to client, HTTP connections", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/ngx_http_core_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-read": { id: "nginx-read", unit: "seconds", default: 60, role: "idle", appliesTo: "nginx, upstream to client", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/modules/ngx_http_proxy_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-send": { id: "nginx-send", unit: "seconds", default: 60, role: "idle", appliesTo: "nginx, client to upstream", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/modules/ngx_http_proxy_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-stream": { id: "nginx-stream", unit: "seconds", default: 600, role: "idle", appliesTo: "nginx stream proxy", source: "https://github.com/nginx/nginx/blob/HEAD/src/stream/ngx_stream_proxy_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-upgrade": { id: "nginx-upgrade", unit: "boolean", default: false, role: "handshake", appliesTo: "nginx, Upgrade and Connection headers forwarded", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/modules/ngx_http_proxy_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-upgrade-version": { id: "nginx-upgrade-version", unit: "text", versions: [{ range: "<1.29.7", default: "1.0" }, { range: ">=1.29.7", default: "1.1" }], role: "handshake", appliesTo: "nginx proxy_http_version", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/modules/ngx_http_proxy_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-upstream-hka": { id: "nginx-upstream-hka", unit: "seconds", default: 60, role: "http-keep-alive", appliesTo: "nginx to upstream", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/modules/ngx_http_upstream_keepalive_module.c", checked: "2026-08", confidence: "documented" },
  "nginx-upstream-hka-time": { id: "nginx-upstream-hka-time", unit: "seconds", default: 3600, role: "lifetime", appliesTo: "nginx to upstream, HTTP connections", source: "https://github.com/nginx/nginx/blob/HEAD/src/http/modules/ngx_http_upstream_keepalive_module.c", checked: "2026-08", confidence: "documented" },
  "nlb-proxy-timeout": { id: "nlb-proxy-timeout", unit: "seconds", default: 30, role: "idle", appliesTo: "Proxy Network Load Balancers", source: "https://docs.cloud.google.com/load-balancing/docs/backend-service", checked: "2026-11", confidence: "documented" },
  "nlb-pt-ext-track": { id: "nlb-pt-ext-track", unit: "seconds", default: 60, min: 60, max: 57600, role: "idle", appliesTo: "External passthrough Network Load Balancers", source: "https://docs.cloud.google.com/load-balancing/docs/network/networklb-backend-service", checked: "2026-11", confidence: "conflicting", note: "Documentation calls 60 fixed, Terraform allows up to 16 h" },
  "nlb-pt-int-track": { id: "nlb-pt-int-track", unit: "seconds", default: 600, min: 600, max: 57600, role: "idle", appliesTo: "Internal passthrough Network Load Balancers", source: "https://docs.cloud.google.com/load-balancing/docs/internal", checked: "2026-11", confidence: "documented" },
  "node-drain": { id: "node-drain", unit: "milliseconds", default: "off", role: "drain", appliesTo: "Node http server.close()", source: "https://github.com/nodejs/node/blob/HEAD/doc/api/http.md", checked: "2026-08", confidence: "documented", note: "Waits for upgraded sockets without limit" },
  "node-headers": { id: "node-headers", unit: "milliseconds", default: 60000, role: "handshake", appliesTo: "Node http", source: "https://github.com/nodejs/node/blob/HEAD/doc/api/http.md", checked: "2026-08", confidence: "documented", note: "Or requestTimeout, if that is shorter" },
  "node-hka": { id: "node-hka", unit: "milliseconds", default: 5000, versions: [{ range: ">=8.0.0 <27.0.0", default: 5000 }], role: "http-keep-alive", appliesTo: "Node http", source: "https://github.com/nodejs/node/blob/HEAD/lib/_http_server.js", checked: "2026-08", confidence: "documented", note: "The main branch holds 65000, expected to ship as 27" },
  "node-hka-buffer": { id: "node-hka-buffer", unit: "milliseconds", default: 1000, role: "http-keep-alive", appliesTo: "Newer Node http", source: "https://github.com/nodejs/node/blob/HEAD/doc/api/http.md", checked: "2026-08", confidence: "documented", note: "Added to keepAliveTimeout" },
  "node-redis-connect": { id: "node-redis-connect", unit: "milliseconds", default: 5000, role: "startup", appliesTo: "node-redis", source: "https://github.com/redis/node-redis/blob/HEAD/packages/client/lib/client/socket.ts", checked: "2026-08", confidence: "documented" },
  "node-redis-ping": { id: "node-redis-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "node-redis", source: "https://github.com/redis/node-redis/blob/HEAD/packages/client/lib/client/socket.ts", checked: "2026-08", confidence: "documented" },
  "node-redis-tcp-keep-alive": { id: "node-redis-tcp-keep-alive", unit: "boolean", default: true, role: "other", appliesTo: "node-redis", source: "https://github.com/redis/node-redis/blob/HEAD/packages/client/lib/client/socket.ts", checked: "2026-08", confidence: "documented", note: "v4 writes it as a first delay of 5000 ms" },
  "node-request": { id: "node-request", unit: "milliseconds", versions: [{ range: "<18.0.0", default: "off" }, { range: ">=18.0.0", default: 300000 }], role: "lifetime", appliesTo: "Node http, receiving a request", source: "https://github.com/nodejs/node/blob/HEAD/doc/api/http.md", checked: "2026-08", confidence: "inferred", note: "Not checked below 18" },
  "node-timeout": { id: "node-timeout", unit: "milliseconds", versions: [{ range: "<13.0.0", default: 120000 }, { range: ">=13.0.0", default: "off" }], role: "idle", appliesTo: "Node http sockets", source: "https://github.com/nodejs/node/blob/HEAD/doc/api/http.md", checked: "2026-08", confidence: "documented" },
  "okhttp-connect": { id: "okhttp-connect", unit: "milliseconds", default: 10000, role: "handshake", appliesTo: "OkHttp", source: "https://github.com/square/okhttp/blob/HEAD/okhttp/src/commonJvmAndroid/kotlin/okhttp3/OkHttpClient.kt", checked: "2026-08", confidence: "documented" },
  "okhttp-ping": { id: "okhttp-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "OkHttp", source: "https://github.com/square/okhttp/blob/HEAD/okhttp/src/commonJvmAndroid/kotlin/okhttp3/OkHttpClient.kt", checked: "2026-08", confidence: "documented" },
  "okhttp-read": { id: "okhttp-read", unit: "milliseconds", default: 10000, role: "idle", appliesTo: "OkHttp", source: "https://github.com/square/okhttp/blob/HEAD/okhttp/src/commonJvmAndroid/kotlin/okhttp3/OkHttpClient.kt", checked: "2026-08", confidence: "documented", note: "As recalled, no longer applied after an upgrade" },
  "okhttp-write": { id: "okhttp-write", unit: "milliseconds", default: 10000, role: "idle", appliesTo: "OkHttp", source: "https://github.com/square/okhttp/blob/HEAD/okhttp/src/commonJvmAndroid/kotlin/okhttp3/OkHttpClient.kt", checked: "2026-08", confidence: "documented" },
  "pg-connect": { id: "pg-connect", unit: "milliseconds", default: "off", role: "startup", appliesTo: "node-postgres", source: "https://github.com/brianc/node-postgres/blob/HEAD/packages/pg-pool/index.js", checked: "2026-08", confidence: "documented", note: "Waits without limit" },
  "pg-idle": { id: "pg-idle", unit: "milliseconds", default: 10000, role: "idle", appliesTo: "node-postgres pools", source: "https://github.com/brianc/node-postgres/blob/HEAD/packages/pg-pool/index.js", checked: "2026-08", confidence: "documented" },
  "pg-life": { id: "pg-life", unit: "seconds", default: "off", role: "lifetime", appliesTo: "node-postgres pools", source: "https://github.com/brianc/node-postgres/blob/HEAD/packages/pg-pool/index.js", checked: "2026-08", confidence: "documented" },
  "pg-max": { id: "pg-max", unit: "count", default: 10, role: "capacity", appliesTo: "node-postgres pools", source: "https://github.com/brianc/node-postgres/blob/HEAD/packages/pg-pool/index.js", checked: "2026-08", confidence: "documented" },
  "pg-statement": { id: "pg-statement", unit: "milliseconds", default: "off", role: "lifetime", appliesTo: "node-postgres statements", source: "https://github.com/brianc/node-postgres/blob/HEAD/packages/pg/lib/defaults.js", checked: "2026-08", confidence: "documented" },
  "pg-tcp-keep-alive": { id: "pg-tcp-keep-alive", unit: "boolean", default: false, role: "other", appliesTo: "node-postgres", source: "https://github.com/brianc/node-postgres/blob/HEAD/packages/pg/lib/defaults.js", checked: "2026-08", confidence: "documented" },
  "phoenix": { id: "phoenix", unit: "milliseconds", default: 60000, role: "idle", appliesTo: "Phoenix sockets", source: "https://github.com/phoenixframework/phoenix/blob/HEAD/lib/phoenix/transports/websocket.ex", checked: "2026-08", confidence: "documented", note: "Only what the client sends counts" },
  "phoenix-js-ping": { id: "phoenix-js-ping", unit: "milliseconds", default: 30000, role: "ping", appliesTo: "Phoenix JavaScript clients", source: "https://github.com/phoenixframework/phoenix/blob/HEAD/assets/js/phoenix/socket.js", checked: "2026-08", confidence: "documented" },
  "phoenix-js-timeout": { id: "phoenix-js-timeout", unit: "milliseconds", default: 10000, role: "other", appliesTo: "Phoenix JavaScript clients, one push", source: "https://github.com/phoenixframework/phoenix/blob/HEAD/assets/js/phoenix/socket.js", checked: "2026-08", confidence: "documented" },
  "puma-boot": { id: "puma-boot", unit: "seconds", default: 60, role: "startup", appliesTo: "Puma workers", source: "https://github.com/puma/puma/blob/HEAD/lib/puma/configuration.rb", checked: "2026-08", confidence: "documented" },
  "puma-drain": { id: "puma-drain", unit: "seconds", default: 30, role: "drain", appliesTo: "Puma workers", source: "https://github.com/puma/puma/blob/HEAD/lib/puma/configuration.rb", checked: "2026-08", confidence: "documented" },
  "puma-drain-force": { id: "puma-drain-force", unit: "seconds", default: "off", role: "drain", appliesTo: "Puma", source: "https://github.com/puma/puma/blob/HEAD/lib/puma/configuration.rb", checked: "2026-08", confidence: "documented" },
  "puma-hka": { id: "puma-hka", unit: "seconds", versions: [{ range: "<7.0.0", default: 20 }, { range: ">=7.0.0", default: 65 }], role: "http-keep-alive", appliesTo: "Puma", source: "https://github.com/puma/puma/blob/HEAD/lib/puma/configuration.rb", checked: "2026-08", confidence: "documented" },
  "puma-init": { id: "puma-init", unit: "seconds", default: 30, role: "handshake", appliesTo: "Puma", source: "https://github.com/puma/puma/blob/HEAD/lib/puma/configuration.rb", checked: "2026-08", confidence: "documented" },
  "puma-work": { id: "puma-work", unit: "seconds", default: 60, role: "other", appliesTo: "Puma workers", source: "https://github.com/puma/puma/blob/HEAD/lib/puma/configuration.rb", checked: "2026-08", confidence: "documented" },
  "pusher-js-ping": { id: "pusher-js-ping", unit: "milliseconds", default: 120000, role: "ping", appliesTo: "pusher-js", source: "https://github.com/pusher/pusher-js/blob/HEAD/src/core/defaults.ts", checked: "2026-08", confidence: "documented", note: "Lowered to the server's advice" },
  "pusher-js-pong": { id: "pusher-js-pong", unit: "milliseconds", default: 30000, role: "pong", appliesTo: "pusher-js", source: "https://github.com/pusher/pusher-js/blob/HEAD/src/core/defaults.ts", checked: "2026-08", confidence: "documented" },
  "pusher-js-unavailable": { id: "pusher-js-unavailable", unit: "milliseconds", default: 10000, role: "other", appliesTo: "pusher-js", source: "https://github.com/pusher/pusher-js/blob/HEAD/src/core/defaults.ts", checked: "2026-08", confidence: "documented" },
  "py-engineio-ping": { id: "py-engineio-ping", unit: "seconds", default: 25, role: "ping", appliesTo: "python-socketio, Flask-SocketIO", source: "https://github.com/miguelgrinberg/python-engineio/blob/HEAD/src/engineio/base_server.py", checked: "2026-08", confidence: "documented", note: "Seconds, where the JavaScript server takes milliseconds" },
  "py-engineio-pong": { id: "py-engineio-pong", unit: "seconds", versions: [{ range: "<4.0.0", default: 60 }, { range: ">=4.0.0 <4.1.0", default: 5 }, { range: ">=4.1.0", default: 20 }], role: "pong", appliesTo: "python-socketio, Flask-SocketIO, by python-engineio version", source: "https://github.com/miguelgrinberg/python-engineio/blob/HEAD/src/engineio/base_server.py", checked: "2026-08", confidence: "documented" },
  "py-engineio-size": { id: "py-engineio-size", unit: "bytes", default: 1000000, role: "size", appliesTo: "python-socketio, Flask-SocketIO", source: "https://github.com/miguelgrinberg/python-engineio/blob/HEAD/src/engineio/base_server.py", checked: "2026-08", confidence: "documented" },
  "py-websockets-ping": { id: "py-websockets-ping", unit: "seconds", default: 20, role: "ping", appliesTo: "websockets clients for Python", source: "https://github.com/python-websockets/websockets/blob/HEAD/docs/topics/keepalive.rst", checked: "2026-08", confidence: "documented" },
  "py-websockets-pong": { id: "py-websockets-pong", unit: "seconds", default: 20, role: "pong", appliesTo: "websockets clients for Python", source: "https://github.com/python-websockets/websockets/blob/HEAD/docs/topics/keepalive.rst", checked: "2026-08", confidence: "documented", note: "Also trips when the server's event loop is blocked" },
  "quarkus-next": { id: "quarkus-next", unit: "seconds", default: "off", role: "ping", appliesTo: "Quarkus WebSockets Next", source: "https://github.com/quarkusio/quarkus/blob/HEAD/extensions/websockets-next/runtime/src/main/java/io/quarkus/websockets/next/WebSocketsServerRuntimeConfig.java", checked: "2026-08", confidence: "documented" },
  "reconnecting-ws-delay": { id: "reconnecting-ws-delay", unit: "milliseconds", default: 1000, role: "other", appliesTo: "reconnecting-websocket, first retry", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented" },
  "reconnecting-ws-delay-jitter": { id: "reconnecting-ws-delay-jitter", unit: "milliseconds", default: 4000, role: "other", appliesTo: "reconnecting-websocket, first retry", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented", note: "Random, on top of the delay" },
  "reconnecting-ws-delay-max": { id: "reconnecting-ws-delay-max", unit: "milliseconds", default: 10000, role: "other", appliesTo: "reconnecting-websocket", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented" },
  "reconnecting-ws-growth": { id: "reconnecting-ws-growth", unit: "count", default: 1.3, role: "other", appliesTo: "reconnecting-websocket", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented" },
  "reconnecting-ws-init": { id: "reconnecting-ws-init", unit: "milliseconds", default: 4000, role: "handshake", appliesTo: "reconnecting-websocket", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented" },
  "reconnecting-ws-retries": { id: "reconnecting-ws-retries", unit: "count", default: "off", role: "other", appliesTo: "reconnecting-websocket", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented" },
  "reconnecting-ws-uptime": { id: "reconnecting-ws-uptime", unit: "milliseconds", default: 5000, role: "other", appliesTo: "reconnecting-websocket", source: "https://github.com/pladaria/reconnecting-websocket/blob/HEAD/reconnecting-websocket.ts", checked: "2026-08", confidence: "documented" },
  "redis-clients": { id: "redis-clients", unit: "count", max: 65000, role: "capacity", appliesTo: "Memorystore for Redis", source: "https://docs.cloud.google.com/memorystore/docs/redis/quotas", checked: "2026-11", confidence: "documented", note: "Fewer with in-transit encryption up to 6.x" },
  "redis-cluster-clients-highmem-medium": { id: "redis-cluster-clients-highmem-medium", unit: "count", default: 32000, role: "capacity", appliesTo: "Memorystore Cluster, per highmem-medium node", source: "https://docs.cloud.google.com/memorystore/docs/cluster/quotas", checked: "2026-11", confidence: "documented" },
  "redis-cluster-clients-highmem-xlarge": { id: "redis-cluster-clients-highmem-xlarge", unit: "count", default: 64000, role: "capacity", appliesTo: "Memorystore Cluster, per highmem-xlarge node", source: "https://docs.cloud.google.com/memorystore/docs/cluster/quotas", checked: "2026-11", confidence: "documented" },
  "redis-cluster-clients-nano": { id: "redis-cluster-clients-nano", unit: "count", default: 5000, role: "capacity", appliesTo: "Memorystore Cluster, per nano node", source: "https://docs.cloud.google.com/memorystore/docs/cluster/quotas", checked: "2026-11", confidence: "documented" },
  "redis-cluster-clients-standard-small": { id: "redis-cluster-clients-standard-small", unit: "count", default: 16000, role: "capacity", appliesTo: "Memorystore Cluster, per standard-small node", source: "https://docs.cloud.google.com/memorystore/docs/cluster/quotas", checked: "2026-11", confidence: "documented" },
  "redis-py-connect": { id: "redis-py-connect", unit: "seconds", versions: [{ range: "<8.0.0", default: "off" }, { range: ">=8.0.0", default: 5 }], role: "startup", appliesTo: "redis-py", source: "https://github.com/redis/redis-py/blob/HEAD/redis/_defaults.py", checked: "2026-08", confidence: "documented" },
  "redis-py-ping": { id: "redis-py-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "redis-py health_check_interval", source: "https://github.com/redis/redis-py/blob/HEAD/redis/client.py", checked: "2026-08", confidence: "documented" },
  "redis-py-retry": { id: "redis-py-retry", unit: "boolean", default: false, role: "other", appliesTo: "redis-py retry_on_timeout", source: "https://github.com/redis/redis-py/blob/HEAD/redis/client.py", checked: "2026-08", confidence: "documented" },
  "redis-py-socket": { id: "redis-py-socket", unit: "seconds", versions: [{ range: "<8.0.0", default: "off" }, { range: ">=8.0.0", default: 5 }], role: "idle", appliesTo: "redis-py", source: "https://github.com/redis/redis-py/blob/HEAD/redis/_defaults.py", checked: "2026-08", confidence: "documented" },
  "redis-py-tcp-keep-alive": { id: "redis-py-tcp-keep-alive", unit: "boolean", versions: [{ range: "<8.0.0", default: false }, { range: ">=8.0.0", default: true }], role: "other", appliesTo: "redis-py", source: "https://github.com/redis/redis-py/blob/HEAD/redis/_defaults.py", checked: "2026-08", confidence: "documented" },
  "reverb-activity": { id: "reverb-activity", unit: "seconds", default: 30, role: "ping", appliesTo: "Laravel Reverb's advice to clients", source: "https://github.com/laravel/reverb/blob/HEAD/config/reverb.php", checked: "2026-08", confidence: "documented" },
  "reverb-ping": { id: "reverb-ping", unit: "seconds", default: 60, role: "ping", appliesTo: "Laravel Reverb", source: "https://github.com/laravel/reverb/blob/HEAD/config/reverb.php", checked: "2026-08", confidence: "documented" },
  "reverb-ping-gap": { id: "reverb-ping-gap", unit: "seconds", default: 120, role: "ping", appliesTo: "Laravel Reverb, longest silence", source: "https://github.com/laravel/reverb/blob/HEAD/src/Servers/Reverb/Console/Commands/StartServer.php", checked: "2026-08", confidence: "documented", note: "The check itself runs once a minute" },
  "reverb-size": { id: "reverb-size", unit: "bytes", default: 10000, role: "size", appliesTo: "Laravel Reverb messages", source: "https://github.com/laravel/reverb/blob/HEAD/config/reverb.php", checked: "2026-08", confidence: "documented" },
  "reverb-size-request": { id: "reverb-size-request", unit: "bytes", default: 10000, role: "size", appliesTo: "Laravel Reverb requests", source: "https://github.com/laravel/reverb/blob/HEAD/config/reverb.php", checked: "2026-08", confidence: "documented" },
  "run-affinity": { id: "run-affinity", unit: "boolean", default: false, role: "other", appliesTo: "Cloud Run services", source: "https://docs.cloud.google.com/run/docs/configuring/session-affinity", checked: "2026-11", confidence: "documented", note: "Best effort even when on" },
  "run-affinity-cookie": { id: "run-affinity-cookie", unit: "seconds", default: 2592000, role: "other", appliesTo: "Cloud Run session affinity cookie", source: "https://docs.cloud.google.com/run/docs/configuring/session-affinity", checked: "2026-11", confidence: "documented" },
  "run-body-limits-request": { id: "run-body-limits-request", unit: "bytes", max: 33554432, role: "size", appliesTo: "Cloud Run HTTP/1 requests", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-body-limits-response": { id: "run-body-limits-response", unit: "bytes", max: 33554432, role: "size", appliesTo: "Cloud Run HTTP/1 responses that are not streamed", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-conc-default-api": { id: "run-conc-default-api", unit: "count", default: 80, role: "capacity", appliesTo: "Cloud Run instances with 1 CPU or more, per API", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented", note: "Unset and 0 mean the same" },
  "run-conc-default-api-small-cpu": { id: "run-conc-default-api-small-cpu", unit: "count", default: 1, role: "capacity", appliesTo: "Cloud Run instances with less than 1 CPU, per API", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "run-conc-default-tools": { id: "run-conc-default-tools", unit: "count", default: 80, role: "capacity", appliesTo: "Cloud Run services created by gcloud or Terraform, per vCPU", source: "https://docs.cloud.google.com/run/docs/about-concurrency", checked: "2026-11", confidence: "conflicting", note: "The API documents 80 whatever the CPU count" },
  "run-conc-max": { id: "run-conc-max", unit: "count", min: 1, max: 1000, role: "capacity", appliesTo: "Cloud Run services", source: "https://docs.cloud.google.com/run/docs/about-concurrency", checked: "2026-11", confidence: "documented" },
  "run-conc-small-cpu": { id: "run-conc-small-cpu", unit: "count", max: 1, role: "capacity", appliesTo: "Cloud Run instances with less than 1 CPU", source: "https://docs.cloud.google.com/run/docs/configuring/services/cpu", checked: "2026-11", confidence: "documented" },
  "run-cpu-boost": { id: "run-cpu-boost", unit: "boolean", default: false, role: "startup", appliesTo: "Cloud Run start-up CPU boost, API and Terraform", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "inferred", note: "The field is optional and names no default" },
  "run-cpu-boost-gcloud": { id: "run-cpu-boost-gcloud", unit: "boolean", default: true, role: "startup", appliesTo: "Cloud Run start-up CPU boost, new services from gcloud", source: "https://docs.cloud.google.com/run/docs/configuring/services/cpu", checked: "2026-11", confidence: "documented" },
  "run-cpu-boost-tail": { id: "run-cpu-boost-tail", unit: "seconds", default: 10, max: 10, role: "startup", appliesTo: "Cloud Run start-up CPU boost after start-up", source: "https://docs.cloud.google.com/run/docs/configuring/services/cpu", checked: "2026-11", confidence: "documented" },
  "run-cpu-idle-v2": { id: "run-cpu-idle-v2", unit: "boolean", default: true, role: "other", appliesTo: "Cloud Run v2 and Terraform cpuIdle without a resources block", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "documented" },
  "run-cpu-idle-v2-resources": { id: "run-cpu-idle-v2-resources", unit: "boolean", default: false, role: "other", appliesTo: "Cloud Run v2 and Terraform cpuIdle inside a resources block", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "documented", note: "CPU then stays allocated between requests" },
  "run-cpu-mem-4": { id: "run-cpu-mem-4", unit: "bytes", min: 2147483648, role: "capacity", appliesTo: "Cloud Run memory with 4 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/cpu", checked: "2026-11", confidence: "documented" },
  "run-cpu-mem-6": { id: "run-cpu-mem-6", unit: "bytes", min: 4294967296, role: "capacity", appliesTo: "Cloud Run memory with 6 or 8 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/cpu", checked: "2026-11", confidence: "documented" },
  "run-cpu-throttling-ann": { id: "run-cpu-throttling-ann", unit: "boolean", default: true, role: "other", appliesTo: "Cloud Run cpu-throttling annotation", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "run-cpu-values": { id: "run-cpu-values", unit: "count", default: 1, min: 0.08, max: 8, role: "capacity", appliesTo: "Cloud Run CPUs per container", source: "https://docs.cloud.google.com/run/docs/configuring/services/cpu", checked: "2026-11", confidence: "conflicting", note: "API text leaves out 6" },
  "run-custom-aud": { id: "run-custom-aud", unit: "count", max: 32768, role: "size", appliesTo: "Cloud Run custom audiences, characters", source: "https://docs.cloud.google.com/run/docs/configuring/custom-audiences", checked: "2026-11", confidence: "documented" },
  "run-default-url-off": { id: "run-default-url-off", unit: "boolean", default: false, role: "other", appliesTo: "Cloud Run default run.app address", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "run-direct-vpc-nat": { id: "run-direct-vpc-nat", unit: "seconds", min: 30, role: "startup", appliesTo: "Cloud Run Direct VPC egress through Cloud NAT", source: "https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc", checked: "2026-11", confidence: "documented", note: "Extra cold-start time to allow for" },
  "run-direct-vpc-start": { id: "run-direct-vpc-start", unit: "seconds", min: 60, role: "startup", appliesTo: "Cloud Run Direct VPC egress, first outbound connection", source: "https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc", checked: "2026-11", confidence: "documented", note: "Delay to allow for, not a setting" },
  "run-egress-idle-internet": { id: "run-egress-idle-internet", unit: "seconds", default: 1200, max: 1200, role: "idle", appliesTo: "Cloud Run outbound connections to the Internet", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented" },
  "run-egress-idle-vpc": { id: "run-egress-idle-vpc", unit: "seconds", default: 600, max: 600, role: "idle", appliesTo: "Cloud Run outbound connections to a VPC", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented" },
  "run-exec-env": { id: "run-exec-env", unit: "text", default: "gen1", role: "other", appliesTo: "Cloud Run execution environment", source: "https://docs.cloud.google.com/run/docs/about-execution-environments", checked: "2026-11", confidence: "conflicting", note: "Newer text lets the platform choose" },
  "run-fd-limit": { id: "run-fd-limit", unit: "count", max: 25000, role: "capacity", appliesTo: "Cloud Run open file descriptors per instance", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented", note: "Stated per process on one page and per instance on another" },
  "run-h2-streams": { id: "run-h2-streams", unit: "count", max: 100, role: "capacity", appliesTo: "Cloud Run HTTP/2 streams per client connection", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-hc-disabled": { id: "run-hc-disabled", unit: "boolean", default: false, role: "probe", appliesTo: "Cloud Run deploy-time health check", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "documented" },
  "run-http1-rate": { id: "run-http1-rate", unit: "count", max: 800, role: "capacity", appliesTo: "Cloud Run HTTP/1 requests a second, per instance", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-idle-keep": { id: "run-idle-keep", unit: "seconds", max: 900, role: "other", appliesTo: "Cloud Run idle instances", source: "https://docs.cloud.google.com/run/docs/about-instance-autoscaling", checked: "2026-11", confidence: "documented" },
  "run-idle-keep-gpu": { id: "run-idle-keep-gpu", unit: "seconds", max: 600, role: "other", appliesTo: "Cloud Run idle instances with a GPU", source: "https://docs.cloud.google.com/run/docs/about-instance-autoscaling", checked: "2026-11", confidence: "documented" },
  "run-idtoken-life": { id: "run-idtoken-life", unit: "seconds", default: 3600, role: "lifetime", appliesTo: "Google-signed ID tokens", source: "https://docs.cloud.google.com/docs/authentication/get-id-token", checked: "2026-11", confidence: "inferred", note: "Looked at during the handshake only" },
  "run-ingress": { id: "run-ingress", unit: "text", default: "all", role: "other", appliesTo: "Cloud Run services", source: "https://docs.cloud.google.com/run/docs/securing/ingress", checked: "2026-11", confidence: "documented" },
  "run-launch-stage": { id: "run-launch-stage", unit: "text", default: "GA", role: "other", appliesTo: "Cloud Run services", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "run-liveness-ranges-api-initial-delay": { id: "run-liveness-ranges-api-initial-delay", unit: "seconds", min: 0, max: 3600, role: "probe", appliesTo: "Cloud Run liveness probe", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "conflicting", note: "Probe page stops at 600" },
  "run-liveness-ranges-initial-delay": { id: "run-liveness-ranges-initial-delay", unit: "seconds", min: 0, max: 600, role: "probe", appliesTo: "Cloud Run liveness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "API text allows 3600" },
  "run-liveness-ranges-period": { id: "run-liveness-ranges-period", unit: "seconds", min: 1, max: 3600, role: "probe", appliesTo: "Cloud Run liveness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-liveness-ranges-timeout": { id: "run-liveness-ranges-timeout", unit: "seconds", min: 1, max: 3600, role: "probe", appliesTo: "Cloud Run liveness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-max-containers": { id: "run-max-containers", unit: "count", max: 10, role: "capacity", appliesTo: "Cloud Run containers per instance", source: "https://docs.cloud.google.com/run/docs/deploying", checked: "2026-11", confidence: "documented" },
  "run-max-default": { id: "run-max-default", unit: "count", default: 100, role: "capacity", appliesTo: "Cloud Run maximum instances per revision", source: "https://docs.cloud.google.com/run/docs/configuring/max-instances", checked: "2026-11", confidence: "conflicting", note: "Terraform derives it from the regional quota" },
  "run-mem-cpu-1": { id: "run-mem-cpu-1", unit: "bytes", max: 1073741824, role: "capacity", appliesTo: "Cloud Run memory with fewer than 1 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-cpu-2": { id: "run-mem-cpu-2", unit: "bytes", max: 4294967296, role: "capacity", appliesTo: "Cloud Run memory with fewer than 2 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-cpu-4": { id: "run-mem-cpu-4", unit: "bytes", max: 8589934592, role: "capacity", appliesTo: "Cloud Run memory with fewer than 4 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-cpu-6": { id: "run-mem-cpu-6", unit: "bytes", max: 17179869184, role: "capacity", appliesTo: "Cloud Run memory with fewer than 6 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-cpu-8": { id: "run-mem-cpu-8", unit: "bytes", max: 25769803776, role: "capacity", appliesTo: "Cloud Run memory with fewer than 8 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-cpu-half": { id: "run-mem-cpu-half", unit: "bytes", max: 536870912, role: "capacity", appliesTo: "Cloud Run memory with fewer than 0.5 CPUs", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-default": { id: "run-mem-default", unit: "bytes", default: 536870912, max: 34359738368, role: "capacity", appliesTo: "Cloud Run memory per instance", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-default-gen1": { id: "run-mem-default-gen1", unit: "bytes", min: 134217728, role: "capacity", appliesTo: "Cloud Run memory, first generation", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-mem-default-gen2": { id: "run-mem-default-gen2", unit: "bytes", min: 536870912, role: "capacity", appliesTo: "Cloud Run memory, second generation", source: "https://docs.cloud.google.com/run/docs/configuring/services/memory-limits", checked: "2026-11", confidence: "documented" },
  "run-min-default": { id: "run-min-default", unit: "count", default: 0, min: 0, role: "capacity", appliesTo: "Cloud Run minimum instances", source: "https://docs.cloud.google.com/run/docs/configuring/min-instances", checked: "2026-11", confidence: "documented" },
  "run-module-max-instances-default": { id: "run-module-max-instances-default", unit: "count", default: 2, role: "capacity", appliesTo: "maxScale in template_annotations of the Terraform module cloud-run", source: "https://registry.terraform.io/modules/GoogleCloudPlatform/cloud-run/google/latest", checked: "2026-11", confidence: "documented" },
  "run-module-min-instances-default": { id: "run-module-min-instances-default", unit: "count", default: 1, role: "capacity", appliesTo: "minScale in template_annotations of the Terraform module cloud-run", source: "https://registry.terraform.io/modules/GoogleCloudPlatform/cloud-run/google/latest", checked: "2026-11", confidence: "documented" },
  "run-module-timeout-default": { id: "run-module-timeout-default", unit: "seconds", default: 120, role: "lifetime", appliesTo: "timeout_seconds of the Terraform module cloud-run", source: "https://registry.terraform.io/modules/GoogleCloudPlatform/cloud-run/google/latest", checked: "2026-11", confidence: "documented", note: "Its submodule v2 leaves the timeout to Cloud Run" },
  "run-one-port": { id: "run-one-port", unit: "count", min: 1, max: 1, role: "other", appliesTo: "Cloud Run containers that declare a port", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "documented" },
  "run-pending-queue-factor": { id: "run-pending-queue-factor", unit: "count", default: 3.5, role: "startup", appliesTo: "Cloud Run requests waiting for an instance", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented", note: "Multiple of the average start-up time" },
  "run-pending-queue-floor": { id: "run-pending-queue-floor", unit: "seconds", default: 10, role: "startup", appliesTo: "Cloud Run requests waiting for an instance", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented", note: "A request waits this long or 3.5 average starts, whichever is more" },
  "run-port-env": { id: "run-port-env", unit: "count", default: 8080, min: 1, max: 65535, role: "other", appliesTo: "Cloud Run ingress container port", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented" },
  "run-probe-default-tcp-failure-threshold": { id: "run-probe-default-tcp-failure-threshold", unit: "count", default: 1, role: "probe", appliesTo: "Cloud Run start-up probe added by the platform", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-default-tcp-period": { id: "run-probe-default-tcp-period", unit: "seconds", default: 240, role: "probe", appliesTo: "Cloud Run start-up probe added by the platform", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-default-tcp-timeout": { id: "run-probe-default-tcp-timeout", unit: "seconds", default: 240, role: "probe", appliesTo: "Cloud Run start-up probe added by the platform", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-defaults-failure-threshold": { id: "run-probe-defaults-failure-threshold", unit: "count", default: 3, min: 1, role: "probe", appliesTo: "Cloud Run start-up and liveness probes", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-defaults-initial-delay": { id: "run-probe-defaults-initial-delay", unit: "seconds", default: 0, role: "probe", appliesTo: "Cloud Run start-up and liveness probes", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-defaults-period": { id: "run-probe-defaults-period", unit: "seconds", default: 10, role: "probe", appliesTo: "Cloud Run start-up and liveness probes", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-defaults-timeout": { id: "run-probe-defaults-timeout", unit: "seconds", default: 1, role: "probe", appliesTo: "Cloud Run start-up and liveness probes", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-port": { id: "run-probe-port", unit: "count", min: 1, max: 65535, role: "probe", appliesTo: "Cloud Run probe ports", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "documented", note: "Falls back to the container's first port" },
  "run-probe-success": { id: "run-probe-success", unit: "count", min: 200, max: 399, role: "probe", appliesTo: "Cloud Run HTTP probe status codes that pass", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-probe-timeout-no-period": { id: "run-probe-timeout-no-period", unit: "seconds", max: 10, role: "probe", appliesTo: "Cloud Run probes without periodSeconds", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "documented" },
  "run-quota-revisions": { id: "run-quota-revisions", unit: "count", max: 1000, role: "capacity", appliesTo: "Cloud Run revisions per service", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-quota-revisions-serving": { id: "run-quota-revisions-serving", unit: "count", max: 4000, role: "capacity", appliesTo: "Cloud Run serving revisions per region", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-quota-revisions-tags": { id: "run-quota-revisions-tags", unit: "count", max: 2000, role: "capacity", appliesTo: "Cloud Run revision tags per project and region", source: "https://docs.cloud.google.com/run/quotas", checked: "2026-11", confidence: "documented" },
  "run-readiness-fields-failure-threshold": { id: "run-readiness-fields-failure-threshold", unit: "count", default: 3, role: "probe", appliesTo: "Cloud Run readiness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-readiness-fields-path": { id: "run-readiness-fields-path", unit: "text", default: "/", role: "probe", appliesTo: "Cloud Run readiness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-readiness-fields-period": { id: "run-readiness-fields-period", unit: "seconds", default: 10, min: 1, max: 300, role: "probe", appliesTo: "Cloud Run readiness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-readiness-fields-success-threshold": { id: "run-readiness-fields-success-threshold", unit: "count", default: 2, role: "probe", appliesTo: "Cloud Run readiness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-readiness-fields-timeout": { id: "run-readiness-fields-timeout", unit: "seconds", default: 1, min: 1, max: 300, role: "probe", appliesTo: "Cloud Run readiness probe", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "documented" },
  "run-readiness-schema-gap": { id: "run-readiness-schema-gap", unit: "count", default: 1, min: 1, max: 1, role: "probe", appliesTo: "Cloud Run probe successThreshold", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "conflicting", note: "Holds for start-up and liveness; readiness takes 2 although the v1 text wants 1" },
  "run-scale-target-concurrency": { id: "run-scale-target-concurrency", unit: "count", default: 0.6, min: 0.1, max: 0.95, role: "capacity", appliesTo: "Cloud Run autoscaler, share of concurrency", source: "https://docs.cloud.google.com/run/docs/about-instance-autoscaling", checked: "2026-11", confidence: "conflicting" },
  "run-scale-target-cpu": { id: "run-scale-target-cpu", unit: "count", default: 0.6, min: 0.1, max: 0.9, role: "capacity", appliesTo: "Cloud Run autoscaler, share of CPU", source: "https://docs.cloud.google.com/run/docs/about-instance-autoscaling", checked: "2026-11", confidence: "conflicting", note: "Terraform allows 0.95" },
  "run-service-health-60": { id: "run-service-health-60", unit: "count", min: 0.6, role: "probe", appliesTo: "Cloud Run service health, share of passing instances", source: "https://docs.cloud.google.com/run/docs/configuring/configure-service-health", checked: "2026-11", confidence: "inferred", note: "Seen on a translated page only" },
  "run-service-health-instances": { id: "run-service-health-instances", unit: "count", min: 1, role: "probe", appliesTo: "Cloud Run service health, instances per region", source: "https://docs.cloud.google.com/run/docs/configuring/configure-service-health", checked: "2026-11", confidence: "documented" },
  "run-service-health-regions": { id: "run-service-health-regions", unit: "count", min: 2, role: "probe", appliesTo: "Cloud Run service health, regions", source: "https://docs.cloud.google.com/run/docs/configuring/configure-service-health", checked: "2026-11", confidence: "documented" },
  "run-shutdown": { id: "run-shutdown", unit: "seconds", default: 10, max: 10, role: "drain", appliesTo: "Cloud Run instances, SIGTERM to SIGKILL", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "documented", note: "Cannot be changed" },
  "run-start-4min": { id: "run-start-4min", unit: "seconds", max: 240, role: "startup", appliesTo: "Cloud Run containers, start to listening", source: "https://docs.cloud.google.com/run/docs/container-contract", checked: "2026-11", confidence: "conflicting", note: "Contract and quotas still say 4 min, the probe page allows 600 s" },
  "run-startup-product-gpu-max": { id: "run-startup-product-gpu-max", unit: "seconds", max: 1800, role: "startup", appliesTo: "Cloud Run start-up probe with a GPU: failureThreshold x periodSeconds", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "Named only by the page that also gives 600" },
  "run-startup-product-max": { id: "run-startup-product-max", unit: "seconds", max: 600, role: "startup", appliesTo: "Cloud Run start-up probe: failureThreshold x periodSeconds", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "Older pages and the API text say 240" },
  "run-startup-ranges-api-initial-delay": { id: "run-startup-ranges-api-initial-delay", unit: "seconds", min: 0, max: 240, role: "probe", appliesTo: "Cloud Run start-up probe initial delay", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "conflicting", note: "Newest services page says 600" },
  "run-startup-ranges-api-period": { id: "run-startup-ranges-api-period", unit: "seconds", min: 1, max: 240, role: "probe", appliesTo: "Cloud Run start-up probe period", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "conflicting", note: "Newest services page says 600" },
  "run-startup-ranges-api-timeout": { id: "run-startup-ranges-api-timeout", unit: "seconds", min: 1, max: 3600, role: "probe", appliesTo: "Cloud Run start-up probe timeout", source: "https://run.googleapis.com/$discovery/rest?version=v1", checked: "2026-11", confidence: "conflicting", note: "Newest services page says 600" },
  "run-startup-ranges-docs-initial-delay": { id: "run-startup-ranges-docs-initial-delay", unit: "seconds", min: 0, max: 600, role: "probe", appliesTo: "Cloud Run start-up probe initial delay", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "API text stops at 240" },
  "run-startup-ranges-docs-period": { id: "run-startup-ranges-docs-period", unit: "seconds", min: 1, max: 600, role: "probe", appliesTo: "Cloud Run start-up probe period", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "API text stops at 240" },
  "run-startup-ranges-docs-timeout": { id: "run-startup-ranges-docs-timeout", unit: "seconds", min: 1, max: 600, role: "probe", appliesTo: "Cloud Run start-up probe timeout", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "API text allows 3600" },
  "run-startup-strict-max": { id: "run-startup-strict-max", unit: "seconds", max: 240, role: "startup", appliesTo: "Cloud Run start-up probe: failureThreshold x periodSeconds", source: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", checked: "2026-11", confidence: "conflicting", note: "Newest services page says 600" },
  "run-timeout-default": { id: "run-timeout-default", unit: "seconds", default: 300, min: 1, max: 3600, role: "lifetime", appliesTo: "Cloud Run services", source: "https://docs.cloud.google.com/run/docs/configuring/request-timeout", checked: "2026-11", confidence: "documented", note: "Total life of a request, sockets included; one wording asks for less than 60 min, the API takes 3600" },
  "run-timeout-over-15min": { id: "run-timeout-over-15min", unit: "seconds", max: 900, role: "lifetime", appliesTo: "Cloud Run services", source: "https://docs.cloud.google.com/run/docs/configuring/request-timeout", checked: "2026-11", confidence: "documented", note: "Beyond this, clients are expected to reconnect and retry" },
  "run-vpc-egress-default": { id: "run-vpc-egress-default", unit: "text", default: "private-ranges-only", role: "other", appliesTo: "Cloud Run services", source: "https://run.googleapis.com/$discovery/rest?version=v2", checked: "2026-11", confidence: "documented" },
  "sanic-boot": { id: "sanic-boot", unit: "seconds", default: 30, role: "startup", appliesTo: "Sanic workers", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/worker/manager.py", checked: "2026-08", confidence: "documented" },
  "sanic-drain": { id: "sanic-drain", unit: "seconds", default: 15, role: "drain", appliesTo: "Sanic", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "sanic-hka": { id: "sanic-hka", unit: "seconds", versions: [{ range: "<23.6.0", default: 5 }, { range: ">=23.6.0", default: 120 }], role: "http-keep-alive", appliesTo: "Sanic", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "sanic-ping": { id: "sanic-ping", unit: "seconds", default: 20, role: "ping", appliesTo: "Sanic", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "sanic-pong": { id: "sanic-pong", unit: "seconds", default: 20, role: "pong", appliesTo: "Sanic", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "sanic-request": { id: "sanic-request", unit: "seconds", default: 60, role: "lifetime", appliesTo: "Sanic requests", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "sanic-response": { id: "sanic-response", unit: "seconds", default: 60, role: "lifetime", appliesTo: "Sanic responses", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "sanic-size": { id: "sanic-size", unit: "bytes", default: 1048576, role: "size", appliesTo: "Sanic", source: "https://github.com/sanic-org/sanic/blob/HEAD/sanic/config.py", checked: "2026-08", confidence: "documented" },
  "signalr-dead": { id: "signalr-dead", unit: "seconds", default: 30, role: "pong", appliesTo: "SignalR servers, silent client", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/SignalR/server/Core/src/HubOptionsSetup.cs", checked: "2026-08", confidence: "documented" },
  "signalr-init": { id: "signalr-init", unit: "seconds", default: 15, role: "handshake", appliesTo: "SignalR servers", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/SignalR/server/Core/src/HubOptionsSetup.cs", checked: "2026-08", confidence: "documented" },
  "signalr-js-dead": { id: "signalr-js-dead", unit: "milliseconds", default: 30000, role: "pong", appliesTo: "SignalR JavaScript clients, silent server", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/SignalR/clients/ts/signalr/src/HubConnection.ts", checked: "2026-08", confidence: "documented" },
  "signalr-js-ping": { id: "signalr-js-ping", unit: "milliseconds", default: 15000, role: "ping", appliesTo: "SignalR JavaScript clients", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/SignalR/clients/ts/signalr/src/HubConnection.ts", checked: "2026-08", confidence: "documented" },
  "signalr-ping": { id: "signalr-ping", unit: "seconds", default: 15, role: "ping", appliesTo: "SignalR servers", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/SignalR/server/Core/src/HubOptionsSetup.cs", checked: "2026-08", confidence: "documented" },
  "signalr-size": { id: "signalr-size", unit: "bytes", default: 32768, role: "size", appliesTo: "SignalR servers", source: "https://github.com/dotnet/aspnetcore/blob/HEAD/src/SignalR/server/Core/src/HubOptionsSetup.cs", checked: "2026-08", confidence: "documented" },
  "sio-client-delay": { id: "sio-client-delay", unit: "milliseconds", default: 1000, role: "other", appliesTo: "Socket.IO clients, first retry", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io-client/lib/manager.ts", checked: "2026-08", confidence: "documented" },
  "sio-client-delay-max": { id: "sio-client-delay-max", unit: "milliseconds", default: 5000, role: "other", appliesTo: "Socket.IO clients", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io-client/lib/manager.ts", checked: "2026-08", confidence: "documented" },
  "sio-client-init": { id: "sio-client-init", unit: "milliseconds", default: 20000, role: "handshake", appliesTo: "Socket.IO clients", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io-client/lib/manager.ts", checked: "2026-08", confidence: "documented" },
  "sio-client-jitter": { id: "sio-client-jitter", unit: "count", default: 0.5, role: "other", appliesTo: "Socket.IO clients", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io-client/lib/manager.ts", checked: "2026-08", confidence: "documented" },
  "sio-client-retries": { id: "sio-client-retries", unit: "count", default: "off", role: "other", appliesTo: "Socket.IO clients", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io-client/lib/manager.ts", checked: "2026-08", confidence: "documented" },
  "sio-init": { id: "sio-init", unit: "milliseconds", default: 45000, role: "handshake", appliesTo: "Socket.IO, joining a namespace", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io/lib/index.ts", checked: "2026-08", confidence: "documented" },
  "sio-pong": { id: "sio-pong", unit: "milliseconds", versions: [{ range: ">=2.5.0 <3.0.0", default: 20000 }, { range: ">=3.0.0 <4.0.0", default: 5000 }, { range: ">=4.0.0", default: 20000 }], role: "pong", appliesTo: "Socket.IO", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io/lib/index.ts", checked: "2026-08", confidence: "documented", note: "eio-pong, by the version of Socket.IO that carries it" },
  "sio-recovery": { id: "sio-recovery", unit: "milliseconds", default: "off", role: "other", appliesTo: "Socket.IO connection state recovery", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io/lib/index.ts", checked: "2026-08", confidence: "documented" },
  "sio-recovery-enabled": { id: "sio-recovery-enabled", unit: "milliseconds", default: 120000, role: "other", appliesTo: "Socket.IO connection state recovery once on", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io/lib/index.ts", checked: "2026-08", confidence: "documented" },
  "sio-size": { id: "sio-size", unit: "bytes", versions: [{ range: ">=2.5.0", default: 1000000 }], role: "size", appliesTo: "Socket.IO", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io/lib/index.ts", checked: "2026-08", confidence: "documented", note: "eio-size, by the version of Socket.IO that carries it" },
  "sio-transport": { id: "sio-transport", unit: "text", default: "polling,websocket", role: "handshake", appliesTo: "Socket.IO", source: "https://github.com/socketio/socket.io/blob/HEAD/packages/socket.io/lib/index.ts", checked: "2026-08", confidence: "documented", note: "In this order, so polling comes first" },
  "sockjs-disconnect": { id: "sockjs-disconnect", unit: "milliseconds", default: 5000, role: "idle", appliesTo: "SockJS for Node", source: "https://github.com/sockjs/sockjs-node/blob/HEAD/lib/server.js", checked: "2026-08", confidence: "documented" },
  "sockjs-ping": { id: "sockjs-ping", unit: "milliseconds", default: 25000, role: "ping", appliesTo: "SockJS for Node", source: "https://github.com/sockjs/sockjs-node/blob/HEAD/lib/server.js", checked: "2026-08", confidence: "documented" },
  "sockjs-size": { id: "sockjs-size", unit: "bytes", default: 131072, role: "size", appliesTo: "SockJS for Node, one streaming response", source: "https://github.com/sockjs/sockjs-node/blob/HEAD/lib/server.js", checked: "2026-08", confidence: "documented" },
  "soketi-activity": { id: "soketi-activity", unit: "seconds", default: 30, role: "ping", appliesTo: "Soketi's advice to clients", source: "https://github.com/soketi/soketi/blob/HEAD/src/ws-handler.ts", checked: "2026-08", confidence: "documented" },
  "soketi-drain": { id: "soketi-drain", unit: "milliseconds", default: 3000, role: "drain", appliesTo: "Soketi", source: "https://github.com/soketi/soketi/blob/HEAD/src/server.ts", checked: "2026-08", confidence: "documented" },
  "soketi-idle": { id: "soketi-idle", unit: "seconds", default: 120, max: 120, role: "idle", appliesTo: "Soketi", source: "https://github.com/soketi/soketi/blob/HEAD/src/ws-handler.ts", checked: "2026-08", confidence: "documented", note: "Only what the client sends counts" },
  "soketi-ping": { id: "soketi-ping", unit: "seconds", default: 104, role: "ping", appliesTo: "Soketi", source: "https://github.com/soketi/soketi/blob/HEAD/src/ws-handler.ts", checked: "2026-08", confidence: "inferred", note: "From the uWebSockets underneath" },
  "spring-sockjs-disconnect": { id: "spring-sockjs-disconnect", unit: "milliseconds", default: 5000, role: "idle", appliesTo: "Spring SockJS", source: "https://github.com/spring-projects/spring-framework/blob/HEAD/spring-websocket/src/main/java/org/springframework/web/socket/sockjs/support/AbstractSockJsService.java", checked: "2026-08", confidence: "documented" },
  "spring-sockjs-ping": { id: "spring-sockjs-ping", unit: "milliseconds", default: 25000, role: "ping", appliesTo: "Spring SockJS", source: "https://github.com/spring-projects/spring-framework/blob/HEAD/spring-websocket/src/main/java/org/springframework/web/socket/sockjs/support/AbstractSockJsService.java", checked: "2026-08", confidence: "documented" },
  "spring-stomp-relay": { id: "spring-stomp-relay", unit: "milliseconds", default: 10000, role: "ping", appliesTo: "Spring STOMP relay to its broker", source: "https://docs.spring.io/spring-framework/reference/web/websocket/stomp/handle-broker-relay.html", checked: "2026-08", confidence: "inferred", note: "Both directions" },
  "spring-stomp-simple-ping": { id: "spring-stomp-simple-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "Spring simple STOMP broker", source: "https://github.com/spring-projects/spring-framework/blob/HEAD/spring-messaging/src/main/java/org/springframework/messaging/simp/broker/SimpleBrokerMessageHandler.java", checked: "2026-08", confidence: "documented" },
  "spring-stomp-simple-ping-enabled": { id: "spring-stomp-simple-ping-enabled", unit: "milliseconds", default: 10000, role: "ping", appliesTo: "Spring simple STOMP broker with a task scheduler", source: "https://github.com/spring-projects/spring-framework/blob/HEAD/spring-messaging/src/main/java/org/springframework/messaging/simp/broker/SimpleBrokerMessageHandler.java", checked: "2026-08", confidence: "documented", note: "Both directions" },
  "sql-conn-100": { id: "sql-conn-100", unit: "count", max: 100, role: "capacity", appliesTo: "Cloud Run instance to Cloud SQL through the built-in connection", source: "https://docs.cloud.google.com/sql/docs/postgres/connect-run", checked: "2026-11", confidence: "documented" },
  "sql-small-tiers-micro": { id: "sql-small-tiers-micro", unit: "count", default: 25, role: "capacity", appliesTo: "Cloud SQL for PostgreSQL, db-f1-micro", source: "https://docs.cloud.google.com/sql/docs/quotas", checked: "2026-11", confidence: "documented" },
  "sql-small-tiers-small": { id: "sql-small-tiers-small", unit: "count", default: 50, role: "capacity", appliesTo: "Cloud SQL for PostgreSQL, db-g1-small", source: "https://docs.cloud.google.com/sql/docs/quotas", checked: "2026-11", confidence: "documented" },
  "sqlalchemy-max": { id: "sqlalchemy-max", unit: "count", default: 5, role: "capacity", appliesTo: "SQLAlchemy pools", source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/lib/sqlalchemy/pool/impl.py", checked: "2026-08", confidence: "documented" },
  "sqlalchemy-overflow": { id: "sqlalchemy-overflow", unit: "count", default: 10, role: "capacity", appliesTo: "SQLAlchemy pools", source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/lib/sqlalchemy/pool/impl.py", checked: "2026-08", confidence: "documented" },
  "sqlalchemy-pool": { id: "sqlalchemy-pool", unit: "seconds", default: 30, role: "startup", appliesTo: "SQLAlchemy, waiting for a connection", source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/lib/sqlalchemy/pool/impl.py", checked: "2026-08", confidence: "documented" },
  "sqlalchemy-pre-ping": { id: "sqlalchemy-pre-ping", unit: "boolean", default: false, role: "ping", appliesTo: "SQLAlchemy pools", source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/lib/sqlalchemy/pool/base.py", checked: "2026-08", confidence: "documented" },
  "sqlalchemy-recycle": { id: "sqlalchemy-recycle", unit: "seconds", default: "off", role: "lifetime", appliesTo: "SQLAlchemy pools", source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/lib/sqlalchemy/pool/base.py", checked: "2026-08", confidence: "documented" },
  "stompjs-init": { id: "stompjs-init", unit: "milliseconds", default: "off", role: "handshake", appliesTo: "stompjs", source: "https://github.com/stomp-js/stompjs/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "stompjs-ping": { id: "stompjs-ping", unit: "milliseconds", default: 10000, role: "ping", appliesTo: "stompjs, outgoing", source: "https://github.com/stomp-js/stompjs/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "stompjs-pong": { id: "stompjs-pong", unit: "milliseconds", default: 10000, role: "pong", appliesTo: "stompjs, incoming", source: "https://github.com/stomp-js/stompjs/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "stompjs-reconnect": { id: "stompjs-reconnect", unit: "milliseconds", default: 5000, role: "other", appliesTo: "stompjs", source: "https://github.com/stomp-js/stompjs/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "strawberry-init": { id: "strawberry-init", unit: "seconds", default: 60, role: "handshake", appliesTo: "Strawberry", source: "https://github.com/strawberry-graphql/strawberry/blob/HEAD/strawberry/asgi/__init__.py", checked: "2026-08", confidence: "documented" },
  "strawberry-ping": { id: "strawberry-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "Strawberry, legacy protocol", source: "https://github.com/strawberry-graphql/strawberry/blob/HEAD/strawberry/asgi/__init__.py", checked: "2026-08", confidence: "documented" },
  "strawberry-ping-enabled": { id: "strawberry-ping-enabled", unit: "seconds", default: 1, role: "ping", appliesTo: "Strawberry with keep_alive, legacy protocol", source: "https://github.com/strawberry-graphql/strawberry/blob/HEAD/strawberry/asgi/__init__.py", checked: "2026-08", confidence: "documented" },
  "streamlit-ping": { id: "streamlit-ping", unit: "seconds", versions: [{ range: "<6.5.0", default: 1 }, { range: ">=6.5.0", default: 30 }], role: "ping", appliesTo: "Streamlit, by Tornado version", source: "https://github.com/streamlit/streamlit/blob/HEAD/lib/streamlit/web/server/server.py", checked: "2026-08", confidence: "documented", note: "30 in uvicorn mode; setting it sets the pong timeout too" },
  "streamlit-pong": { id: "streamlit-pong", unit: "seconds", default: 30, role: "pong", appliesTo: "Streamlit", source: "https://github.com/streamlit/streamlit/blob/HEAD/lib/streamlit/web/server/server.py", checked: "2026-08", confidence: "documented" },
  "stw-client-idle": { id: "stw-client-idle", unit: "milliseconds", default: 30000, role: "idle", appliesTo: "subscriptions-transport-ws clients that saw a keep-alive", source: "https://github.com/apollographql/subscriptions-transport-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "stw-client-inactivity": { id: "stw-client-inactivity", unit: "milliseconds", default: "off", role: "idle", appliesTo: "subscriptions-transport-ws clients, unused socket", source: "https://github.com/apollographql/subscriptions-transport-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "stw-client-min": { id: "stw-client-min", unit: "milliseconds", default: 1000, role: "handshake", appliesTo: "subscriptions-transport-ws clients", source: "https://github.com/apollographql/subscriptions-transport-ws/blob/HEAD/src/client.ts", checked: "2026-08", confidence: "documented" },
  "stw-ping": { id: "stw-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "subscriptions-transport-ws servers", source: "https://github.com/apollographql/subscriptions-transport-ws/blob/HEAD/src/server.ts", checked: "2026-08", confidence: "documented" },
  "tomcat-hka": { id: "tomcat-hka", unit: "milliseconds", default: 60000, role: "http-keep-alive", appliesTo: "Embedded Tomcat", source: "https://github.com/apache/tomcat/blob/HEAD/java/org/apache/coyote/http11/Constants.java", checked: "2026-08", confidence: "documented", note: "Follows the connection timeout" },
  "tomcat-init": { id: "tomcat-init", unit: "milliseconds", default: 60000, role: "handshake", appliesTo: "Embedded Tomcat connection timeout", source: "https://github.com/apache/tomcat/blob/HEAD/java/org/apache/coyote/http11/Constants.java", checked: "2026-08", confidence: "documented", note: "The stock server.xml sets 20 s" },
  "tornado-hka": { id: "tornado-hka", unit: "seconds", default: 3600, role: "http-keep-alive", appliesTo: "Tornado", source: "https://github.com/tornadoweb/tornado/blob/HEAD/tornado/httpserver.py", checked: "2026-08", confidence: "documented" },
  "tornado-ping": { id: "tornado-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "Tornado", source: "https://github.com/tornadoweb/tornado/blob/HEAD/tornado/websocket.py", checked: "2026-08", confidence: "documented" },
  "tornado-pong-factor": { id: "tornado-pong-factor", unit: "count", versions: [{ range: "<6.5.0", default: 3 }, { range: ">=6.5.0", default: 1 }], role: "pong", appliesTo: "Tornado with pings", source: "https://github.com/tornadoweb/tornado/blob/HEAD/tornado/websocket.py", checked: "2026-08", confidence: "documented", note: "Multiple of the ping interval; 6.5 also clamps to it" },
  "tornado-pong-floor": { id: "tornado-pong-floor", unit: "seconds", versions: [{ range: "<6.5.0", default: 30 }, { range: ">=6.5.0", default: 0 }], role: "pong", appliesTo: "Tornado with pings", source: "https://github.com/tornadoweb/tornado/blob/HEAD/tornado/websocket.py", checked: "2026-08", confidence: "documented", note: "The wait is never shorter" },
  "tornado-size": { id: "tornado-size", unit: "bytes", default: 10485760, role: "size", appliesTo: "Tornado", source: "https://github.com/tornadoweb/tornado/blob/HEAD/tornado/websocket.py", checked: "2026-08", confidence: "documented" },
  "traefik-drain": { id: "traefik-drain", unit: "seconds", default: 10, role: "drain", appliesTo: "Traefik entry points", source: "https://github.com/traefik/traefik/blob/HEAD/pkg/config/static/entrypoints.go", checked: "2026-08", confidence: "documented" },
  "traefik-drain-accept": { id: "traefik-drain-accept", unit: "seconds", default: 0, role: "drain", appliesTo: "Traefik entry points, still accepting", source: "https://github.com/traefik/traefik/blob/HEAD/pkg/config/static/entrypoints.go", checked: "2026-08", confidence: "documented" },
  "traefik-hka": { id: "traefik-hka", unit: "seconds", default: 180, role: "http-keep-alive", appliesTo: "Traefik entry points", source: "https://github.com/traefik/traefik/blob/HEAD/pkg/config/static/static_config.go", checked: "2026-08", confidence: "documented" },
  "traefik-read": { id: "traefik-read", unit: "seconds", versions: [{ range: "<2.11.2", default: "off" }, { range: ">=2.11.2", default: 60 }], role: "other", appliesTo: "Traefik entry points, receiving a request", source: "https://github.com/traefik/traefik/blob/HEAD/pkg/config/static/static_config.go", checked: "2026-08", confidence: "documented" },
  "traefik-upstream-hka": { id: "traefik-upstream-hka", unit: "seconds", default: 90, role: "http-keep-alive", appliesTo: "Traefik to upstream", source: "https://github.com/traefik/traefik/blob/HEAD/pkg/config/dynamic/http_config.go", checked: "2026-08", confidence: "documented" },
  "traefik-write": { id: "traefik-write", unit: "seconds", default: "off", role: "other", appliesTo: "Traefik entry points", source: "https://github.com/traefik/traefik/blob/HEAD/pkg/config/static/static_config.go", checked: "2026-08", confidence: "documented" },
  "trpc-ws-ping": { id: "trpc-ws-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "tRPC", source: "https://github.com/trpc/trpc/blob/HEAD/packages/server/src/adapters/ws.ts", checked: "2026-08", confidence: "documented" },
  "trpc-ws-ping-enabled": { id: "trpc-ws-ping-enabled", unit: "milliseconds", default: 30000, role: "ping", appliesTo: "tRPC with keepAlive.enabled", source: "https://github.com/trpc/trpc/blob/HEAD/packages/server/src/adapters/ws.ts", checked: "2026-08", confidence: "documented" },
  "trpc-ws-pong-enabled": { id: "trpc-ws-pong-enabled", unit: "milliseconds", default: 5000, role: "pong", appliesTo: "tRPC with keepAlive.enabled", source: "https://github.com/trpc/trpc/blob/HEAD/packages/server/src/adapters/ws.ts", checked: "2026-08", confidence: "documented" },
  "undertow-hka": { id: "undertow-hka", unit: "milliseconds", default: 60000, role: "http-keep-alive", appliesTo: "Embedded Undertow", source: "https://docs.spring.io/spring-boot/appendix/application-properties/index.html", checked: "2026-08", confidence: "inferred" },
  "urlsession-ping": { id: "urlsession-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "URLSession", source: "https://developer.apple.com/documentation/foundation/urlsessionconfiguration", checked: "2026-08", confidence: "inferred" },
  "urlsession-request": { id: "urlsession-request", unit: "seconds", default: 60, role: "idle", appliesTo: "URLSession", source: "https://developer.apple.com/documentation/foundation/urlsessionconfiguration", checked: "2026-08", confidence: "inferred" },
  "urlsession-resource": { id: "urlsession-resource", unit: "seconds", default: 604800, role: "lifetime", appliesTo: "URLSession", source: "https://developer.apple.com/documentation/foundation/urlsessionconfiguration", checked: "2026-08", confidence: "inferred" },
  "uvicorn-drain": { id: "uvicorn-drain", unit: "seconds", default: "off", role: "drain", appliesTo: "uvicorn", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/server.py", checked: "2026-08", confidence: "documented", note: "Waits without limit; the option exists since 0.22" },
  "uvicorn-hka": { id: "uvicorn-hka", unit: "seconds", default: 5, role: "http-keep-alive", appliesTo: "uvicorn", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented" },
  "uvicorn-host": { id: "uvicorn-host", unit: "text", default: "127.0.0.1", role: "other", appliesTo: "uvicorn", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-11", confidence: "documented" },
  "uvicorn-impl": { id: "uvicorn-impl", unit: "text", versions: [{ range: "<0.50.0", default: "websockets" }, { range: ">=0.50.0", default: "websockets-sansio" }], role: "other", appliesTo: "uvicorn --ws auto", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/protocols/websockets/auto.py", checked: "2026-08", confidence: "documented", note: "Before 0.50 wsproto is next in line, and without either the upgrade is refused" },
  "uvicorn-ping": { id: "uvicorn-ping", unit: "seconds", versions: [{ range: "<0.15.0", default: "off" }, { range: ">=0.15.0", default: 20 }], role: "ping", appliesTo: "uvicorn with websockets", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented" },
  "uvicorn-ping-sansio": { id: "uvicorn-ping-sansio", unit: "seconds", versions: [{ range: "<0.44.0", default: "off" }, { range: ">=0.44.0", default: 20 }], role: "ping", appliesTo: "uvicorn with websockets-sansio", source: "https://github.com/Kludex/uvicorn/blob/HEAD/docs/release-notes.md", checked: "2026-08", confidence: "documented", note: "Older versions take the flag and never ping" },
  "uvicorn-ping-wsproto": { id: "uvicorn-ping-wsproto", unit: "seconds", versions: [{ range: "<0.46.0", default: "off" }, { range: ">=0.46.0", default: 20 }], role: "ping", appliesTo: "uvicorn with wsproto", source: "https://github.com/Kludex/uvicorn/blob/HEAD/docs/release-notes.md", checked: "2026-08", confidence: "documented", note: "Older versions take the flag and never ping" },
  "uvicorn-pong": { id: "uvicorn-pong", unit: "seconds", versions: [{ range: "<0.15.0", default: "off" }, { range: ">=0.15.0", default: 20 }], role: "pong", appliesTo: "uvicorn with websockets", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented" },
  "uvicorn-pong-sansio": { id: "uvicorn-pong-sansio", unit: "seconds", versions: [{ range: "<0.44.0", default: "off" }, { range: ">=0.44.0", default: 20 }], role: "pong", appliesTo: "uvicorn with websockets-sansio", source: "https://github.com/Kludex/uvicorn/blob/HEAD/docs/release-notes.md", checked: "2026-08", confidence: "documented" },
  "uvicorn-pong-wsproto": { id: "uvicorn-pong-wsproto", unit: "seconds", versions: [{ range: "<0.46.0", default: "off" }, { range: ">=0.46.0", default: 20 }], role: "pong", appliesTo: "uvicorn with wsproto", source: "https://github.com/Kludex/uvicorn/blob/HEAD/docs/release-notes.md", checked: "2026-08", confidence: "documented" },
  "uvicorn-port": { id: "uvicorn-port", unit: "count", default: 8000, role: "other", appliesTo: "uvicorn", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-11", confidence: "documented" },
  "uvicorn-recycle-concurrency": { id: "uvicorn-recycle-concurrency", unit: "count", default: "off", role: "capacity", appliesTo: "uvicorn", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented", note: "Above it, 503" },
  "uvicorn-recycle-requests": { id: "uvicorn-recycle-requests", unit: "count", default: "off", role: "lifetime", appliesTo: "uvicorn workers", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented" },
  "uvicorn-size": { id: "uvicorn-size", unit: "bytes", default: 16777216, role: "size", appliesTo: "uvicorn", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented" },
  "uvicorn-size-queue": { id: "uvicorn-size-queue", unit: "count", default: 32, role: "size", appliesTo: "uvicorn, queued messages", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/config.py", checked: "2026-08", confidence: "documented" },
  "uvicorn-work": { id: "uvicorn-work", unit: "seconds", default: 5, role: "other", appliesTo: "uvicorn with several workers", source: "https://github.com/Kludex/uvicorn/blob/HEAD/uvicorn/supervisors/multiprocess.py", checked: "2026-08", confidence: "documented", note: "The option exists since 0.37" },
  "uws-backpressure": { id: "uws-backpressure", unit: "bytes", default: 65536, role: "size", appliesTo: "uWebSockets", source: "https://github.com/uNetworking/uWebSockets/blob/HEAD/src/App.h", checked: "2026-08", confidence: "documented", note: "Older typings say 1 MiB" },
  "uws-hka": { id: "uws-hka", unit: "seconds", default: 10, max: 10, role: "http-keep-alive", appliesTo: "uWebSockets", source: "https://github.com/uNetworking/uWebSockets/blob/HEAD/src/App.h", checked: "2026-08", confidence: "documented" },
  "uws-idle": { id: "uws-idle", unit: "seconds", default: 120, min: 8, max: 960, role: "idle", appliesTo: "uWebSockets", source: "https://github.com/uNetworking/uWebSockets/blob/HEAD/src/App.h", checked: "2026-08", confidence: "documented", note: "0 is off" },
  "uws-life": { id: "uws-life", unit: "minutes", default: "off", max: 240, role: "lifetime", appliesTo: "uWebSockets", source: "https://github.com/uNetworking/uWebSockets/blob/HEAD/src/App.h", checked: "2026-08", confidence: "documented" },
  "uws-ping": { id: "uws-ping", unit: "seconds", default: 104, role: "ping", appliesTo: "uWebSockets", source: "https://github.com/uNetworking/uWebSockets/blob/HEAD/src/WebSocketContextData.h", checked: "2026-08", confidence: "documented", note: "Follows idleTimeout: 4, 8 or 16 s before it ends" },
  "uws-size": { id: "uws-size", unit: "bytes", default: 16384, role: "size", appliesTo: "uWebSockets", source: "https://github.com/uNetworking/uWebSockets/blob/HEAD/src/App.h", checked: "2026-08", confidence: "documented" },
  "vpc-conntrack": { id: "vpc-conntrack", unit: "seconds", default: 600, max: 600, role: "idle", appliesTo: "TCP flows in a VPC", source: "https://docs.cloud.google.com/compute/docs/troubleshooting/general-tips", checked: "2026-11", confidence: "documented", note: "Dropped without a reset" },
  "websocket-client-ping": { id: "websocket-client-ping", unit: "seconds", default: "off", role: "ping", appliesTo: "websocket-client for Python", source: "https://github.com/websocket-client/websocket-client/blob/HEAD/websocket/_app.py", checked: "2026-08", confidence: "documented" },
  "websocket-client-pong": { id: "websocket-client-pong", unit: "seconds", default: "off", role: "pong", appliesTo: "websocket-client for Python", source: "https://github.com/websocket-client/websocket-client/blob/HEAD/websocket/_app.py", checked: "2026-08", confidence: "documented" },
  "websockets-srv-close": { id: "websockets-srv-close", unit: "seconds", default: 10, role: "drain", appliesTo: "websockets servers, one socket", source: "https://github.com/python-websockets/websockets/blob/HEAD/src/websockets/asyncio/server.py", checked: "2026-08", confidence: "documented" },
  "websockets-srv-init": { id: "websockets-srv-init", unit: "seconds", default: 10, role: "handshake", appliesTo: "websockets servers", source: "https://github.com/python-websockets/websockets/blob/HEAD/src/websockets/asyncio/server.py", checked: "2026-08", confidence: "documented" },
  "websockets-srv-ping": { id: "websockets-srv-ping", unit: "seconds", versions: [{ range: "<7.0.0", default: "off" }, { range: ">=7.0.0", default: 20 }], role: "ping", appliesTo: "websockets servers", source: "https://github.com/python-websockets/websockets/blob/HEAD/docs/topics/keepalive.rst", checked: "2026-08", confidence: "documented" },
  "websockets-srv-pong": { id: "websockets-srv-pong", unit: "seconds", default: 20, role: "pong", appliesTo: "websockets servers", source: "https://github.com/python-websockets/websockets/blob/HEAD/docs/topics/keepalive.rst", checked: "2026-08", confidence: "documented" },
  "websockets-srv-size": { id: "websockets-srv-size", unit: "bytes", default: 1048576, role: "size", appliesTo: "websockets servers", source: "https://github.com/python-websockets/websockets/blob/HEAD/src/websockets/asyncio/server.py", checked: "2026-08", confidence: "documented" },
  "websockets-srv-sync-ping": { id: "websockets-srv-sync-ping", unit: "seconds", versions: [{ range: "<15.0.0", default: "off" }, { range: ">=15.0.0", default: 20 }], role: "ping", appliesTo: "websockets threaded servers", source: "https://github.com/python-websockets/websockets/blob/HEAD/src/websockets/sync/server.py", checked: "2026-08", confidence: "documented" },
  "ws-backlog": { id: "ws-backlog", unit: "count", default: 511, role: "capacity", appliesTo: "ws", source: "https://github.com/websockets/ws/blob/HEAD/lib/websocket-server.js", checked: "2026-08", confidence: "documented" },
  "ws-close": { id: "ws-close", unit: "milliseconds", default: 30000, role: "drain", appliesTo: "ws, one socket", source: "https://github.com/websockets/ws/blob/HEAD/lib/websocket.js", checked: "2026-08", confidence: "documented", note: "The option exists since 8.19" },
  "ws-close-1000": { id: "ws-close-1000", unit: "count", default: 1000, role: "other", appliesTo: "WebSocket close code: normal end", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-1001": { id: "ws-close-1001", unit: "count", default: 1001, role: "other", appliesTo: "WebSocket close code: going away", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-app-browser": { id: "ws-close-app-browser", unit: "count", min: 3000, max: 4999, role: "other", appliesTo: "WebSocket close codes that a browser may send", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented", note: "And 1000" },
  "ws-close-app-private": { id: "ws-close-app-private", unit: "count", min: 4000, max: 4999, role: "other", appliesTo: "WebSocket close codes, private", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-app-registered": { id: "ws-close-app-registered", unit: "count", min: 3000, max: 3999, role: "other", appliesTo: "WebSocket close codes, registered", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-bad-data": { id: "ws-close-errors-bad-data", unit: "count", default: 1007, role: "other", appliesTo: "WebSocket close code: malformed data", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-extension": { id: "ws-close-errors-extension", unit: "count", default: 1010, role: "other", appliesTo: "WebSocket close code: extension expected", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-policy": { id: "ws-close-errors-policy", unit: "count", default: 1008, role: "other", appliesTo: "WebSocket close code: policy violation", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-protocol": { id: "ws-close-errors-protocol", unit: "count", default: 1002, role: "other", appliesTo: "WebSocket close code: protocol error", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-server": { id: "ws-close-errors-server", unit: "count", default: 1011, role: "other", appliesTo: "WebSocket close code: server error", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-too-big": { id: "ws-close-errors-too-big", unit: "count", default: 1009, role: "other", appliesTo: "WebSocket close code: message too big", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-errors-unsupported": { id: "ws-close-errors-unsupported", unit: "count", default: 1003, role: "other", appliesTo: "WebSocket close code: unsupported data", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-iana-bad-gateway": { id: "ws-close-iana-bad-gateway", unit: "count", default: 1014, role: "other", appliesTo: "WebSocket close code: bad gateway", source: "https://www.iana.org/assignments/websocket/websocket.xhtml", checked: "2026-11", confidence: "documented" },
  "ws-close-iana-restart": { id: "ws-close-iana-restart", unit: "count", default: 1012, role: "other", appliesTo: "WebSocket close code: service restart", source: "https://www.iana.org/assignments/websocket/websocket.xhtml", checked: "2026-11", confidence: "documented" },
  "ws-close-iana-try-later": { id: "ws-close-iana-try-later", unit: "count", default: 1013, role: "other", appliesTo: "WebSocket close code: try again later", source: "https://www.iana.org/assignments/websocket/websocket.xhtml", checked: "2026-11", confidence: "documented" },
  "ws-close-reserved-abnormal": { id: "ws-close-reserved-abnormal", unit: "count", default: 1006, role: "other", appliesTo: "WebSocket close code: connection lost, never on the wire", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-reserved-no-code": { id: "ws-close-reserved-no-code", unit: "count", default: 1005, role: "other", appliesTo: "WebSocket close code: none received, never on the wire", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-close-reserved-tls": { id: "ws-close-reserved-tls", unit: "count", default: 1015, role: "other", appliesTo: "WebSocket close code: TLS failure, never on the wire", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-init": { id: "ws-init", unit: "milliseconds", default: "off", role: "handshake", appliesTo: "ws clients", source: "https://github.com/websockets/ws/blob/HEAD/lib/websocket.js", checked: "2026-08", confidence: "documented" },
  "ws-ping": { id: "ws-ping", unit: "milliseconds", default: "off", role: "ping", appliesTo: "ws", source: "https://github.com/websockets/ws/blob/HEAD/README.md", checked: "2026-08", confidence: "documented", note: "The README's loop uses 30000" },
  "ws-ping-payload": { id: "ws-ping-payload", unit: "bytes", max: 125, role: "size", appliesTo: "WebSocket control frames", source: "https://www.rfc-editor.org/rfc/rfc6455", checked: "2026-11", confidence: "documented" },
  "ws-size": { id: "ws-size", unit: "bytes", default: 104857600, role: "size", appliesTo: "ws", source: "https://github.com/websockets/ws/blob/HEAD/lib/websocket-server.js", checked: "2026-08", confidence: "documented" },
  "yarp": { id: "yarp", unit: "seconds", default: 100, role: "idle", appliesTo: "YARP, WebSockets included", source: "https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/http-client-config", checked: "2026-08", confidence: "inferred" },
};
