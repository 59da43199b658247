// Validates a folder with Monokle as its own command line does: parse, link, validate. Its default plugins, less the
// one that fetches schemas from the network.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { yamlTexts } from "./yaml-texts.mjs";

const [peers, folder] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(peers, "node_modules/@monokle/validation/lib", file)).href);
const { AnnotationSuppressor, DisabledFixer, FingerprintSuppressor, MonokleValidator, processRefs, ResourceParser } =
  await load("node.js");
const { DefaultPluginLoader } = await load("pluginLoaders/PluginLoader.js");
const { parseAllDocuments } = createRequire(join(peers, "package.json"))("yaml"); // the version it came with

const parser = new ResourceParser();
const resources = [];
for (const text of yamlTexts(folder)) {
  const file = `${resources.length}.yaml`;
  for (const document of parseAllDocuments(text)) {
    const content = document.toJS();
    const [start, , end] = document.range;
    resources.push({
      id: String(resources.length),
      fileId: file,
      filePath: file,
      fileOffset: start,
      name: content.metadata.name,
      namespace: content.metadata.namespace,
      apiVersion: content.apiVersion,
      kind: content.kind,
      content,
      text: text.slice(start, end),
    });
  }
}
processRefs(resources, parser);
const validator = new MonokleValidator(
  {
    loader: new DefaultPluginLoader(),
    parser,
    suppressors: [new AnnotationSuppressor(), new FingerprintSuppressor()],
    fixer: new DisabledFixer(),
  },
  { plugins: { "yaml-syntax": true, "pod-security-standards": true, "resource-links": true } },
);
const { runs } = await validator.validate({ resources });
console.log(resources.length, runs[0].results.length);
