const HIDDEN_CLASSES = ["clinician", "full", "narrow", "skip"];
const HIDDEN_TAGS = ["style", "script", "svg", "head", "title", "table", "legend"];
const VOID = ["br", "img", "input", "meta", "link", "hr", "wbr", "col"];
const BLOCKS =
  /^(p|h[1-6]|li|div|section|article|figure|figcaption|header|footer|main|nav|ul|ol|summary|details|fieldset|label|dt|dd)$/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

interface Open {
  readonly tag: string;
  readonly hidden: boolean;
}

export interface PlainBlock {
  /** Tag and class of the element that holds the words: "p.clinic". */
  readonly at: string;
  readonly text: string;
}

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

const isHidden = (tag: string, attributes: string, parent: Open | undefined): boolean => {
  const classes = (/class="([^"]*)"/.exec(attributes)?.[1] ?? "").split(" ");
  if (parent?.hidden || HIDDEN_TAGS.includes(tag)) return true;
  // A folded part is not read; its summary is.
  if (parent?.tag === "details" && tag !== "summary") return true;
  return /aria-hidden="true"/.test(attributes) || classes.some((name) => HIDDEN_CLASSES.includes(name));
};

/** The words of the page as a reader at the plain depth sees them, block by block; pictures, tables and folded parts are left out. */
export const plainBlocks = (html: string): readonly PlainBlock[] => {
  const blocks: PlainBlock[] = [];
  const open: Open[] = [];
  let at = "body";
  let words = "";
  const flush = (): void => {
    const text = decoded(words).replace(/\s+/g, " ").trim();
    if (text !== "") blocks.push({ at, text });
    words = "";
  };
  for (const [, close, tag = "", attributes = "", text] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)([^>]*)>|([^<]+)/gi)) {
    if (text !== undefined) {
      if (!open.at(-1)?.hidden) words += text;
      continue;
    }
    const name = tag.toLowerCase();
    if (name === "br") words += " ";
    if (BLOCKS.test(name)) flush();
    if (close) {
      while (open.length > 0 && open.pop()?.tag !== name);
    } else if (!VOID.includes(name) && !attributes.endsWith("/")) {
      open.push({ tag: name, hidden: isHidden(name, attributes, open.at(-1)) });
    }
    if (BLOCKS.test(name) && !close)
      at = `${name}${/class="([^"]*)"/.exec(attributes)?.[1] ? `.${/class="([^"]*)"/.exec(attributes)?.[1]}` : ""}${/ id="([^"]*)"/.exec(attributes)?.[1] ? `#${/ id="([^"]*)"/.exec(attributes)?.[1]}` : ""}`;
  }
  flush();
  return blocks;
};
