const opening: Readonly<Record<string, string>> = { "}": "{", ")": "(", "]": "[" };

/** Where the type that ends before `end` starts: a bracketed group or a name. */
const startOfElement = (text: string, end: number): number => {
  let at = end - 1;
  const close = text[at] ?? "";
  const open = opening[close];
  if (open === undefined) {
    while (at >= 0 && /[\w$."]/.test(text[at] as string)) at -= 1;
    return at + 1;
  }
  for (let depth = 0; at >= 0; at -= 1) {
    if (text[at] === close) depth += 1;
    if (text[at] === open) depth -= 1;
    if (depth === 0) break;
  }
  return at;
};

const markArrays = (text: string): string => {
  let done = text;
  let from = 0;
  for (let at = done.indexOf("[]", from); at !== -1; at = done.indexOf("[]", from)) {
    const start = startOfElement(done, at);
    const nested = done.startsWith("[]", at + 2);
    const marked = `readonly ${done.slice(start, at)}[]`;
    const replacement = nested ? `(${marked})` : marked;
    done = done.slice(0, start) + replacement + done.slice(at + 2);
    from = start + replacement.length;
  }
  return done;
};

/** Makes every property, index signature, array and tuple of generated interfaces readonly; comments stay as they are. */
export const readonlyTypes = (source: string): string => {
  const comments: string[] = [];
  const masked = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => `/*${comments.push(comment) - 1}*/`);
  const fields = masked
    .replace(/^(\s*)((?:"[^"]+"|[\w$]+)\??:)/gm, "$1readonly $2")
    .replace(/^(\s*)(\[k: string\]:)/gm, "$1readonly $2")
    .replace(/(: |\| )(\[(?!\]|k: string)[^[\]]*\])(\[\])?/g, (_, before: string, tuple: string, array = "") =>
      array === "" ? `${before}readonly ${tuple}` : `${before}(readonly ${tuple})[]`,
    );
  return markArrays(fields).replace(/\/\*(\d+)\*\//g, (_, index: string) => comments[Number(index)] ?? "");
};
