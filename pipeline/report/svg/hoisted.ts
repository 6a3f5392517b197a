import type { SvgElement, SvgNode } from "./svg-tree.ts";

/** What a group hands down to what it holds, with what holds at the root where nobody says anything. */
const HANDED: Readonly<Record<string, string>> = {
  fill: "black",
  stroke: "none",
  "fill-opacity": "1",
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "font-family": "",
  "font-size": "",
  "font-weight": "400",
  "text-anchor": "start",
};

const TEXT_ONLY = new Set(["font-family", "font-size", "font-weight", "text-anchor"]);
const STROKE_ONLY = new Set(["stroke-width", "stroke-dasharray"]);
const SHAPES = new Set(["path", "line", "rect", "circle", "text"]);

/** The value that each handed-down attribute has on a shape; without those that change nothing on it. */
const complete = (shape: SvgElement, inherited: ReadonlyMap<string, string>): SvgElement => {
  const own = new Map(shape.attributes);
  const stroke = own.get("stroke") ?? inherited.get("stroke") ?? "none";
  for (const [name, standard] of Object.entries(HANDED)) {
    if (
      (TEXT_ONLY.has(name) && shape.name !== "text") ||
      (STROKE_ONLY.has(name) && stroke === "none") ||
      (!own.has(name) && !inherited.has(name) && standard === "")
    )
      own.delete(name);
    else own.set(name, own.get(name) ?? inherited.get(name) ?? standard);
  }
  return { ...shape, attributes: own };
};

/** Every shape says for itself how it looks; groups say nothing of it. */
const spread = (node: SvgNode, inherited: ReadonlyMap<string, string>): SvgNode => {
  if (typeof node === "string") return node;
  if (SHAPES.has(node.name)) return complete(node, inherited);
  if (node.name !== "g") return node;
  const own = [...node.attributes];
  const handed = new Map([...inherited, ...own.filter(([name]) => name in HANDED)]);
  return {
    ...node,
    attributes: new Map(own.filter(([name]) => !(name in HANDED))),
    children: node.children.map((child) => spread(child, handed)),
  };
};

const commonest = (values: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
};

/** Whether something below a node would take a value that stands above it. */
const asks = (node: SvgNode, name: string): boolean => {
  if (typeof node === "string" || node.attributes.has(name) || STROKE_ONLY.has(name)) return false;
  if (node.name === "g") return node.children.some((child) => asks(child, name));
  if (TEXT_ONLY.has(name)) return node.name === "text";
  return SHAPES.has(node.name);
};

const gathered = (node: SvgNode): SvgNode => {
  if (typeof node === "string" || node.name !== "g") return node;
  let children = node.children.map(gathered);
  const own = new Map(node.attributes);
  for (const name of Object.keys(HANDED)) {
    if (children.some((child) => asks(child, name))) continue;
    const value = commonest(
      children.flatMap((child) => (typeof child === "string" ? [] : (child.attributes.get(name) ?? []))),
    );
    if (value === null) continue;
    own.set(name, value);
    children = children.map((child) => {
      if (typeof child === "string" || child.attributes.get(name) !== value) return child;
      const rest = new Map(child.attributes);
      rest.delete(name);
      return { ...child, attributes: rest };
    });
  }
  return { ...node, attributes: own, children };
};

/** The same picture with each look said once, by the group of those who share it. */
export const hoisted = (root: SvgElement): SvgElement => {
  const { attributes, ...rest } = gathered(spread(root, new Map())) as SvgElement;
  return { ...rest, attributes: new Map([...attributes].filter(([name, value]) => HANDED[name] !== value)) };
};
