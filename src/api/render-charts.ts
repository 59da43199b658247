import { posix } from "node:path";
import { type Chart, isChartFile, ownCharts, readChart } from "../adapters/helm/chart.ts";
import { helmOrigin } from "../adapters/rendered/helm-origin.ts";
import { environmentCalled } from "../model/environment-names.ts";
import { findTool } from "../sources/render/find-tool.ts";
import type { ProjectFiles } from "../sources/render/project-files.ts";
import { runTool } from "../sources/render/run-tool.ts";
import { locate } from "../syntax/cursor.ts";
import type { Problem } from "../syntax/document.ts";
import { fileNamedAfter } from "./layout.ts";
import { problemAt } from "./problems.ts";
import { folderArgument, type Rendering, renderedSource, said } from "./rendering.ts";

/** Runs helm for the charts among the files that are part of no other, with the values of the environment. */
export async function renderCharts(
  names: readonly string[],
  files: ProjectFiles,
  environment: string,
): Promise<readonly Rendering[]> {
  const found = new Set(names.filter(isChartFile).map((name) => posix.dirname(name)));
  const renderings: Rendering[] = [];
  for (const folder of ownCharts([...found])) {
    const [document] = files.documents(posix.join(folder, "Chart.yaml"));
    if (document) renderings.push(await rendered(readChart(document), files, environment));
  }
  return renderings.filter(({ problems, made }) => made !== undefined || problems.length > 0);
}

async function rendered(chart: Chart, files: ProjectFiles, environment: string): Promise<Rendering> {
  const { folder, document, isLibrary } = chart;
  const { source } = document;
  const isMadeFrom = partOf(folder);
  if (isLibrary) return { problems: [], isMadeFrom };
  const missing = missingDependencies(chart, files);
  if (missing.length > 0) return { problems: missing, isMadeFrom };
  const helm = findTool("helm");
  if (helm === undefined) {
    const message = "--render needs helm on the PATH, and it is not there: what this chart makes was not checked";
    return { problems: [said(source, message)], isMadeFrom };
  }
  const values = valuesFor(folder, files, environment);
  const chosen = values.given.flatMap((file) => ["-f", folderArgument(file)]);
  const args = ["template", releaseName(chart), folderArgument(folder), ...chosen];
  const words = `helm ${args.join(" ")}`;
  const made = await runTool(helm, args, { cwd: files.cwd });
  if ("failed" in made) return { problems: [said(source, `${words} ${made.failed}`)], isMadeFrom };
  const others = values.others.length === 0 ? "" : `; without ${values.others.join(", ")}`;
  const origin = helmOrigin({
    template: (name) => files.text(templateFile(folder, name)),
    values: [...[...values.given].reverse(), posix.join(folder, "values.yaml")].flatMap((file) =>
      files.documents(file).slice(0, 1),
    ),
  });
  return {
    problems: [said(source, `rendered with ${words}${others}`, "note")],
    made: { source: renderedSource(folder, made.text), origin },
    isMadeFrom,
  };
}

/** `chat/templates/x.yaml`: the chart's name, then the way from its folder. */
function templateFile(folder: string, name: string): string {
  const way = posix.normalize(name).split("/").slice(1).join("/");
  return way.startsWith("..") || way === "" ? "" : posix.join(folder, way);
}

function partOf(folder: string): (name: string) => boolean {
  const inside = folder === "." ? "" : `${folder}/`;
  return (name) => {
    if (!name.startsWith(inside)) return false;
    const own = name.slice(inside.length);
    return /^(?:templates|charts)\//.test(own) || /^(?:Chart|values[^/]*)\.ya?ml$/.test(own) || isValues(own);
  };
}

/** Helm fetches nothing by itself; it fails, and says less clearly why. */
function missingDependencies({ folder, dependencies }: Chart, files: ProjectFiles): readonly Problem[] {
  const present = files.names(posix.join(folder, "charts"));
  return dependencies
    .filter(
      ({ name }) => !present.some((file) => file === name || (file.startsWith(`${name}-`) && file.endsWith(".tgz"))),
    )
    .map(({ name, at }) =>
      problemAt(
        locate(at),
        `helm was not run: ${name} is not in charts/, and nothing is fetched (helm dependency build)`,
      ),
    );
}

/** Files beside `values.yaml` that are named after the environment, and those that are named after none. */
function valuesFor(
  folder: string,
  files: ProjectFiles,
  environment: string,
): { readonly given: readonly string[]; readonly others: readonly string[] } {
  const own = environmentCalled(environment) ?? environment;
  const all = files.names(folder).filter((file) => isValues(file) && file !== "values.yaml");
  const given = all.filter((file) => fileNamedAfter(file) === own || file.split(/[._-]/).includes(environment));
  const others = all.filter((file) => !given.includes(file) && fileNamedAfter(file) === undefined);
  return { given: given.map((file) => posix.join(folder, file)), others };
}

/** A comma parts two files for helm. */
function isValues(file: string): boolean {
  if (!/^[^/,]+\.ya?ml$/.test(file) || isChartFile(file)) return false;
  return /^values\b/.test(file) || fileNamedAfter(file) !== undefined;
}

/** A release must be called something that a DNS label may be. */
function releaseName({ name }: Chart): string {
  return /^[a-z0-9][a-z0-9-]{0,52}$/.test(name) ? name : "release";
}
