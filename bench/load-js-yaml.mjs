// Reads and parses a folder with js-yaml and keeps nothing: the least that any tool must do.
import { loadAll } from "js-yaml";
import { yamlTexts } from "./yaml-texts.mjs";

let objects = 0;
for (const text of yamlTexts(process.argv[2])) objects += loadAll(text).length;
console.log(objects);
