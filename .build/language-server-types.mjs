// Stands in for the package of this name, of which dockerfile-ast uses two constructors, and which weighs half of both.
export const Position = { create: (line, character) => ({ line, character }) };
export const Range = { create: (start, end) => ({ start, end }) };
