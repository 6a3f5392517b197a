/** An element of a picture; its text stays as it was escaped. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgNode[];
}

export type SvgNode = SvgElement | string;

const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name as string, value as string]));

/** Reads markup that our renderer wrote: every element closed, values in double quotes. Throws RangeError on anything else. */
export const parseSvg = (markup: string): readonly SvgNode[] => {
  const open: { name: string; attributes: ReadonlyMap<string, string>; children: SvgNode[] }[] = [
    { name: "", attributes: new Map(), children: [] },
  ];
  let read = 0;
  for (const match of markup.matchAll(TOKEN)) {
    const [whole, closing, name = "", attributes = "", empty, text] = match;
    const top = open.at(-1);
    if (match.index !== read || top === undefined) throw new RangeError(`markup is not read at ${read}`);
    read += whole.length;
    if (text !== undefined) top.children.push(text);
    else if (closing) {
      open.pop();
      if (top.name !== name || open.length === 0) throw new RangeError(`</${name}> closes <${top.name}>`);
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [] };
      top.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const root = open[0];
  if (open.length !== 1 || root === undefined || read !== markup.length) throw new RangeError("markup ends early");
  return root.children;
};

/** The same as text. */
export const svgText = (node: SvgNode): string => {
  if (typeof node === "string") return node;
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
  return node.children.length === 0
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${node.children.map(svgText).join("")}</${node.name}>`;
};
