/** How a text looks after a URL, a header, JSON, a web page or base64 had it: what to look for, to find it again. */
export function spellingsOf(text: string): readonly string[] {
  const percent = encodeURIComponent(text);
  const strict = percent.replace(/[!'()*]/g, hexEscape);
  const form = new URLSearchParams({ s: text }).toString().slice(2);
  const json = JSON.stringify(text).slice(1, -1);
  const variants = [percent, strict, form, encodeURI(text)];
  return [
    ...new Set([
      text,
      ...variants,
      ...variants.map((variant) => variant.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase())),
      json,
      json.replaceAll("/", "\\/"),
      json.replace(/[^\x20-\x7e]/g, unicodeEscape),
      // Go's encoder writes out what a web page would take for markup.
      json.replace(/[<>&]/g, unicodeEscape),
      JSON.stringify(json).slice(1, -1),
      text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character),
      ...base64sOf(text),
    ]),
  ];
}

/**
 * RFC 4648: three bytes are four characters, so a text inside a longer one has three shapes, by where it begins. The
 * characters at both ends that also hold bits of its neighbours are left out.
 */
function base64sOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const whole = bytes.toString("base64").replace(/=+$/, "");
  const shapes = [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    return padded.toString("base64").slice(first, Math.floor((padded.length * 8) / 6));
  });
  return [whole, ...shapes.filter(({ length }) => length >= SHORTEST_SHAPE)].flatMap((shape) => [
    shape,
    shape.replaceAll("+", "-").replaceAll("/", "_"),
    shape.replaceAll("+", "%2B").replaceAll("/", "%2F"),
    shape.replaceAll("/", "\\/"),
  ]);
}

/** Fewer characters of base64 would be found in any long one. */
const SHORTEST_SHAPE = 10;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
