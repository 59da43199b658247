// What is used of the client library, by name: a bundler keeps all of what is loaded whole on demand, and of these two
// only what they need, which is a quarter. Import this file on demand as well.
export { KubeConfig, PortForward } from "@kubernetes/client-node";
