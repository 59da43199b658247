import type { Document } from "../../syntax/document.ts";
import { cloudBuildCommandLines, isCloudBuild } from "./carriers/cloud-build.ts";
import { makefileCommandLines, shellCommandLines } from "./carriers/files.ts";
import { githubCommandLines, isGithub } from "./carriers/github.ts";
import { gitlabCommandLines, isGitlab } from "./carriers/gitlab.ts";
import type { CommandLine } from "./command-line.ts";

/** The gcloud commands of a document; undefined for one that is no place for commands. */
export function commandLinesOf(document: Document): readonly CommandLine[] | undefined {
  if (document.form === "shell") return shellCommandLines(document);
  if (document.form === "makefile") return makefileCommandLines(document);
  if (document.form !== undefined || document.root.kind !== "map") return undefined;
  if (isGithub(document)) return githubCommandLines(document);
  if (isCloudBuild(document)) return cloudBuildCommandLines(document);
  if (isGitlab(document)) return gitlabCommandLines(document);
  return undefined;
}
