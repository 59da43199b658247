// @ts-nocheck: compiled by ajv
// Derived from schemas/{config,policy}.schema.json by .build/validators.mjs; do not edit.
import type { Validator } from "./schema-error.ts";
const checkConfig = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"config.schema.json","title":"the configuration of holdopen","type":"object","properties":{"extends":{"$ref":"policy.schema.json#/definitions/extends"},"environment":{"title":"the name of an environment","type":"string","pattern":"\\S"},"environments":{"title":"a map of environments","type":"object","additionalProperties":{"title":"a map with files","type":"object","properties":{"files":{"title":"a list of globs","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}}},"additionalProperties":false}},"services":{"title":"a map of services","type":"object","additionalProperties":{"$ref":"#/definitions/service"}},"exclude":{"title":"a list of globs","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"session":{"$ref":"policy.schema.json#/definitions/session"},"rules":{"$ref":"policy.schema.json#/definitions/rules"},"overrides":{"$ref":"policy.schema.json#/definitions/overrides"},"assertions":{"$ref":"policy.schema.json#/definitions/assertions"},"limits":{"title":"a map of limit ids","type":"object","additionalProperties":{"$ref":"#/definitions/limit"}},"suppressions":{"title":"a list of suppressions","type":"array","items":{"$ref":"#/definitions/suppression"}}},"additionalProperties":false,"definitions":{"service":{"title":"a map of what is known about a service","type":"object","properties":{"match":{"title":"a map with cloudRun, appEngine, deployment, statefulSet or backendService","type":"object","minProperties":1,"additionalProperties":false,"properties":{"cloudRun":{"title":"the name of a Cloud Run service","type":"string","pattern":"\\S"},"appEngine":{"title":"the name of an App Engine service","type":"string","pattern":"\\S"},"deployment":{"title":"the name of a Deployment, or namespace/name","type":"string","pattern":"\\S"},"statefulSet":{"title":"the name of a StatefulSet, or namespace/name","type":"string","pattern":"\\S"},"backendService":{"title":"the name of a backend service","type":"string","pattern":"\\S"}}},"traffic":{"title":"websocket, sse, grpc, long-polling or http","enum":["websocket","sse","grpc","long-polling","http"]},"paths":{"title":"a list of URL paths","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"sessionSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"dockerfile":{"title":"the path of a file","type":"string","pattern":"\\S"},"app":{"title":"a map of the application's own settings","type":"object","properties":{"heartbeat.intervalSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"heartbeat.timeoutSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"heartbeat.frame":{"allOf":[{"$ref":"#/definitions/appFrame"}]},"startup.timeoutSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"keepAliveSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"idleSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"lifetimeSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"drainSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"port":{"allOf":[{"$ref":"#/definitions/appCount"}]},"maxConnections":{"allOf":[{"$ref":"#/definitions/appCount"}]}},"additionalProperties":false},"front":{"title":"a list of hops","type":"array","items":{"$ref":"#/definitions/frontHop"}},"startup":{"$ref":"#/definitions/startup"},"health":{"$ref":"#/definitions/health"},"background":{"title":"a list of names","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"capacity":{"title":"a map with peakSockets and memoryMiB","type":"object","properties":{"peakSockets":{"title":"a whole number of sockets","type":"integer","minimum":0},"memoryMiB":{"title":"a number of mebibytes","type":"number","exclusiveMinimum":0}},"additionalProperties":false},"auth":{"$ref":"#/definitions/auth"},"conversation":{"$ref":"#/definitions/conversation"}},"additionalProperties":false},"appSeconds":{"title":"a duration such as 45s, the address of a value (file#/pointer), or a map with at and unit","type":["number","string","object"],"minimum":0,"pattern":"^([0-9]+(\\.[0-9]+)?(ms|s|m|h)?|[^#]+#(/.*)?)$","properties":{"at":{"title":"the address of a value, such as config/app.yaml#/websocket/heartbeat_interval","type":"string","pattern":"^[^#]+#(/.*)?$"},"unit":{"title":"s, ms, m or h","enum":["s","ms","m","h"]}},"required":["at"],"additionalProperties":false},"appCount":{"title":"a whole number, the address of a value (file#/pointer), or a map with at","type":["integer","string","object"],"minimum":1,"pattern":"^([1-9][0-9]*|[^#]+#(/.*)?)$","properties":{"at":{"title":"the address of a value, such as config/app.yaml#/websocket/heartbeat_interval","type":"string","pattern":"^[^#]+#(/.*)?$"},"unit":{"title":"s, ms, m or h","enum":["s","ms","m","h"]}},"required":["at"],"additionalProperties":false},"appFrame":{"title":"control, data, the address of a value (file#/pointer), or a map with at","type":["string","object"],"pattern":"^(control|data|[^#]+#(/.*)?)$","properties":{"at":{"title":"the address of a value, such as config/app.yaml#/websocket/heartbeat_interval","type":"string","pattern":"^[^#]+#(/.*)?$"},"unit":{"title":"s, ms, m or h","enum":["s","ms","m","h"]}},"required":["at"],"additionalProperties":false},"frontHop":{"title":"a name such as cloudflare, or a map with name or the file of a proxy, idleSeconds and lifetimeSeconds","type":["string","object"],"pattern":"\\S","properties":{"name":{"title":"the name of a hop, such as cloudflare","type":"string","pattern":"\\S"},"nginx":{"title":"the file of an nginx in front","type":"string","pattern":"\\S"},"haproxy":{"title":"the file of an HAProxy in front","type":"string","pattern":"\\S"},"envoy":{"title":"the file of an Envoy in front","type":"string","pattern":"\\S"},"caddy":{"title":"the file of a Caddy in front","type":"string","pattern":"\\S"},"traefik":{"title":"the file of a Traefik in front","type":"string","pattern":"\\S"},"idleSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"lifetimeSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"websockets":{"title":"true or false","type":"boolean"}},"minProperties":1,"dependencies":{"idleSeconds":["name"],"lifetimeSeconds":["name"],"websockets":["name"]},"additionalProperties":false},"startup":{"title":"a map of what is known about the start","type":"object","properties":{"measured":{"title":"a map of environments","type":"object","additionalProperties":{"$ref":"policy.schema.json#/definitions/duration"}},"phases":{"title":"a list of phases","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"acceptSocketsAfter":{"title":"the name of a phase","type":"string","pattern":"\\S"},"dependencies":{"title":"a map of dependencies","type":"object","additionalProperties":{"title":"a map with phase, timeout and needs","type":"object","properties":{"phase":{"title":"the name of a phase","type":"string","pattern":"\\S"},"timeout":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"needs":{"title":"a list of dependencies","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}}},"additionalProperties":false}}},"additionalProperties":false},"health":{"title":"a map of health endpoints","type":"object","properties":{"liveness":{"title":"a URL path","type":"string","pattern":"\\S"},"readiness":{"title":"a URL path","type":"string","pattern":"\\S"},"readinessCovers":{"title":"a list of checks, or a map of checks with the time each may take","type":["array","object"],"items":{"title":"the name of a check","type":"string","pattern":"\\S"},"additionalProperties":{"$ref":"policy.schema.json#/definitions/duration"}},"parallel":{"title":"true or false","type":"boolean"}},"additionalProperties":false},"secret":{"title":"a map with env or file, never the secret itself","type":"object","properties":{"env":{"title":"the name of an environment variable","type":"string","pattern":"\\S"},"file":{"title":"the name of a file","type":"string","pattern":"\\S"}},"additionalProperties":false,"minProperties":1,"maxProperties":1},"user":{"title":"a map with a name and credentials","type":"object","properties":{"name":{"title":"a name for reports","type":"string","pattern":"\\S"},"bearer":{"allOf":[{"$ref":"#/definitions/secret"}]},"headers":{"title":"a map of header names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"cookies":{"title":"a map of cookie names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"query":{"title":"a map of query parameters to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"subprotocols":{"title":"a list of secrets","type":"array","items":{"$ref":"#/definitions/secret"}}},"additionalProperties":false,"required":["name"]},"mint":{"title":"a map with algorithm, key and what the tokens say","type":"object","properties":{"algorithm":{"title":"HS256 or RS256","enum":["HS256","RS256"]},"key":{"allOf":[{"$ref":"#/definitions/secret"}]},"count":{"title":"a whole number of users from 1 to 1000","type":"integer","minimum":1,"maximum":1000},"subject":{"title":"a text","type":"string","pattern":"\\S"},"claims":{"title":"a map of claims","type":"object"},"expiresIn":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"send":{"title":"a map with header, query, cookie or subprotocol","type":"object","properties":{"header":{"title":"the name of a header","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},"query":{"title":"the name of a query parameter","type":"string","pattern":"\\S"},"cookie":{"title":"the name of a cookie","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},"subprotocol":{"title":"the name of a subprotocol, without spaces","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z{}-]+$"}},"additionalProperties":false,"minProperties":1,"maxProperties":1}},"additionalProperties":false,"required":["algorithm","key"]},"auth":{"title":"a map of credentials","type":"object","properties":{"bearer":{"allOf":[{"$ref":"#/definitions/secret"}]},"headers":{"title":"a map of header names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"cookies":{"title":"a map of cookie names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"query":{"title":"a map of query parameters to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"subprotocols":{"title":"a list of WebSocket subprotocols","type":"array","items":{"title":"the name of a subprotocol, without spaces","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"}},"idToken":{"title":"a map with audience and header","type":"object","properties":{"audience":{"title":"service-url, or an audience","type":"string","pattern":"\\S"},"header":{"title":"the name of a header","type":"string","pattern":"\\S"}},"additionalProperties":false},"clientCertificate":{"title":"a map with cert and key","type":"object","properties":{"cert":{"$ref":"#/definitions/secret"},"key":{"$ref":"#/definitions/secret"}},"additionalProperties":false,"required":["cert","key"]},"origin":{"title":"an origin, such as https://chat.example.com","type":"string","pattern":"^https?://[^/\\s?#@]+$"},"ca":{"allOf":[{"$ref":"#/definitions/secret"}]},"users":{"title":"a list of users","type":"array","items":{"$ref":"#/definitions/user"}},"mint":{"$ref":"#/definitions/mint"}},"additionalProperties":false},"conversation":{"title":"a map of what to send and to expect","type":"object","properties":{"send":{"title":"a message","type":["object","string","array"]},"expect":{"title":"a list of message types","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"match":{"title":"a map of fields","type":"object","additionalProperties":{"title":"a number, a text, true or false","type":["string","number","boolean"]}},"mode":{"title":"strict, subsequence or set","enum":["strict","subsequence","set"]},"forbid":{"title":"a list of message types","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"reply":{"title":"a map with withinSeconds and minBytes","type":"object","properties":{"withinSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"minBytes":{"title":"a whole number of bytes","type":"integer","minimum":0}},"additionalProperties":false}},"additionalProperties":false},"limit":{"title":"a map with default, min or max","type":"object","minProperties":1,"additionalProperties":false,"properties":{"default":{"title":"a number","type":"number"},"min":{"title":"a number","type":"number"},"max":{"title":"a number","type":"number"}}},"suppression":{"title":"a map with rule and reason","type":"object","properties":{"rule":{"title":"the id of a rule","type":"string","pattern":"\\S"},"file":{"title":"a glob","type":"string","pattern":"\\S"},"path":{"title":"the id of a connection path","type":"string","pattern":"\\S"},"reason":{"title":"a reason","type":"string","pattern":"\\S"},"until":{"title":"a date such as 2027-01-31","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},"additionalProperties":false,"required":["rule","reason"]}}};
const func2 = Object.prototype.hasOwnProperty;
const schema8 = {"title":"the name, file or package of a pack, or a list of them","type":["string","array"],"pattern":"\\S","items":{"title":"the name, file or package of a pack","type":"string","pattern":"\\S"}};
const pattern0 = new RegExp("\\S", "u");

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema8.type},schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern0.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema8.items,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},schema:schema8.items.type,parentSchema:schema8.items,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
validate52.errors = vErrors;
return errors === 0;
}

const schema22 = {"title":"a map of what is known about a service","type":"object","properties":{"match":{"title":"a map with cloudRun, appEngine, deployment, statefulSet or backendService","type":"object","minProperties":1,"additionalProperties":false,"properties":{"cloudRun":{"title":"the name of a Cloud Run service","type":"string","pattern":"\\S"},"appEngine":{"title":"the name of an App Engine service","type":"string","pattern":"\\S"},"deployment":{"title":"the name of a Deployment, or namespace/name","type":"string","pattern":"\\S"},"statefulSet":{"title":"the name of a StatefulSet, or namespace/name","type":"string","pattern":"\\S"},"backendService":{"title":"the name of a backend service","type":"string","pattern":"\\S"}}},"traffic":{"title":"websocket, sse, grpc, long-polling or http","enum":["websocket","sse","grpc","long-polling","http"]},"paths":{"title":"a list of URL paths","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"sessionSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"dockerfile":{"title":"the path of a file","type":"string","pattern":"\\S"},"app":{"title":"a map of the application's own settings","type":"object","properties":{"heartbeat.intervalSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"heartbeat.timeoutSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"heartbeat.frame":{"allOf":[{"$ref":"#/definitions/appFrame"}]},"startup.timeoutSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"keepAliveSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"idleSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"lifetimeSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"drainSeconds":{"allOf":[{"$ref":"#/definitions/appSeconds"}]},"port":{"allOf":[{"$ref":"#/definitions/appCount"}]},"maxConnections":{"allOf":[{"$ref":"#/definitions/appCount"}]}},"additionalProperties":false},"front":{"title":"a list of hops","type":"array","items":{"$ref":"#/definitions/frontHop"}},"startup":{"$ref":"#/definitions/startup"},"health":{"$ref":"#/definitions/health"},"background":{"title":"a list of names","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"capacity":{"title":"a map with peakSockets and memoryMiB","type":"object","properties":{"peakSockets":{"title":"a whole number of sockets","type":"integer","minimum":0},"memoryMiB":{"title":"a number of mebibytes","type":"number","exclusiveMinimum":0}},"additionalProperties":false},"auth":{"$ref":"#/definitions/auth"},"conversation":{"$ref":"#/definitions/conversation"}},"additionalProperties":false};
const schema10 = {"title":"a duration such as 45, 10.5s, 500ms, 2m or 1h","type":["number","string"],"minimum":0,"pattern":"^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$"};
const pattern2 = new RegExp("^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$", "u");

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema10.type},schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern2.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$"},schema:"^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$",parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate55.errors = vErrors;
return errors === 0;
}

const schema24 = {"title":"a duration such as 45s, the address of a value (file#/pointer), or a map with at and unit","type":["number","string","object"],"minimum":0,"pattern":"^([0-9]+(\\.[0-9]+)?(ms|s|m|h)?|[^#]+#(/.*)?)$","properties":{"at":{"title":"the address of a value, such as config/app.yaml#/websocket/heartbeat_interval","type":"string","pattern":"^[^#]+#(/.*)?$"},"unit":{"title":"s, ms, m or h","enum":["s","ms","m","h"]}},"required":["at"],"additionalProperties":false};
const pattern31 = new RegExp("^([0-9]+(\\.[0-9]+)?(ms|s|m|h)?|[^#]+#(/.*)?)$", "u");
const pattern32 = new RegExp("^[^#]+#(/.*)?$", "u");

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")) && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema24.type},schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern31.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(\\.[0-9]+)?(ms|s|m|h)?|[^#]+#(/.*)?)$"},schema:"^([0-9]+(\\.[0-9]+)?(ms|s|m|h)?|[^#]+#(/.*)?)$",parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.at === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "at") || (key0 === "unit"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.at !== undefined){
let data0 = data.at;
if(typeof data0 === "string"){
if(!pattern32.test(data0)){
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^[^#]+#(/.*)?$"},schema:"^[^#]+#(/.*)?$",parentSchema:schema24.properties.at,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},schema:schema24.properties.at.type,parentSchema:schema24.properties.at,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(!((((data1 === "s") || (data1 === "ms")) || (data1 === "m")) || (data1 === "h"))){
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/enum",keyword:"enum",params:{allowedValues: schema24.properties.unit.enum},schema:schema24.properties.unit.enum,parentSchema:schema24.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
validate57.errors = vErrors;
return errors === 0;
}

const schema25 = {"title":"control, data, the address of a value (file#/pointer), or a map with at","type":["string","object"],"pattern":"^(control|data|[^#]+#(/.*)?)$","properties":{"at":{"title":"the address of a value, such as config/app.yaml#/websocket/heartbeat_interval","type":"string","pattern":"^[^#]+#(/.*)?$"},"unit":{"title":"s, ms, m or h","enum":["s","ms","m","h"]}},"required":["at"],"additionalProperties":false};
const pattern33 = new RegExp("^(control|data|[^#]+#(/.*)?)$", "u");

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema25.type},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern33.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(control|data|[^#]+#(/.*)?)$"},schema:"^(control|data|[^#]+#(/.*)?)$",parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.at === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "at") || (key0 === "unit"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.at !== undefined){
let data0 = data.at;
if(typeof data0 === "string"){
if(!pattern32.test(data0)){
const err4 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^[^#]+#(/.*)?$"},schema:"^[^#]+#(/.*)?$",parentSchema:schema25.properties.at,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},schema:schema25.properties.at.type,parentSchema:schema25.properties.at,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(!((((data1 === "s") || (data1 === "ms")) || (data1 === "m")) || (data1 === "h"))){
const err6 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/enum",keyword:"enum",params:{allowedValues: schema25.properties.unit.enum},schema:schema25.properties.unit.enum,parentSchema:schema25.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
validate60.errors = vErrors;
return errors === 0;
}

const schema26 = {"title":"a whole number, the address of a value (file#/pointer), or a map with at","type":["integer","string","object"],"minimum":1,"pattern":"^([1-9][0-9]*|[^#]+#(/.*)?)$","properties":{"at":{"title":"the address of a value, such as config/app.yaml#/websocket/heartbeat_interval","type":"string","pattern":"^[^#]+#(/.*)?$"},"unit":{"title":"s, ms, m or h","enum":["s","ms","m","h"]}},"required":["at"],"additionalProperties":false};
const pattern35 = new RegExp("^([1-9][0-9]*|[^#]+#(/.*)?)$", "u");

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(((!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) && (typeof data !== "string")) && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema26.type},schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern35.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]*|[^#]+#(/.*)?)$"},schema:"^([1-9][0-9]*|[^#]+#(/.*)?)$",parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.at === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "at"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "at") || (key0 === "unit"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.at !== undefined){
let data0 = data.at;
if(typeof data0 === "string"){
if(!pattern32.test(data0)){
const err5 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/pattern",keyword:"pattern",params:{pattern: "^[^#]+#(/.*)?$"},schema:"^[^#]+#(/.*)?$",parentSchema:schema26.properties.at,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "string"},schema:schema26.properties.at.type,parentSchema:schema26.properties.at,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(!((((data1 === "s") || (data1 === "ms")) || (data1 === "m")) || (data1 === "h"))){
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/enum",keyword:"enum",params:{allowedValues: schema26.properties.unit.enum},schema:schema26.properties.unit.enum,parentSchema:schema26.properties.unit,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
validate67.errors = vErrors;
return errors === 0;
}

const schema27 = {"title":"a name such as cloudflare, or a map with name or the file of a proxy, idleSeconds and lifetimeSeconds","type":["string","object"],"pattern":"\\S","properties":{"name":{"title":"the name of a hop, such as cloudflare","type":"string","pattern":"\\S"},"nginx":{"title":"the file of an nginx in front","type":"string","pattern":"\\S"},"haproxy":{"title":"the file of an HAProxy in front","type":"string","pattern":"\\S"},"envoy":{"title":"the file of an Envoy in front","type":"string","pattern":"\\S"},"caddy":{"title":"the file of a Caddy in front","type":"string","pattern":"\\S"},"traefik":{"title":"the file of a Traefik in front","type":"string","pattern":"\\S"},"idleSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"lifetimeSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"websockets":{"title":"true or false","type":"boolean"}},"minProperties":1,"dependencies":{"idleSeconds":["name"],"lifetimeSeconds":["name"],"websockets":["name"]},"additionalProperties":false};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema27.type},schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern0.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err2 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema27.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.idleSeconds !== undefined){
if(data.name === undefined){
const err4 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "idleSeconds",
    missingProperty: "name",
    depsCount: 1,
    deps: "name"},schema:schema27.dependencies,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.lifetimeSeconds !== undefined){
if(data.name === undefined){
const err5 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "lifetimeSeconds",
    missingProperty: "name",
    depsCount: 1,
    deps: "name"},schema:schema27.dependencies,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.websockets !== undefined){
if(data.name === undefined){
const err6 = {instancePath,schemaPath:"#/dependencies",keyword:"dependencies",params:{property: "websockets",
    missingProperty: "name",
    depsCount: 1,
    deps: "name"},schema:schema27.dependencies,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27.properties.name,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema27.properties.name.type,parentSchema:schema27.properties.name,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.nginx !== undefined){
let data1 = data.nginx;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err9 = {instancePath:instancePath+"/nginx",schemaPath:"#/properties/nginx/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27.properties.nginx,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/nginx",schemaPath:"#/properties/nginx/type",keyword:"type",params:{type: "string"},schema:schema27.properties.nginx.type,parentSchema:schema27.properties.nginx,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.haproxy !== undefined){
let data2 = data.haproxy;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err11 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27.properties.haproxy,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/type",keyword:"type",params:{type: "string"},schema:schema27.properties.haproxy.type,parentSchema:schema27.properties.haproxy,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.envoy !== undefined){
let data3 = data.envoy;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/envoy",schemaPath:"#/properties/envoy/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27.properties.envoy,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/envoy",schemaPath:"#/properties/envoy/type",keyword:"type",params:{type: "string"},schema:schema27.properties.envoy.type,parentSchema:schema27.properties.envoy,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.caddy !== undefined){
let data4 = data.caddy;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err15 = {instancePath:instancePath+"/caddy",schemaPath:"#/properties/caddy/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27.properties.caddy,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/caddy",schemaPath:"#/properties/caddy/type",keyword:"type",params:{type: "string"},schema:schema27.properties.caddy.type,parentSchema:schema27.properties.caddy,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.traefik !== undefined){
let data5 = data.traefik;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err17 = {instancePath:instancePath+"/traefik",schemaPath:"#/properties/traefik/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema27.properties.traefik,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/traefik",schemaPath:"#/properties/traefik/type",keyword:"type",params:{type: "string"},schema:schema27.properties.traefik.type,parentSchema:schema27.properties.traefik,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.idleSeconds !== undefined){
if(!(validate55(data.idleSeconds, {instancePath:instancePath+"/idleSeconds",parentData:data,parentDataProperty:"idleSeconds",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.lifetimeSeconds !== undefined){
if(!(validate55(data.lifetimeSeconds, {instancePath:instancePath+"/lifetimeSeconds",parentData:data,parentDataProperty:"lifetimeSeconds",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.websockets !== undefined){
let data8 = data.websockets;
if(typeof data8 !== "boolean"){
const err19 = {instancePath:instancePath+"/websockets",schemaPath:"#/properties/websockets/type",keyword:"type",params:{type: "boolean"},schema:schema27.properties.websockets.type,parentSchema:schema27.properties.websockets,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
validate70.errors = vErrors;
return errors === 0;
}

const schema28 = {"title":"a map of what is known about the start","type":"object","properties":{"measured":{"title":"a map of environments","type":"object","additionalProperties":{"$ref":"policy.schema.json#/definitions/duration"}},"phases":{"title":"a list of phases","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"acceptSocketsAfter":{"title":"the name of a phase","type":"string","pattern":"\\S"},"dependencies":{"title":"a map of dependencies","type":"object","additionalProperties":{"title":"a map with phase, timeout and needs","type":"object","properties":{"phase":{"title":"the name of a phase","type":"string","pattern":"\\S"},"timeout":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"needs":{"title":"a list of dependencies","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}}},"additionalProperties":false}}},"additionalProperties":false};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "measured") || (key0 === "phases")) || (key0 === "acceptSocketsAfter")) || (key0 === "dependencies"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.measured !== undefined){
let data0 = data.measured;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(validate55(data0[key1], {instancePath:instancePath+"/measured/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data0,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/measured",schemaPath:"#/properties/measured/type",keyword:"type",params:{type: "object"},schema:schema28.properties.measured.type,parentSchema:schema28.properties.measured,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.phases !== undefined){
let data2 = data.phases;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err2 = {instancePath:instancePath+"/phases/" + i0,schemaPath:"#/properties/phases/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema28.properties.phases.items,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/phases/" + i0,schemaPath:"#/properties/phases/items/type",keyword:"type",params:{type: "string"},schema:schema28.properties.phases.items.type,parentSchema:schema28.properties.phases.items,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/phases",schemaPath:"#/properties/phases/type",keyword:"type",params:{type: "array"},schema:schema28.properties.phases.type,parentSchema:schema28.properties.phases,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.acceptSocketsAfter !== undefined){
let data4 = data.acceptSocketsAfter;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err5 = {instancePath:instancePath+"/acceptSocketsAfter",schemaPath:"#/properties/acceptSocketsAfter/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema28.properties.acceptSocketsAfter,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/acceptSocketsAfter",schemaPath:"#/properties/acceptSocketsAfter/type",keyword:"type",params:{type: "string"},schema:schema28.properties.acceptSocketsAfter.type,parentSchema:schema28.properties.acceptSocketsAfter,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.dependencies !== undefined){
let data5 = data.dependencies;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key2 in data5){
let data6 = data5[key2];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(((key3 === "phase") || (key3 === "timeout")) || (key3 === "needs"))){
const err7 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/dependencies/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema28.properties.dependencies.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data6.phase !== undefined){
let data7 = data6.phase;
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err8 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/phase",schemaPath:"#/properties/dependencies/additionalProperties/properties/phase/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema28.properties.dependencies.additionalProperties.properties.phase,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/phase",schemaPath:"#/properties/dependencies/additionalProperties/properties/phase/type",keyword:"type",params:{type: "string"},schema:schema28.properties.dependencies.additionalProperties.properties.phase.type,parentSchema:schema28.properties.dependencies.additionalProperties.properties.phase,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data6.timeout !== undefined){
if(!(validate55(data6.timeout, {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",parentData:data6,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data6.needs !== undefined){
let data9 = data6.needs;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err10 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs/" + i1,schemaPath:"#/properties/dependencies/additionalProperties/properties/needs/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema28.properties.dependencies.additionalProperties.properties.needs.items,data:data10};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs/" + i1,schemaPath:"#/properties/dependencies/additionalProperties/properties/needs/items/type",keyword:"type",params:{type: "string"},schema:schema28.properties.dependencies.additionalProperties.properties.needs.items.type,parentSchema:schema28.properties.dependencies.additionalProperties.properties.needs.items,data:data10};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs",schemaPath:"#/properties/dependencies/additionalProperties/properties/needs/type",keyword:"type",params:{type: "array"},schema:schema28.properties.dependencies.additionalProperties.properties.needs.type,parentSchema:schema28.properties.dependencies.additionalProperties.properties.needs,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/dependencies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/dependencies/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema28.properties.dependencies.additionalProperties.type,parentSchema:schema28.properties.dependencies.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/dependencies",schemaPath:"#/properties/dependencies/type",keyword:"type",params:{type: "object"},schema:schema28.properties.dependencies.type,parentSchema:schema28.properties.dependencies,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}

const schema29 = {"title":"a map of health endpoints","type":"object","properties":{"liveness":{"title":"a URL path","type":"string","pattern":"\\S"},"readiness":{"title":"a URL path","type":"string","pattern":"\\S"},"readinessCovers":{"title":"a list of checks, or a map of checks with the time each may take","type":["array","object"],"items":{"title":"the name of a check","type":"string","pattern":"\\S"},"additionalProperties":{"$ref":"policy.schema.json#/definitions/duration"}},"parallel":{"title":"true or false","type":"boolean"}},"additionalProperties":false};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "liveness") || (key0 === "readiness")) || (key0 === "readinessCovers")) || (key0 === "parallel"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.liveness !== undefined){
let data0 = data.liveness;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/liveness",schemaPath:"#/properties/liveness/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema29.properties.liveness,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/liveness",schemaPath:"#/properties/liveness/type",keyword:"type",params:{type: "string"},schema:schema29.properties.liveness.type,parentSchema:schema29.properties.liveness,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.readiness !== undefined){
let data1 = data.readiness;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err3 = {instancePath:instancePath+"/readiness",schemaPath:"#/properties/readiness/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema29.properties.readiness,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/readiness",schemaPath:"#/properties/readiness/type",keyword:"type",params:{type: "string"},schema:schema29.properties.readiness.type,parentSchema:schema29.properties.readiness,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.readinessCovers !== undefined){
let data2 = data.readinessCovers;
if(!data2 || typeof data2 != "object"){
const err5 = {instancePath:instancePath+"/readinessCovers",schemaPath:"#/properties/readinessCovers/type",keyword:"type",params:{type: schema29.properties.readinessCovers.type},schema:schema29.properties.readinessCovers.type,parentSchema:schema29.properties.readinessCovers,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err6 = {instancePath:instancePath+"/readinessCovers/" + i0,schemaPath:"#/properties/readinessCovers/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema29.properties.readinessCovers.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/readinessCovers/" + i0,schemaPath:"#/properties/readinessCovers/items/type",keyword:"type",params:{type: "string"},schema:schema29.properties.readinessCovers.items.type,parentSchema:schema29.properties.readinessCovers.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!(validate55(data2[key1], {instancePath:instancePath+"/readinessCovers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
}
}
if(data.parallel !== undefined){
let data5 = data.parallel;
if(typeof data5 !== "boolean"){
const err8 = {instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/type",keyword:"type",params:{type: "boolean"},schema:schema29.properties.parallel.type,parentSchema:schema29.properties.parallel,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}

const schema30 = {"title":"a map of credentials","type":"object","properties":{"bearer":{"allOf":[{"$ref":"#/definitions/secret"}]},"headers":{"title":"a map of header names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"cookies":{"title":"a map of cookie names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"query":{"title":"a map of query parameters to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"subprotocols":{"title":"a list of WebSocket subprotocols","type":"array","items":{"title":"the name of a subprotocol, without spaces","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"}},"idToken":{"title":"a map with audience and header","type":"object","properties":{"audience":{"title":"service-url, or an audience","type":"string","pattern":"\\S"},"header":{"title":"the name of a header","type":"string","pattern":"\\S"}},"additionalProperties":false},"clientCertificate":{"title":"a map with cert and key","type":"object","properties":{"cert":{"$ref":"#/definitions/secret"},"key":{"$ref":"#/definitions/secret"}},"additionalProperties":false,"required":["cert","key"]},"origin":{"title":"an origin, such as https://chat.example.com","type":"string","pattern":"^https?://[^/\\s?#@]+$"},"ca":{"allOf":[{"$ref":"#/definitions/secret"}]},"users":{"title":"a list of users","type":"array","items":{"$ref":"#/definitions/user"}},"mint":{"$ref":"#/definitions/mint"}},"additionalProperties":false};
const schema31 = {"title":"a map with env or file, never the secret itself","type":"object","properties":{"env":{"title":"the name of an environment variable","type":"string","pattern":"\\S"},"file":{"title":"the name of a file","type":"string","pattern":"\\S"}},"additionalProperties":false,"minProperties":1,"maxProperties":1};

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},schema:1,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "env") || (key0 === "file"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.env !== undefined){
let data0 = data.env;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema31.properties.env,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "string"},schema:schema31.properties.env.type,parentSchema:schema31.properties.env,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema31.properties.file,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema31.properties.file.type,parentSchema:schema31.properties.file,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate82.errors = vErrors;
return errors === 0;
}

const schema32 = {"title":"a map with a name and credentials","type":"object","properties":{"name":{"title":"a name for reports","type":"string","pattern":"\\S"},"bearer":{"allOf":[{"$ref":"#/definitions/secret"}]},"headers":{"title":"a map of header names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"cookies":{"title":"a map of cookie names to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"query":{"title":"a map of query parameters to secrets","type":"object","additionalProperties":{"$ref":"#/definitions/secret"}},"subprotocols":{"title":"a list of secrets","type":"array","items":{"$ref":"#/definitions/secret"}}},"additionalProperties":false,"required":["name"]};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "bearer")) || (key0 === "headers")) || (key0 === "cookies")) || (key0 === "query")) || (key0 === "subprotocols"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema32.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema32.properties.name.type,parentSchema:schema32.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.bearer !== undefined){
if(!(validate82(data.bearer, {instancePath:instancePath+"/bearer",parentData:data,parentDataProperty:"bearer",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
if(data.headers !== undefined){
let data2 = data.headers;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!(validate82(data2[key1], {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},schema:schema32.properties.headers.type,parentSchema:schema32.properties.headers,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.cookies !== undefined){
let data4 = data.cookies;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
if(!(validate82(data4[key2], {instancePath:instancePath+"/cookies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/cookies",schemaPath:"#/properties/cookies/type",keyword:"type",params:{type: "object"},schema:schema32.properties.cookies.type,parentSchema:schema32.properties.cookies,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.query !== undefined){
let data6 = data.query;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(validate82(data6[key3], {instancePath:instancePath+"/query/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "object"},schema:schema32.properties.query.type,parentSchema:schema32.properties.query,data:data6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.subprotocols !== undefined){
let data8 = data.subprotocols;
if(Array.isArray(data8)){
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
if(!(validate82(data8[i0], {instancePath:instancePath+"/subprotocols/" + i0,parentData:data8,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/subprotocols",schemaPath:"#/properties/subprotocols/type",keyword:"type",params:{type: "array"},schema:schema32.properties.subprotocols.type,parentSchema:schema32.properties.subprotocols,data:data8};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate90.errors = vErrors;
return errors === 0;
}

const schema33 = {"title":"a map with algorithm, key and what the tokens say","type":"object","properties":{"algorithm":{"title":"HS256 or RS256","enum":["HS256","RS256"]},"key":{"allOf":[{"$ref":"#/definitions/secret"}]},"count":{"title":"a whole number of users from 1 to 1000","type":"integer","minimum":1,"maximum":1000},"subject":{"title":"a text","type":"string","pattern":"\\S"},"claims":{"title":"a map of claims","type":"object"},"expiresIn":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"send":{"title":"a map with header, query, cookie or subprotocol","type":"object","properties":{"header":{"title":"the name of a header","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},"query":{"title":"the name of a query parameter","type":"string","pattern":"\\S"},"cookie":{"title":"the name of a cookie","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},"subprotocol":{"title":"the name of a subprotocol, without spaces","type":"string","pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z{}-]+$"}},"additionalProperties":false,"minProperties":1,"maxProperties":1}},"additionalProperties":false,"required":["algorithm","key"]};
const pattern54 = new RegExp("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", "u");
const pattern63 = new RegExp("^[!#$%&'*+.^_`|~0-9A-Za-z{}-]+$", "u");

function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.algorithm === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "algorithm"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.key === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"},schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "algorithm") || (key0 === "key")) || (key0 === "count")) || (key0 === "subject")) || (key0 === "claims")) || (key0 === "expiresIn")) || (key0 === "send"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.algorithm !== undefined){
let data0 = data.algorithm;
if(!((data0 === "HS256") || (data0 === "RS256"))){
const err3 = {instancePath:instancePath+"/algorithm",schemaPath:"#/properties/algorithm/enum",keyword:"enum",params:{allowedValues: schema33.properties.algorithm.enum},schema:schema33.properties.algorithm.enum,parentSchema:schema33.properties.algorithm,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.key !== undefined){
if(!(validate82(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
if(data.count !== undefined){
let data2 = data.count;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/type",keyword:"type",params:{type: "integer"},schema:schema33.properties.count.type,parentSchema:schema33.properties.count,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema33.properties.count,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/count",schemaPath:"#/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema33.properties.count,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.subject !== undefined){
let data3 = data.subject;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err7 = {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema33.properties.subject,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"},schema:schema33.properties.subject.type,parentSchema:schema33.properties.subject,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.claims !== undefined){
let data4 = data.claims;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err9 = {instancePath:instancePath+"/claims",schemaPath:"#/properties/claims/type",keyword:"type",params:{type: "object"},schema:schema33.properties.claims.type,parentSchema:schema33.properties.claims,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.expiresIn !== undefined){
if(!(validate55(data.expiresIn, {instancePath:instancePath+"/expiresIn",parentData:data,parentDataProperty:"expiresIn",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.send !== undefined){
let data6 = data.send;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 1){
const err10 = {instancePath:instancePath+"/send",schemaPath:"#/properties/send/maxProperties",keyword:"maxProperties",params:{limit: 1},schema:1,parentSchema:schema33.properties.send,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(Object.keys(data6).length < 1){
const err11 = {instancePath:instancePath+"/send",schemaPath:"#/properties/send/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema33.properties.send,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data6){
if(!((((key1 === "header") || (key1 === "query")) || (key1 === "cookie")) || (key1 === "subprotocol"))){
const err12 = {instancePath:instancePath+"/send",schemaPath:"#/properties/send/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema33.properties.send,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.header !== undefined){
let data7 = data6.header;
if(typeof data7 === "string"){
if(!pattern54.test(data7)){
const err13 = {instancePath:instancePath+"/send/header",schemaPath:"#/properties/send/properties/header/pattern",keyword:"pattern",params:{pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},schema:"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",parentSchema:schema33.properties.send.properties.header,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/send/header",schemaPath:"#/properties/send/properties/header/type",keyword:"type",params:{type: "string"},schema:schema33.properties.send.properties.header.type,parentSchema:schema33.properties.send.properties.header,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.query !== undefined){
let data8 = data6.query;
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err15 = {instancePath:instancePath+"/send/query",schemaPath:"#/properties/send/properties/query/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema33.properties.send.properties.query,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/send/query",schemaPath:"#/properties/send/properties/query/type",keyword:"type",params:{type: "string"},schema:schema33.properties.send.properties.query.type,parentSchema:schema33.properties.send.properties.query,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data6.cookie !== undefined){
let data9 = data6.cookie;
if(typeof data9 === "string"){
if(!pattern54.test(data9)){
const err17 = {instancePath:instancePath+"/send/cookie",schemaPath:"#/properties/send/properties/cookie/pattern",keyword:"pattern",params:{pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},schema:"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",parentSchema:schema33.properties.send.properties.cookie,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/send/cookie",schemaPath:"#/properties/send/properties/cookie/type",keyword:"type",params:{type: "string"},schema:schema33.properties.send.properties.cookie.type,parentSchema:schema33.properties.send.properties.cookie,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data6.subprotocol !== undefined){
let data10 = data6.subprotocol;
if(typeof data10 === "string"){
if(!pattern63.test(data10)){
const err19 = {instancePath:instancePath+"/send/subprotocol",schemaPath:"#/properties/send/properties/subprotocol/pattern",keyword:"pattern",params:{pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z{}-]+$"},schema:"^[!#$%&'*+.^_`|~0-9A-Za-z{}-]+$",parentSchema:schema33.properties.send.properties.subprotocol,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/send/subprotocol",schemaPath:"#/properties/send/properties/subprotocol/type",keyword:"type",params:{type: "string"},schema:schema33.properties.send.properties.subprotocol.type,parentSchema:schema33.properties.send.properties.subprotocol,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/send",schemaPath:"#/properties/send/type",keyword:"type",params:{type: "object"},schema:schema33.properties.send.type,parentSchema:schema33.properties.send,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate97.errors = vErrors;
return errors === 0;
}

const pattern57 = new RegExp("^https?://[^/\\s?#@]+$", "u");

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema30.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.bearer !== undefined){
if(!(validate82(data.bearer, {instancePath:instancePath+"/bearer",parentData:data,parentDataProperty:"bearer",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
if(data.headers !== undefined){
let data1 = data.headers;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(validate82(data1[key1], {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"},schema:schema30.properties.headers.type,parentSchema:schema30.properties.headers,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.cookies !== undefined){
let data3 = data.cookies;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key2 in data3){
if(!(validate82(data3[key2], {instancePath:instancePath+"/cookies/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data3,parentDataProperty:key2,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/cookies",schemaPath:"#/properties/cookies/type",keyword:"type",params:{type: "object"},schema:schema30.properties.cookies.type,parentSchema:schema30.properties.cookies,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.query !== undefined){
let data5 = data.query;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key3 in data5){
if(!(validate82(data5[key3], {instancePath:instancePath+"/query/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data5,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/query",schemaPath:"#/properties/query/type",keyword:"type",params:{type: "object"},schema:schema30.properties.query.type,parentSchema:schema30.properties.query,data:data5};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.subprotocols !== undefined){
let data7 = data.subprotocols;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(!pattern54.test(data8)){
const err4 = {instancePath:instancePath+"/subprotocols/" + i0,schemaPath:"#/properties/subprotocols/items/pattern",keyword:"pattern",params:{pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"},schema:"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",parentSchema:schema30.properties.subprotocols.items,data:data8};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/subprotocols/" + i0,schemaPath:"#/properties/subprotocols/items/type",keyword:"type",params:{type: "string"},schema:schema30.properties.subprotocols.items.type,parentSchema:schema30.properties.subprotocols.items,data:data8};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/subprotocols",schemaPath:"#/properties/subprotocols/type",keyword:"type",params:{type: "array"},schema:schema30.properties.subprotocols.type,parentSchema:schema30.properties.subprotocols,data:data7};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.idToken !== undefined){
let data9 = data.idToken;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key4 in data9){
if(!((key4 === "audience") || (key4 === "header"))){
const err7 = {instancePath:instancePath+"/idToken",schemaPath:"#/properties/idToken/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema30.properties.idToken,data:data9};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data9.audience !== undefined){
let data10 = data9.audience;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err8 = {instancePath:instancePath+"/idToken/audience",schemaPath:"#/properties/idToken/properties/audience/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema30.properties.idToken.properties.audience,data:data10};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/idToken/audience",schemaPath:"#/properties/idToken/properties/audience/type",keyword:"type",params:{type: "string"},schema:schema30.properties.idToken.properties.audience.type,parentSchema:schema30.properties.idToken.properties.audience,data:data10};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data9.header !== undefined){
let data11 = data9.header;
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err10 = {instancePath:instancePath+"/idToken/header",schemaPath:"#/properties/idToken/properties/header/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema30.properties.idToken.properties.header,data:data11};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/idToken/header",schemaPath:"#/properties/idToken/properties/header/type",keyword:"type",params:{type: "string"},schema:schema30.properties.idToken.properties.header.type,parentSchema:schema30.properties.idToken.properties.header,data:data11};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/idToken",schemaPath:"#/properties/idToken/type",keyword:"type",params:{type: "object"},schema:schema30.properties.idToken.type,parentSchema:schema30.properties.idToken,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.clientCertificate !== undefined){
let data12 = data.clientCertificate;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.cert === undefined){
const err13 = {instancePath:instancePath+"/clientCertificate",schemaPath:"#/properties/clientCertificate/required",keyword:"required",params:{missingProperty: "cert"},schema:schema30.properties.clientCertificate.required,parentSchema:schema30.properties.clientCertificate,data:data12};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data12.key === undefined){
const err14 = {instancePath:instancePath+"/clientCertificate",schemaPath:"#/properties/clientCertificate/required",keyword:"required",params:{missingProperty: "key"},schema:schema30.properties.clientCertificate.required,parentSchema:schema30.properties.clientCertificate,data:data12};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
for(const key5 in data12){
if(!((key5 === "cert") || (key5 === "key"))){
const err15 = {instancePath:instancePath+"/clientCertificate",schemaPath:"#/properties/clientCertificate/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema30.properties.clientCertificate,data:data12};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data12.cert !== undefined){
if(!(validate82(data12.cert, {instancePath:instancePath+"/clientCertificate/cert",parentData:data12,parentDataProperty:"cert",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
if(data12.key !== undefined){
if(!(validate82(data12.key, {instancePath:instancePath+"/clientCertificate/key",parentData:data12,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
else {
const err16 = {instancePath:instancePath+"/clientCertificate",schemaPath:"#/properties/clientCertificate/type",keyword:"type",params:{type: "object"},schema:schema30.properties.clientCertificate.type,parentSchema:schema30.properties.clientCertificate,data:data12};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.origin !== undefined){
let data15 = data.origin;
if(typeof data15 === "string"){
if(!pattern57.test(data15)){
const err17 = {instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/pattern",keyword:"pattern",params:{pattern: "^https?://[^/\\s?#@]+$"},schema:"^https?://[^/\\s?#@]+$",parentSchema:schema30.properties.origin,data:data15};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/origin",schemaPath:"#/properties/origin/type",keyword:"type",params:{type: "string"},schema:schema30.properties.origin.type,parentSchema:schema30.properties.origin,data:data15};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.ca !== undefined){
if(!(validate82(data.ca, {instancePath:instancePath+"/ca",parentData:data,parentDataProperty:"ca",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
if(data.users !== undefined){
let data17 = data.users;
if(Array.isArray(data17)){
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
if(!(validate90(data17[i1], {instancePath:instancePath+"/users/" + i1,parentData:data17,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type: "array"},schema:schema30.properties.users.type,parentSchema:schema30.properties.users,data:data17};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.mint !== undefined){
if(!(validate97(data.mint, {instancePath:instancePath+"/mint",parentData:data,parentDataProperty:"mint",rootData}))){
vErrors = vErrors === null ? validate97.errors : vErrors.concat(validate97.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}

const schema34 = {"title":"a map of what to send and to expect","type":"object","properties":{"send":{"title":"a message","type":["object","string","array"]},"expect":{"title":"a list of message types","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"match":{"title":"a map of fields","type":"object","additionalProperties":{"title":"a number, a text, true or false","type":["string","number","boolean"]}},"mode":{"title":"strict, subsequence or set","enum":["strict","subsequence","set"]},"forbid":{"title":"a list of message types","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"reply":{"title":"a map with withinSeconds and minBytes","type":"object","properties":{"withinSeconds":{"allOf":[{"$ref":"policy.schema.json#/definitions/duration"}]},"minBytes":{"title":"a whole number of bytes","type":"integer","minimum":0}},"additionalProperties":false}},"additionalProperties":false};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "send") || (key0 === "expect")) || (key0 === "match")) || (key0 === "mode")) || (key0 === "forbid")) || (key0 === "reply"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.send !== undefined){
let data0 = data.send;
if((!data0 || typeof data0 != "object") && (typeof data0 !== "string")){
const err1 = {instancePath:instancePath+"/send",schemaPath:"#/properties/send/type",keyword:"type",params:{type: schema34.properties.send.type},schema:schema34.properties.send.type,parentSchema:schema34.properties.send,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.expect !== undefined){
let data1 = data.expect;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err2 = {instancePath:instancePath+"/expect/" + i0,schemaPath:"#/properties/expect/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema34.properties.expect.items,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/expect/" + i0,schemaPath:"#/properties/expect/items/type",keyword:"type",params:{type: "string"},schema:schema34.properties.expect.items.type,parentSchema:schema34.properties.expect.items,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: "array"},schema:schema34.properties.expect.type,parentSchema:schema34.properties.expect,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.match !== undefined){
let data3 = data.match;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
let data4 = data3[key1];
if(((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")){
const err5 = {instancePath:instancePath+"/match/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/match/additionalProperties/type",keyword:"type",params:{type: schema34.properties.match.additionalProperties.type},schema:schema34.properties.match.additionalProperties.type,parentSchema:schema34.properties.match.additionalProperties,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "object"},schema:schema34.properties.match.type,parentSchema:schema34.properties.match,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.mode !== undefined){
let data5 = data.mode;
if(!(((data5 === "strict") || (data5 === "subsequence")) || (data5 === "set"))){
const err7 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema34.properties.mode.enum},schema:schema34.properties.mode.enum,parentSchema:schema34.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.forbid !== undefined){
let data6 = data.forbid;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err8 = {instancePath:instancePath+"/forbid/" + i1,schemaPath:"#/properties/forbid/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema34.properties.forbid.items,data:data7};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/forbid/" + i1,schemaPath:"#/properties/forbid/items/type",keyword:"type",params:{type: "string"},schema:schema34.properties.forbid.items.type,parentSchema:schema34.properties.forbid.items,data:data7};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/forbid",schemaPath:"#/properties/forbid/type",keyword:"type",params:{type: "array"},schema:schema34.properties.forbid.type,parentSchema:schema34.properties.forbid,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.reply !== undefined){
let data8 = data.reply;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
if(!((key2 === "withinSeconds") || (key2 === "minBytes"))){
const err11 = {instancePath:instancePath+"/reply",schemaPath:"#/properties/reply/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema34.properties.reply,data:data8};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data8.withinSeconds !== undefined){
if(!(validate55(data8.withinSeconds, {instancePath:instancePath+"/reply/withinSeconds",parentData:data8,parentDataProperty:"withinSeconds",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data8.minBytes !== undefined){
let data10 = data8.minBytes;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err12 = {instancePath:instancePath+"/reply/minBytes",schemaPath:"#/properties/reply/properties/minBytes/type",keyword:"type",params:{type: "integer"},schema:schema34.properties.reply.properties.minBytes.type,parentSchema:schema34.properties.reply.properties.minBytes,data:data10};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err13 = {instancePath:instancePath+"/reply/minBytes",schemaPath:"#/properties/reply/properties/minBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema34.properties.reply.properties.minBytes,data:data10};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/reply",schemaPath:"#/properties/reply/type",keyword:"type",params:{type: "object"},schema:schema34.properties.reply.type,parentSchema:schema34.properties.reply,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema22.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.match !== undefined){
let data0 = data.match;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length < 1){
const err1 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema22.properties.match,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data0){
if(!(((((key1 === "cloudRun") || (key1 === "appEngine")) || (key1 === "deployment")) || (key1 === "statefulSet")) || (key1 === "backendService"))){
const err2 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema22.properties.match,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data0.cloudRun !== undefined){
let data1 = data0.cloudRun;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err3 = {instancePath:instancePath+"/match/cloudRun",schemaPath:"#/properties/match/properties/cloudRun/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.match.properties.cloudRun,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/match/cloudRun",schemaPath:"#/properties/match/properties/cloudRun/type",keyword:"type",params:{type: "string"},schema:schema22.properties.match.properties.cloudRun.type,parentSchema:schema22.properties.match.properties.cloudRun,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.appEngine !== undefined){
let data2 = data0.appEngine;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err5 = {instancePath:instancePath+"/match/appEngine",schemaPath:"#/properties/match/properties/appEngine/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.match.properties.appEngine,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/match/appEngine",schemaPath:"#/properties/match/properties/appEngine/type",keyword:"type",params:{type: "string"},schema:schema22.properties.match.properties.appEngine.type,parentSchema:schema22.properties.match.properties.appEngine,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.deployment !== undefined){
let data3 = data0.deployment;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err7 = {instancePath:instancePath+"/match/deployment",schemaPath:"#/properties/match/properties/deployment/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.match.properties.deployment,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/match/deployment",schemaPath:"#/properties/match/properties/deployment/type",keyword:"type",params:{type: "string"},schema:schema22.properties.match.properties.deployment.type,parentSchema:schema22.properties.match.properties.deployment,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.statefulSet !== undefined){
let data4 = data0.statefulSet;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err9 = {instancePath:instancePath+"/match/statefulSet",schemaPath:"#/properties/match/properties/statefulSet/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.match.properties.statefulSet,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/match/statefulSet",schemaPath:"#/properties/match/properties/statefulSet/type",keyword:"type",params:{type: "string"},schema:schema22.properties.match.properties.statefulSet.type,parentSchema:schema22.properties.match.properties.statefulSet,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.backendService !== undefined){
let data5 = data0.backendService;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err11 = {instancePath:instancePath+"/match/backendService",schemaPath:"#/properties/match/properties/backendService/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.match.properties.backendService,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/match/backendService",schemaPath:"#/properties/match/properties/backendService/type",keyword:"type",params:{type: "string"},schema:schema22.properties.match.properties.backendService.type,parentSchema:schema22.properties.match.properties.backendService,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "object"},schema:schema22.properties.match.type,parentSchema:schema22.properties.match,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.traffic !== undefined){
let data6 = data.traffic;
if(!(((((data6 === "websocket") || (data6 === "sse")) || (data6 === "grpc")) || (data6 === "long-polling")) || (data6 === "http"))){
const err14 = {instancePath:instancePath+"/traffic",schemaPath:"#/properties/traffic/enum",keyword:"enum",params:{allowedValues: schema22.properties.traffic.enum},schema:schema22.properties.traffic.enum,parentSchema:schema22.properties.traffic,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.paths !== undefined){
let data7 = data.paths;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
const err15 = {instancePath:instancePath+"/paths/" + i0,schemaPath:"#/properties/paths/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.paths.items,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/paths/" + i0,schemaPath:"#/properties/paths/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.paths.items.type,parentSchema:schema22.properties.paths.items,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "array"},schema:schema22.properties.paths.type,parentSchema:schema22.properties.paths,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.sessionSeconds !== undefined){
if(!(validate55(data.sessionSeconds, {instancePath:instancePath+"/sessionSeconds",parentData:data,parentDataProperty:"sessionSeconds",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.dockerfile !== undefined){
let data10 = data.dockerfile;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err18 = {instancePath:instancePath+"/dockerfile",schemaPath:"#/properties/dockerfile/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.dockerfile,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/dockerfile",schemaPath:"#/properties/dockerfile/type",keyword:"type",params:{type: "string"},schema:schema22.properties.dockerfile.type,parentSchema:schema22.properties.dockerfile,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.app !== undefined){
let data11 = data.app;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key2 in data11){
if(!(func2.call(schema22.properties.app.properties, key2))){
const err20 = {instancePath:instancePath+"/app",schemaPath:"#/properties/app/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema22.properties.app,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data11["heartbeat.intervalSeconds"] !== undefined){
if(!(validate57(data11["heartbeat.intervalSeconds"], {instancePath:instancePath+"/app/heartbeat.intervalSeconds",parentData:data11,parentDataProperty:"heartbeat.intervalSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11["heartbeat.timeoutSeconds"] !== undefined){
if(!(validate57(data11["heartbeat.timeoutSeconds"], {instancePath:instancePath+"/app/heartbeat.timeoutSeconds",parentData:data11,parentDataProperty:"heartbeat.timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11["heartbeat.frame"] !== undefined){
if(!(validate60(data11["heartbeat.frame"], {instancePath:instancePath+"/app/heartbeat.frame",parentData:data11,parentDataProperty:"heartbeat.frame",rootData}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
if(data11["startup.timeoutSeconds"] !== undefined){
if(!(validate57(data11["startup.timeoutSeconds"], {instancePath:instancePath+"/app/startup.timeoutSeconds",parentData:data11,parentDataProperty:"startup.timeoutSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11.keepAliveSeconds !== undefined){
if(!(validate57(data11.keepAliveSeconds, {instancePath:instancePath+"/app/keepAliveSeconds",parentData:data11,parentDataProperty:"keepAliveSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11.idleSeconds !== undefined){
if(!(validate57(data11.idleSeconds, {instancePath:instancePath+"/app/idleSeconds",parentData:data11,parentDataProperty:"idleSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11.lifetimeSeconds !== undefined){
if(!(validate57(data11.lifetimeSeconds, {instancePath:instancePath+"/app/lifetimeSeconds",parentData:data11,parentDataProperty:"lifetimeSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11.drainSeconds !== undefined){
if(!(validate57(data11.drainSeconds, {instancePath:instancePath+"/app/drainSeconds",parentData:data11,parentDataProperty:"drainSeconds",rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data11.port !== undefined){
if(!(validate67(data11.port, {instancePath:instancePath+"/app/port",parentData:data11,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data11.maxConnections !== undefined){
if(!(validate67(data11.maxConnections, {instancePath:instancePath+"/app/maxConnections",parentData:data11,parentDataProperty:"maxConnections",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/app",schemaPath:"#/properties/app/type",keyword:"type",params:{type: "object"},schema:schema22.properties.app.type,parentSchema:schema22.properties.app,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.front !== undefined){
let data22 = data.front;
if(Array.isArray(data22)){
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
if(!(validate70(data22[i1], {instancePath:instancePath+"/front/" + i1,parentData:data22,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/front",schemaPath:"#/properties/front/type",keyword:"type",params:{type: "array"},schema:schema22.properties.front.type,parentSchema:schema22.properties.front,data:data22};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.startup !== undefined){
if(!(validate74(data.startup, {instancePath:instancePath+"/startup",parentData:data,parentDataProperty:"startup",rootData}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
if(data.health !== undefined){
if(!(validate78(data.health, {instancePath:instancePath+"/health",parentData:data,parentDataProperty:"health",rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
}
if(data.background !== undefined){
let data26 = data.background;
if(Array.isArray(data26)){
const len2 = data26.length;
for(let i2=0; i2<len2; i2++){
let data27 = data26[i2];
if(typeof data27 === "string"){
if(!pattern0.test(data27)){
const err23 = {instancePath:instancePath+"/background/" + i2,schemaPath:"#/properties/background/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema22.properties.background.items,data:data27};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/background/" + i2,schemaPath:"#/properties/background/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.background.items.type,parentSchema:schema22.properties.background.items,data:data27};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/background",schemaPath:"#/properties/background/type",keyword:"type",params:{type: "array"},schema:schema22.properties.background.type,parentSchema:schema22.properties.background,data:data26};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.capacity !== undefined){
let data28 = data.capacity;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key3 in data28){
if(!((key3 === "peakSockets") || (key3 === "memoryMiB"))){
const err26 = {instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema22.properties.capacity,data:data28};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data28.peakSockets !== undefined){
let data29 = data28.peakSockets;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err27 = {instancePath:instancePath+"/capacity/peakSockets",schemaPath:"#/properties/capacity/properties/peakSockets/type",keyword:"type",params:{type: "integer"},schema:schema22.properties.capacity.properties.peakSockets.type,parentSchema:schema22.properties.capacity.properties.peakSockets,data:data29};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 < 0 || isNaN(data29)){
const err28 = {instancePath:instancePath+"/capacity/peakSockets",schemaPath:"#/properties/capacity/properties/peakSockets/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.capacity.properties.peakSockets,data:data29};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data28.memoryMiB !== undefined){
let data30 = data28.memoryMiB;
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 <= 0 || isNaN(data30)){
const err29 = {instancePath:instancePath+"/capacity/memoryMiB",schemaPath:"#/properties/capacity/properties/memoryMiB/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema22.properties.capacity.properties.memoryMiB,data:data30};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/capacity/memoryMiB",schemaPath:"#/properties/capacity/properties/memoryMiB/type",keyword:"type",params:{type: "number"},schema:schema22.properties.capacity.properties.memoryMiB.type,parentSchema:schema22.properties.capacity.properties.memoryMiB,data:data30};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/capacity",schemaPath:"#/properties/capacity/type",keyword:"type",params:{type: "object"},schema:schema22.properties.capacity.type,parentSchema:schema22.properties.capacity,data:data28};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.auth !== undefined){
if(!(validate81(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
if(data.conversation !== undefined){
if(!(validate102(data.conversation, {instancePath:instancePath+"/conversation",parentData:data,parentDataProperty:"conversation",rootData}))){
vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}

const schema9 = {"title":"a map of environments","type":"object","additionalProperties":{"$ref":"#/definitions/duration"}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((!((typeof data == "number") && (isFinite(data)))) && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema10.type},schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(typeof data === "string"){
if(!pattern2.test(data)){
const err2 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$"},schema:"^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$",parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate26.errors = vErrors;
return errors === 0;
}


function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate26(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}

const schema11 = {"title":"a map of rule ids","type":"object","additionalProperties":{"$ref":"#/definitions/rule"}};
const schema12 = {"title":"error, warning, note or off, a map of these by environment, or a map of severity, params and suppressible","type":["string","object"],"pattern":"^(error|warning|note|off)$","properties":{"severity":{"$ref":"#/definitions/severities"},"params":{"title":"a map of parameters","type":"object","additionalProperties":{"title":"a value, or a map of values by environment","type":["number","boolean","string","object"],"additionalProperties":{"title":"a number, a text, true or false","type":["number","boolean","string"]}}},"suppressible":{"title":"true or false","type":"boolean"}},"additionalProperties":{"$ref":"#/definitions/severity"}};
const pattern3 = new RegExp("^(error|warning|note|off)$", "u");
const schema13 = {"title":"error, warning, note or off","enum":["error","warning","note","off"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((data === "error") || (data === "warning")) || (data === "note")) || (data === "off"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema13.enum},schema:schema13.enum,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

const schema14 = {"title":"error, warning, note or off, or a map of these by environment","type":["string","object"],"pattern":"^(error|warning|note|off)$","additionalProperties":{"$ref":"#/definitions/severity"}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema14.type},schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern3.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(error|warning|note|off)$"},schema:"^(error|warning|note|off)$",parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate31(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
validate33.errors = vErrors;
return errors === 0;
}


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema12.type},schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern3.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(error|warning|note|off)$"},schema:"^(error|warning|note|off)$",parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "severity") || (key0 === "params")) || (key0 === "suppressible"))){
if(!(validate31(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
if(data.severity !== undefined){
if(!(validate33(data.severity, {instancePath:instancePath+"/severity",parentData:data,parentDataProperty:"severity",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.params !== undefined){
let data2 = data.params;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
if((((!((typeof data3 == "number") && (isFinite(data3)))) && (typeof data3 !== "boolean")) && (typeof data3 !== "string")) && (!(data3 && typeof data3 == "object" && !Array.isArray(data3)))){
const err2 = {instancePath:instancePath+"/params/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/params/additionalProperties/type",keyword:"type",params:{type: schema12.properties.params.additionalProperties.type},schema:schema12.properties.params.additionalProperties.type,parentSchema:schema12.properties.params.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key2 in data3){
let data4 = data3[key2];
if(((!((typeof data4 == "number") && (isFinite(data4)))) && (typeof data4 !== "boolean")) && (typeof data4 !== "string")){
const err3 = {instancePath:instancePath+"/params/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/params/additionalProperties/additionalProperties/type",keyword:"type",params:{type: schema12.properties.params.additionalProperties.additionalProperties.type},schema:schema12.properties.params.additionalProperties.additionalProperties.type,parentSchema:schema12.properties.params.additionalProperties.additionalProperties,data:data4};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/params",schemaPath:"#/properties/params/type",keyword:"type",params:{type: "object"},schema:schema12.properties.params.type,parentSchema:schema12.properties.params,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.suppressible !== undefined){
let data5 = data.suppressible;
if(typeof data5 !== "boolean"){
const err5 = {instancePath:instancePath+"/suppressible",schemaPath:"#/properties/suppressible/type",keyword:"type",params:{type: "boolean"},schema:schema12.properties.suppressible.type,parentSchema:schema12.properties.suppressible,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
validate30.errors = vErrors;
return errors === 0;
}


function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate30(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}

const schema15 = {"title":"a list of overrides","type":"array","items":{"$ref":"#/definitions/override"}};
const schema16 = {"title":"a map with rules and at least one of files, services and labels","type":"object","properties":{"files":{"title":"a list of globs","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"services":{"title":"a list of names","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"labels":{"title":"a map of labels","type":"object","additionalProperties":{"title":"a text","type":["string","number","boolean"]}},"rules":{"$ref":"#/definitions/rules"}},"required":["rules"],"additionalProperties":false};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate30(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}


function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rules === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"},schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "files") || (key0 === "services")) || (key0 === "labels")) || (key0 === "rules"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.files !== undefined){
let data0 = data.files;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err2 = {instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema16.properties.files.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "string"},schema:schema16.properties.files.items.type,parentSchema:schema16.properties.files.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema16.properties.files.type,parentSchema:schema16.properties.files,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.services !== undefined){
let data2 = data.services;
if(Array.isArray(data2)){
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err5 = {instancePath:instancePath+"/services/" + i1,schemaPath:"#/properties/services/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema16.properties.services.items,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/services/" + i1,schemaPath:"#/properties/services/items/type",keyword:"type",params:{type: "string"},schema:schema16.properties.services.items.type,parentSchema:schema16.properties.services.items,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/services",schemaPath:"#/properties/services/type",keyword:"type",params:{type: "array"},schema:schema16.properties.services.type,parentSchema:schema16.properties.services,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.labels !== undefined){
let data4 = data.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")){
const err8 = {instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: schema16.properties.labels.additionalProperties.type},schema:schema16.properties.labels.additionalProperties.type,parentSchema:schema16.properties.labels.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},schema:schema16.properties.labels.type,parentSchema:schema16.properties.labels,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.rules !== undefined){
if(!(validate29(data.rules, {instancePath:instancePath+"/rules",parentData:data,parentDataProperty:"rules",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}


function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate39(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate112.errors = vErrors;
return errors === 0;
}

const schema17 = {"title":"a list of assertions","type":"array","items":{"$ref":"#/definitions/assertion"}};
const schema18 = {"title":"a map with id, assert and message","type":"object","properties":{"id":{"title":"an id such as our/drain-fits-grace","type":"string","pattern":"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"},"assert":{"title":"a CEL expression","type":"string","pattern":"\\S"},"when":{"title":"a CEL expression","type":"string","pattern":"\\S"},"message":{"title":"a text","type":"string","pattern":"\\S"},"title":{"title":"a text","type":"string","pattern":"\\S"},"why":{"title":"a text","type":"string","pattern":"\\S"},"references":{"title":"a list of addresses","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"severity":{"$ref":"#/definitions/severities"},"suppressible":{"title":"true or false","type":"boolean"},"tests":{"$ref":"#/definitions/tests"}},"required":["id","assert","message"],"additionalProperties":false};
const pattern7 = new RegExp("^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$", "u");
const schema19 = {"title":"a list of tests","type":"array","items":{"$ref":"#/definitions/test"}};
const schema20 = {"title":"a map with name, expect, and files or text","type":"object","properties":{"name":{"title":"a text","type":"string","pattern":"\\S"},"assertion":{"title":"the id of an assertion","type":"string","pattern":"\\S"},"files":{"title":"a list of files","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"text":{"title":"a text, or a map of texts by file name","type":["string","object"],"pattern":"\\S","additionalProperties":{"title":"a text","type":"string"}},"environment":{"title":"the name of an environment","type":"string","pattern":"\\S"},"expect":{"title":"pass, fail or undecided","enum":["pass","fail","undecided"]}},"required":["name","expect"],"additionalProperties":false};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema20.required,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.expect === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"},schema:schema20.required,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "assertion")) || (key0 === "files")) || (key0 === "text")) || (key0 === "environment")) || (key0 === "expect"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema20.properties.name.type,parentSchema:schema20.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.assertion !== undefined){
let data1 = data.assertion;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err5 = {instancePath:instancePath+"/assertion",schemaPath:"#/properties/assertion/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.assertion,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/assertion",schemaPath:"#/properties/assertion/type",keyword:"type",params:{type: "string"},schema:schema20.properties.assertion.type,parentSchema:schema20.properties.assertion,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.files !== undefined){
let data2 = data.files;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err7 = {instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.files.items,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/files/" + i0,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.files.items.type,parentSchema:schema20.properties.files.items,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},schema:schema20.properties.files.type,parentSchema:schema20.properties.files,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.text !== undefined){
let data4 = data.text;
if((typeof data4 !== "string") && (!(data4 && typeof data4 == "object" && !Array.isArray(data4)))){
const err10 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: schema20.properties.text.type},schema:schema20.properties.text.type,parentSchema:schema20.properties.text,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err11 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.text,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/text/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/text/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema20.properties.text.additionalProperties.type,parentSchema:schema20.properties.text.additionalProperties,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
}
if(data.environment !== undefined){
let data6 = data.environment;
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err13 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema20.properties.environment,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},schema:schema20.properties.environment.type,parentSchema:schema20.properties.environment,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.expect !== undefined){
let data7 = data.expect;
if(!(((data7 === "pass") || (data7 === "fail")) || (data7 === "undecided"))){
const err15 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/enum",keyword:"enum",params:{allowedValues: schema20.properties.expect.enum},schema:schema20.properties.expect.enum,parentSchema:schema20.properties.expect,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate47(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}


function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},schema:schema18.required,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.assert === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "assert"},schema:schema18.required,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.message === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},schema:schema18.required,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema18.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(!pattern7.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"},schema:"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$",parentSchema:schema18.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema18.properties.id.type,parentSchema:schema18.properties.id,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.assert !== undefined){
let data1 = data.assert;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err6 = {instancePath:instancePath+"/assert",schemaPath:"#/properties/assert/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.assert,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/assert",schemaPath:"#/properties/assert/type",keyword:"type",params:{type: "string"},schema:schema18.properties.assert.type,parentSchema:schema18.properties.assert,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.when !== undefined){
let data2 = data.when;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err8 = {instancePath:instancePath+"/when",schemaPath:"#/properties/when/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.when,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/when",schemaPath:"#/properties/when/type",keyword:"type",params:{type: "string"},schema:schema18.properties.when.type,parentSchema:schema18.properties.when,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.message !== undefined){
let data3 = data.message;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err10 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.message,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},schema:schema18.properties.message.type,parentSchema:schema18.properties.message,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.title !== undefined){
let data4 = data.title;
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err12 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.title,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},schema:schema18.properties.title.type,parentSchema:schema18.properties.title,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.why !== undefined){
let data5 = data.why;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err14 = {instancePath:instancePath+"/why",schemaPath:"#/properties/why/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.why,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/why",schemaPath:"#/properties/why/type",keyword:"type",params:{type: "string"},schema:schema18.properties.why.type,parentSchema:schema18.properties.why,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.references !== undefined){
let data6 = data.references;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err16 = {instancePath:instancePath+"/references/" + i0,schemaPath:"#/properties/references/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema18.properties.references.items,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/references/" + i0,schemaPath:"#/properties/references/items/type",keyword:"type",params:{type: "string"},schema:schema18.properties.references.items.type,parentSchema:schema18.properties.references.items,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/references",schemaPath:"#/properties/references/type",keyword:"type",params:{type: "array"},schema:schema18.properties.references.type,parentSchema:schema18.properties.references,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.severity !== undefined){
if(!(validate33(data.severity, {instancePath:instancePath+"/severity",parentData:data,parentDataProperty:"severity",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.suppressible !== undefined){
let data9 = data.suppressible;
if(typeof data9 !== "boolean"){
const err19 = {instancePath:instancePath+"/suppressible",schemaPath:"#/properties/suppressible/type",keyword:"type",params:{type: "boolean"},schema:schema18.properties.suppressible.type,parentSchema:schema18.properties.suppressible,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.tests !== undefined){
if(!(validate46(data.tests, {instancePath:instancePath+"/tests",parentData:data,parentDataProperty:"tests",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema18.type,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}


function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate44(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate115.errors = vErrors;
return errors === 0;
}

const schema39 = {"title":"a map with default, min or max","type":"object","minProperties":1,"additionalProperties":false,"properties":{"default":{"title":"a number","type":"number"},"min":{"title":"a number","type":"number"},"max":{"title":"a number","type":"number"}}};

function validate118(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "default") || (key0 === "min")) || (key0 === "max"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.default !== undefined){
let data0 = data.default;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/default",schemaPath:"#/properties/default/type",keyword:"type",params:{type: "number"},schema:schema39.properties.default.type,parentSchema:schema39.properties.default,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.min !== undefined){
let data1 = data.min;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/type",keyword:"type",params:{type: "number"},schema:schema39.properties.min.type,parentSchema:schema39.properties.min,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.max !== undefined){
let data2 = data.max;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "number"},schema:schema39.properties.max.type,parentSchema:schema39.properties.max,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate118.errors = vErrors;
return errors === 0;
}

const schema40 = {"title":"a map with rule and reason","type":"object","properties":{"rule":{"title":"the id of a rule","type":"string","pattern":"\\S"},"file":{"title":"a glob","type":"string","pattern":"\\S"},"path":{"title":"the id of a connection path","type":"string","pattern":"\\S"},"reason":{"title":"a reason","type":"string","pattern":"\\S"},"until":{"title":"a date such as 2027-01-31","type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},"additionalProperties":false,"required":["rule","reason"]};
const pattern71 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate120(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rule === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rule"},schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.reason === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "reason"},schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "rule") || (key0 === "file")) || (key0 === "path")) || (key0 === "reason")) || (key0 === "until"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.rule !== undefined){
let data0 = data.rule;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema40.properties.rule,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/type",keyword:"type",params:{type: "string"},schema:schema40.properties.rule.type,parentSchema:schema40.properties.rule,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.file !== undefined){
let data1 = data.file;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err5 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema40.properties.file,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},schema:schema40.properties.file.type,parentSchema:schema40.properties.file,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.path !== undefined){
let data2 = data.path;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err7 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema40.properties.path,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},schema:schema40.properties.path.type,parentSchema:schema40.properties.path,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.reason !== undefined){
let data3 = data.reason;
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
const err9 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema40.properties.reason,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema40.properties.reason.type,parentSchema:schema40.properties.reason,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.until !== undefined){
let data4 = data.until;
if(typeof data4 === "string"){
if(!pattern71.test(data4)){
const err11 = {instancePath:instancePath+"/until",schemaPath:"#/properties/until/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},schema:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",parentSchema:schema40.properties.until,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/until",schemaPath:"#/properties/until/type",keyword:"type",params:{type: "string"},schema:schema40.properties.until.type,parentSchema:schema40.properties.until,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate120.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="config.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.extends !== undefined){
if(!(validate52(data.extends, {instancePath:instancePath+"/extends",parentData:data,parentDataProperty:"extends",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
if(data.environment !== undefined){
let data1 = data.environment;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err1 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema6.properties.environment,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/type",keyword:"type",params:{type: "string"},schema:schema6.properties.environment.type,parentSchema:schema6.properties.environment,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.environments !== undefined){
let data2 = data.environments;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key2 in data3){
if(!(key2 === "files")){
const err3 = {instancePath:instancePath+"/environments/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/environments/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema6.properties.environments.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data3.files !== undefined){
let data4 = data3.files;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err4 = {instancePath:instancePath+"/environments/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/files/" + i0,schemaPath:"#/properties/environments/additionalProperties/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema6.properties.environments.additionalProperties.properties.files.items,data:data5};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/environments/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/files/" + i0,schemaPath:"#/properties/environments/additionalProperties/properties/files/items/type",keyword:"type",params:{type: "string"},schema:schema6.properties.environments.additionalProperties.properties.files.items.type,parentSchema:schema6.properties.environments.additionalProperties.properties.files.items,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/environments/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/files",schemaPath:"#/properties/environments/additionalProperties/properties/files/type",keyword:"type",params:{type: "array"},schema:schema6.properties.environments.additionalProperties.properties.files.type,parentSchema:schema6.properties.environments.additionalProperties.properties.files,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/environments/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/environments/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema6.properties.environments.additionalProperties.type,parentSchema:schema6.properties.environments.additionalProperties,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "object"},schema:schema6.properties.environments.type,parentSchema:schema6.properties.environments,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.services !== undefined){
let data6 = data.services;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!(validate54(data6[key3], {instancePath:instancePath+"/services/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key3,rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/services",schemaPath:"#/properties/services/type",keyword:"type",params:{type: "object"},schema:schema6.properties.services.type,parentSchema:schema6.properties.services,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.exclude !== undefined){
let data8 = data.exclude;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
const err10 = {instancePath:instancePath+"/exclude/" + i1,schemaPath:"#/properties/exclude/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema6.properties.exclude.items,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/exclude/" + i1,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "string"},schema:schema6.properties.exclude.items.type,parentSchema:schema6.properties.exclude.items,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"},schema:schema6.properties.exclude.type,parentSchema:schema6.properties.exclude,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.session !== undefined){
if(!(validate106(data.session, {instancePath:instancePath+"/session",parentData:data,parentDataProperty:"session",rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined){
if(!(validate109(data.rules, {instancePath:instancePath+"/rules",parentData:data,parentDataProperty:"rules",rootData}))){
vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors);
errors = vErrors.length;
}
}
if(data.overrides !== undefined){
if(!(validate112(data.overrides, {instancePath:instancePath+"/overrides",parentData:data,parentDataProperty:"overrides",rootData}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
}
if(data.assertions !== undefined){
if(!(validate115(data.assertions, {instancePath:instancePath+"/assertions",parentData:data,parentDataProperty:"assertions",rootData}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
}
if(data.limits !== undefined){
let data14 = data.limits;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key4 in data14){
if(!(validate118(data14[key4], {instancePath:instancePath+"/limits/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data14,parentDataProperty:key4,rootData}))){
vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},schema:schema6.properties.limits.type,parentSchema:schema6.properties.limits,data:data14};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.suppressions !== undefined){
let data16 = data.suppressions;
if(Array.isArray(data16)){
const len2 = data16.length;
for(let i2=0; i2<len2; i2++){
if(!(validate120(data16[i2], {instancePath:instancePath+"/suppressions/" + i2,parentData:data16,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate120.errors : vErrors.concat(validate120.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/suppressions",schemaPath:"#/properties/suppressions/type",keyword:"type",params:{type: "array"},schema:schema6.properties.suppressions.type,parentSchema:schema6.properties.suppressions,data:data16};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

const checkPolicy = validate22;
const schema7 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"policy.schema.json","title":"a policy pack of holdopen","type":"object","properties":{"extends":{"$ref":"#/definitions/extends"},"session":{"$ref":"#/definitions/session"},"rules":{"$ref":"#/definitions/rules"},"overrides":{"$ref":"#/definitions/overrides"},"assertions":{"$ref":"#/definitions/assertions"}},"additionalProperties":false,"definitions":{"extends":{"title":"the name, file or package of a pack, or a list of them","type":["string","array"],"pattern":"\\S","items":{"title":"the name, file or package of a pack","type":"string","pattern":"\\S"}},"session":{"title":"a map of environments","type":"object","additionalProperties":{"$ref":"#/definitions/duration"}},"rules":{"title":"a map of rule ids","type":"object","additionalProperties":{"$ref":"#/definitions/rule"}},"rule":{"title":"error, warning, note or off, a map of these by environment, or a map of severity, params and suppressible","type":["string","object"],"pattern":"^(error|warning|note|off)$","properties":{"severity":{"$ref":"#/definitions/severities"},"params":{"title":"a map of parameters","type":"object","additionalProperties":{"title":"a value, or a map of values by environment","type":["number","boolean","string","object"],"additionalProperties":{"title":"a number, a text, true or false","type":["number","boolean","string"]}}},"suppressible":{"title":"true or false","type":"boolean"}},"additionalProperties":{"$ref":"#/definitions/severity"}},"severities":{"title":"error, warning, note or off, or a map of these by environment","type":["string","object"],"pattern":"^(error|warning|note|off)$","additionalProperties":{"$ref":"#/definitions/severity"}},"severity":{"title":"error, warning, note or off","enum":["error","warning","note","off"]},"duration":{"title":"a duration such as 45, 10.5s, 500ms, 2m or 1h","type":["number","string"],"minimum":0,"pattern":"^[0-9]+(\\.[0-9]+)?(ms|s|m|h)?$"},"overrides":{"title":"a list of overrides","type":"array","items":{"$ref":"#/definitions/override"}},"override":{"title":"a map with rules and at least one of files, services and labels","type":"object","properties":{"files":{"title":"a list of globs","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"services":{"title":"a list of names","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"labels":{"title":"a map of labels","type":"object","additionalProperties":{"title":"a text","type":["string","number","boolean"]}},"rules":{"$ref":"#/definitions/rules"}},"required":["rules"],"additionalProperties":false},"assertions":{"title":"a list of assertions","type":"array","items":{"$ref":"#/definitions/assertion"}},"assertion":{"title":"a map with id, assert and message","type":"object","properties":{"id":{"title":"an id such as our/drain-fits-grace","type":"string","pattern":"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"},"assert":{"title":"a CEL expression","type":"string","pattern":"\\S"},"when":{"title":"a CEL expression","type":"string","pattern":"\\S"},"message":{"title":"a text","type":"string","pattern":"\\S"},"title":{"title":"a text","type":"string","pattern":"\\S"},"why":{"title":"a text","type":"string","pattern":"\\S"},"references":{"title":"a list of addresses","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"severity":{"$ref":"#/definitions/severities"},"suppressible":{"title":"true or false","type":"boolean"},"tests":{"$ref":"#/definitions/tests"}},"required":["id","assert","message"],"additionalProperties":false},"tests":{"title":"a list of tests","type":"array","items":{"$ref":"#/definitions/test"}},"test":{"title":"a map with name, expect, and files or text","type":"object","properties":{"name":{"title":"a text","type":"string","pattern":"\\S"},"assertion":{"title":"the id of an assertion","type":"string","pattern":"\\S"},"files":{"title":"a list of files","type":"array","items":{"title":"a text","type":"string","pattern":"\\S"}},"text":{"title":"a text, or a map of texts by file name","type":["string","object"],"pattern":"\\S","additionalProperties":{"title":"a text","type":"string"}},"environment":{"title":"the name of an environment","type":"string","pattern":"\\S"},"expect":{"title":"pass, fail or undecided","enum":["pass","fail","undecided"]}},"required":["name","expect"],"additionalProperties":false},"testFile":{"title":"a map with tests","type":"object","properties":{"policy":{"title":"the path of a pack","type":"string","pattern":"\\S"},"tests":{"$ref":"#/definitions/tests"}},"required":["tests"],"additionalProperties":false}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema8.type},schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(!pattern0.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema8.items,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},schema:schema8.items.type,parentSchema:schema8.items,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(validate26(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}


function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate39(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate44(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema17.type,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="policy.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "extends") || (key0 === "session")) || (key0 === "rules")) || (key0 === "overrides")) || (key0 === "assertions"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.extends !== undefined){
if(!(validate23(data.extends, {instancePath:instancePath+"/extends",parentData:data,parentDataProperty:"extends",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.session !== undefined){
if(!(validate25(data.session, {instancePath:instancePath+"/session",parentData:data,parentDataProperty:"session",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined){
if(!(validate29(data.rules, {instancePath:instancePath+"/rules",parentData:data,parentDataProperty:"rules",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
}
if(data.overrides !== undefined){
if(!(validate38(data.overrides, {instancePath:instancePath+"/overrides",parentData:data,parentDataProperty:"overrides",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
if(data.assertions !== undefined){
if(!(validate43(data.assertions, {instancePath:instancePath+"/assertions",parentData:data,parentDataProperty:"assertions",rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const checkPolicyTests = validate122;
const schema41 = {"title":"a map with tests","type":"object","properties":{"policy":{"title":"the path of a pack","type":"string","pattern":"\\S"},"tests":{"$ref":"#/definitions/tests"}},"required":["tests"],"additionalProperties":false};

function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.tests === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tests"},schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "policy") || (key0 === "tests"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.policy !== undefined){
let data0 = data.policy;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/pattern",keyword:"pattern",params:{pattern: "\\S"},schema:"\\S",parentSchema:schema41.properties.policy,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: "string"},schema:schema41.properties.policy.type,parentSchema:schema41.properties.policy,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.tests !== undefined){
if(!(validate46(data.tests, {instancePath:instancePath+"/tests",parentData:data,parentDataProperty:"tests",rootData}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}
export const validateConfig: Validator = (data) => (checkConfig(data) ? [] : checkConfig.errors);
export const validatePolicy: Validator = (data) => (checkPolicy(data) ? [] : checkPolicy.errors);
export const validatePolicyTests: Validator = (data) => (checkPolicyTests(data) ? [] : checkPolicyTests.errors);
