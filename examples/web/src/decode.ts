// Bytes to text, as the browser does it.

/** By the mark at the beginning or a page's own word; else UTF-8, and GB18030 where it is not. */
export function decode(bytes: Uint8Array): string {
  const label = marked(bytes);
  if (label) return new TextDecoder(label).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function marked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const told = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  if (!told) return undefined;
  try {
    return new TextDecoder(told).encoding;
  } catch {
    return undefined;
  }
}
