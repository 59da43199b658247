// Stands in for the polyfill that fetch-blob asks for where Node has no streams of the web. Every Node that can run this
// has them, in `node:stream/web`, and the polyfill would be a thirtieth of the package.
export * from "node:stream/web";
