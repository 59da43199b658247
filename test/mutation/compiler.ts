import { dirname, join } from "node:path";
import ts from "typescript";
import type { Mutant } from "./mutants.ts";

/**
 * The mutants that do not compile, and so could never be merged: most guards against unknown facts are of this kind. Each
 * is a file of its own beside the original, so that one program checks them all.
 */
export function refusedByCompiler(root: string, mutants: readonly Mutant[]): ReadonlySet<number> {
  const files = new Map(
    mutants.map((mutant) => [join(root, mutant.file.replace(/\.ts$/, `.${mutant.id}.ts`)), mutant]),
  );
  const options: ts.CompilerOptions = { ...optionsOf(root), noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(options, true);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file)?.text ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = files.get(file)?.text;
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const refused = [...files].filter(([file]) => {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} is no part of the program`);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].length > 0;
  });
  return new Set(refused.map(([, { id }]) => id));
}

function optionsOf(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(join(root, "tsconfig.json"))).options;
}
