import { type Document, sourceName } from "../../../syntax/document.ts";
import { readMakefile } from "../../../syntax/makefile.ts";
import { readScript } from "../../../syntax/shell-script.ts";
import { type CommandLine, gcloudCommands, wholeText } from "../command-line.ts";

/** The gcloud commands of a shell script. */
export function shellCommandLines(document: Document): readonly CommandLine[] {
  const name = sourceName(document.source.source);
  const { commands } = readScript(wholeText(document));
  return gcloudCommands(commands, { document, within: [name], labels: [name] });
}

/** Those of a Makefile: each line of a recipe is a script of its own. */
export function makefileCommandLines(document: Document): readonly CommandLine[] {
  const name = sourceName(document.source.source);
  return readMakefile(document.source.text).flatMap(({ target, lines }) =>
    lines.flatMap((line) =>
      gcloudCommands(readScript(line).commands, {
        document,
        within: [name, `target ${target}`],
        labels: [name, target],
      }),
    ),
  );
}
