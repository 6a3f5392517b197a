import { hoisted } from "./hoisted.ts";
import { movedPath, rounded } from "./path-data.ts";
import { parseSvg, type SvgElement, type SvgNode, svgText } from "./svg-tree.ts";

const MOVE = /^translate\((-?[\d.e-]+),(-?[\d.e-]+)\)$/;

const moveOf = (value: string | undefined): readonly [number, number] | null => {
  if (value === undefined) return [0, 0];
  const [, x, y] = MOVE.exec(value) ?? [];
  return x === undefined || y === undefined ? null : [Number(x), Number(y)];
};

const without = (map: ReadonlyMap<string, string>, ...names: readonly string[]): Map<string, string> =>
  new Map([...map].filter(([name]) => !names.includes(name)));

const roundedText = (text: string): string =>
  text.replace(/-?\d+\.\d{3,}(?:e[-+]?\d+)?/g, (number) => String(rounded(Number(number))));

const CIRCLE = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0(?:Z|$)/;

/** Our renderer writes a round mark as two arcs; `null` for any other path. */
const placedCircle = (element: SvgElement): SvgElement | null => {
  const d = element.attributes.get("d") ?? "";
  const [whole, radius] = CIRCLE.exec(d) ?? [];
  const move = moveOf(element.attributes.get("transform"));
  if (move === null || whole !== d) return null;
  const [x, y, r] = [...move, Number(radius)].map((value) => String(rounded(value)));
  const round = [
    ["cx", x],
    ["cy", y],
    ["r", r],
  ] as readonly (readonly [string, string])[];
  return {
    name: "circle",
    attributes: new Map([...round, ...without(element.attributes, "transform", "d")]),
    children: [],
  };
};

/** A line or path where it stands, without a transform. */
const placedPath = (element: SvgElement): SvgElement => {
  const move = moveOf(element.attributes.get("transform"));
  const value = (name: string): string => element.attributes.get(name) ?? "0";
  const d =
    element.name === "line"
      ? `M${value("x1")},${value("y1")}L${value("x2")},${value("y2")}`
      : (element.attributes.get("d") ?? "");
  const moved = move === null ? null : movedPath(d, move[0], move[1]);
  if (moved === null) return element;
  const rest = without(element.attributes, "transform", "x1", "y1", "x2", "y2", "d");
  return { name: "path", attributes: new Map([["d", moved], ...rest]), children: [] };
};

const placedText = (element: SvgElement): SvgElement => {
  const transform = element.attributes.get("transform");
  const move = moveOf(transform);
  if (transform === undefined || move === null || element.children.some((child) => typeof child !== "string"))
    return transform === undefined
      ? element
      : { ...element, attributes: new Map([...element.attributes, ["transform", roundedText(transform)]]) };
  const at = [["x", String(rounded(move[0]))] as const, ["y", String(rounded(move[1]))] as const];
  return { ...element, attributes: new Map([...at, ...without(element.attributes, "transform", "x", "y")]) };
};

const isPainted = ({ attributes }: SvgElement): boolean =>
  attributes.has("fill") || attributes.has("stroke") || attributes.has("id");

const placed = (node: SvgNode): readonly SvgNode[] => {
  if (typeof node === "string") return [node];
  if (node.name === "text") return [placedText(node)];
  if (node.name === "path" || node.name === "line")
    return isPainted(node) ? [placedCircle(node) ?? placedPath(node)] : [];
  if (node.name !== "g") return [node];
  const children = node.children.flatMap(placed);
  if (children.length === 0) return [];
  const move = node.attributes.get("transform");
  const attributes =
    move === undefined || moveOf(move)?.every((part) => part === 0)
      ? without(node.attributes, "transform")
      : new Map([...node.attributes, ["transform", roundedText(move)]]);
  return [{ ...node, attributes, children }];
};

/** Strokes in a row that look the same are one path; only where nothing shines through and nothing is filled. */
const joined = (nodes: readonly SvgNode[], filled: boolean): readonly SvgNode[] => {
  const out: SvgNode[] = [];
  const look = (node: SvgElement): string => svgText({ ...node, attributes: without(node.attributes, "d") });
  for (const node of nodes) {
    const last = out.at(-1);
    const joins = (one: SvgNode | undefined): one is SvgElement =>
      one !== undefined &&
      typeof one !== "string" &&
      one.name === "path" &&
      (one.attributes.get("fill") ?? (filled ? "?" : "none")) === "none" &&
      ![...one.attributes.keys()].some((name) => name.includes("opacity") || name === "transform" || name === "id");
    if (joins(last) && joins(node) && look(last) === look(node))
      out[out.length - 1] = {
        ...last,
        attributes: new Map([...last.attributes, ["d", `${last.attributes.get("d")}${node.attributes.get("d")}`]]),
      };
    else out.push(node);
  }
  return out;
};

const flattened = (node: SvgNode, fill: string): readonly SvgNode[] => {
  if (typeof node === "string" || node.name !== "g") return [node];
  const own = node.attributes.get("fill") ?? fill;
  const children = joined(
    node.children.flatMap((child) => flattened(child, own)),
    own !== "none",
  );
  const only = children[0];
  if (node.attributes.size === 0) return children;
  if (children.length === 1 && only !== undefined && typeof only !== "string" && only.name !== "text") {
    const clash = [...only.attributes.keys()].some(
      (name) => name === "transform" || name === "opacity" || name === "clip-path",
    );
    if (!clash) return [{ ...only, attributes: new Map([...node.attributes, ...only.attributes]) }];
  }
  return [{ ...node, children }];
};

/** The inside of a picture with fewer bytes: the same marks at the same places to a twentieth of a pixel. */
export const slimSvg = (markup: string): string => {
  const root: SvgElement = { name: "g", attributes: new Map(), children: parseSvg(markup).flatMap(placed) };
  return flattened(hoisted(root), "black").map(svgText).join("");
};
