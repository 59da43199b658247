// Stands in for the package of this name, which node-fetch asks for where Node has no URL of its own. Every Node that
// can run this has one, and the package's tables of Unicode weigh more than all of our rules.
export const { URL } = globalThis;
