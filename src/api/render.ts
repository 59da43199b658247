export { renderBaseline, renderPrunedBaseline } from "../report/baseline.ts";
export { renderExplained } from "../report/explained.ts";
export { jsonReport, renderJson } from "../report/json.ts";
export { renderPaths } from "../report/paths.ts";
export { renderSarif } from "../report/sarif.ts";
export { renderText } from "../report/text.ts";
export { transcriptLines } from "../report/transcript.ts";
