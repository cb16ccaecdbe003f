// The golden vectors, read by path in node and fetched in a browser: the same comparison in both.

/** Spans count bytes there and UTF-16 code units here: converted by walking the text, not by the library. */
function utf16(text) {
  const units = new Map([[0, 0]]);
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0);
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    at += character.length;
    units.set(bytes, at);
  }
  return (span) => {
    const [start, end] = [units.get(span.start), units.get(span.end)];
    if (start === undefined || end === undefined) throw new Error(`a span off the characters: ${JSON.stringify(span)}`);
    return { start, end };
  };
}

/** Sign, digits and exponent of a number's spelling, so that equal numbers are equal strings. */
function canonical(spelling) {
  const [, sign, whole, part = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(spelling);
  const digits = (whole + part).replace(/^0+/, "");
  const short = digits.replace(/0+$/, "");
  return `${sign}${short}e${short === "" ? 0 : Number(exponent) - part.length + digits.length - short.length}`;
}

/** JSON whose numbers are kept exactly: as strings where a double would lose digits, as the package says. */
export function parseExactly(json) {
  const kept = json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (token.startsWith('"')) return token;
    const double = Number(token);
    const exact = canonical(String(double)) === canonical(token);
    const whole = !token.includes(".");
    return exact && !(whole && Math.abs(double) > 2 ** 53) ? token : `"${token}"`;
  });
  return JSON.parse(kept);
}

/** The wire form with its diagnostics apart, as vectors have them. */
function apart(entry, wire) {
  const remarks = (all = [], indicator) =>
    all.map(({ code, span }) => (indicator === undefined ? { code, span } : { code, span, indicator }));
  const without = ({ diagnostics: _, ...rest }) => rest;
  if (entry !== "cell") return { value: without(wire), diagnostics: remarks(wire.diagnostics) };
  const diagnostics = remarks(wire.diagnostics);
  const indicators = wire.indicators.map((indicator, index) => {
    diagnostics.push(...remarks(indicator.diagnostics, index), ...remarks(indicator.target.diagnostics, index));
    return without({ ...indicator, target: without(indicator.target) });
  });
  return { value: { indicators }, diagnostics };
}

function convert(value, span) {
  if (Array.isArray(value)) return value.map((one) => convert(one, span));
  if (value === null || typeof value !== "object") return value;
  const isSpan = typeof value.start === "number" && typeof value.end === "number";
  if (isSpan) return span(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, convert(one, span)]));
}

/** Keys in one order: the order of fields is no part of the contract in JavaScript. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

export const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/**
 * Runs every vector, one by one and in bulk.
 *
 * `files` are texts of `vectors/*.json` by name; what comes back are the counts by file and what differs.
 */
export function run(api, files) {
  const counts = {};
  const failures = [];
  let bulk = 0;
  for (const [name, json] of Object.entries(files)) {
    const vectors = parseExactly(json);
    counts[name] = vectors.length;
    for (const vector of vectors) {
      const { entry, input } = vector;
      const text = typeof input === "string" ? input : input.value;
      const read = { value: api.parseValue, field: api.parseField, cell: api.parseCell }[entry];
      const found = apart(entry, read(input));
      const span = utf16(text);
      const wanted = convert({ value: vector.value, diagnostics: vector.diagnostics }, span);
      if (!same(found, wanted)) failures.push({ name: vector.name, wanted, found });
    }
    for (const [entry, one, many] of [
      ["value", api.parseValue, api.parseValues],
      ["cell", api.parseCell, api.parseCells],
    ]) {
      const texts = vectors.filter((vector) => vector.entry === entry).map((vector) => vector.input);
      [...many(texts)].forEach((view, index) => {
        bulk += 1;
        const [wanted, found] = [one(texts[index]), view.toJSON()];
        if (!same(found, wanted)) failures.push({ name: `bulk: ${texts[index]}`, wanted, found });
      });
    }
  }
  return { counts, bulk, failures };
}

/** What the manifest promises, by file. */
export function promised(manifest) {
  return Object.fromEntries(manifest.files.map(({ file, count }) => [file, count]));
}
