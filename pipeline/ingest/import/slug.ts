/** A short key in ASCII: letters of other alphabets lose their marks, everything else becomes a hyphen. */
export const slug = (text: string, longest: number): string => {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "x" : plain;
};

/** A key for each text: two texts never share one, and the order of the texts does not matter. */
export const slugs = (texts: readonly string[], longest: number): ReadonlyMap<string, string> => {
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  for (const text of [...new Set(texts)].sort()) {
    const stem = slug(text, longest - 4);
    let key = stem;
    for (let i = 2; taken.has(key); i += 1) key = `${stem}-${i}`;
    taken.add(key);
    keys.set(text, key);
  }
  return keys;
};
