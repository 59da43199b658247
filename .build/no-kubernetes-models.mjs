// Kubernetes' client turns objects into classes, one for each kind that there is. Objects are fetched here as they are
// answered, because those classes drop every field that they do not know, and so they need not be shipped.
import { dirname, join } from "node:path";

const OWN = /client-node[\\/]dist[\\/]/;

/** An esbuild plugin that leaves out the 700 models of `@kubernetes/client-node`, which nothing that is used refers to. */
export const noKubernetesModels = {
  name: "no-kubernetes-models",
  setup(build) {
    // The package does not say that importing these files does nothing, so that a bundler has to keep them.
    build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, importer }) => {
      const file = join(dirname(importer), path);
      return OWN.test(importer) && OWN.test(file) ? { path: file, sideEffects: false } : undefined;
    });
  },
};
