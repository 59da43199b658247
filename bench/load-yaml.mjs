// The same with the other parser, whose documents know where everything stands, as a linter's must.
import { parseAllDocuments } from "yaml";
import { yamlTexts } from "./yaml-texts.mjs";

let objects = 0;
for (const text of yamlTexts(process.argv[2])) objects += parseAllDocuments(text).length;
console.log(objects);
