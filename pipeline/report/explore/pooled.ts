import type { Json } from "../../model/index.ts";
import { packed } from "./packed.ts";

/** Values in which what is said twice is said once: `{"$": i}` stands for `pool[i]`. */
export interface Pooled {
  readonly pool: readonly Json[];
  readonly values: readonly Json[];
}

/** Shorter ones cost more to point at than to repeat. */
const SHORT = 24;

/** What may be pooled: words, lists and objects. */
interface Node {
  readonly value: Json;
  /** What is inside, by place; `null` where it is too small for a node of its own. */
  readonly inside: readonly (number | null)[];
  readonly size: number;
  uses: number;
}

const isNode = (value: Json): boolean => typeof value === "string" || (typeof value === "object" && value !== null);

const partsOf = (value: Json): readonly Json[] =>
  typeof value === "object" && value !== null ? Object.values(value as { readonly [key: string]: Json }) : [];

/** Lists, objects and words that come twice, in any of the values, move to the pool. The page's script opens them again. */
export const pooled = (given: readonly Json[]): Pooled => {
  const nodes: Node[] = [];
  const ids = new Map<string, number>();
  // One id for all that is equal: from the ids of what is inside, so that each value is looked at once.
  const idOf = (value: Json): number => {
    const parts = partsOf(value);
    const inside = parts.map((one) => (isNode(one) ? idOf(one) : null));
    const said = inside.map((id, i) => (id === null ? String(parts[i]) : `@${id}`)).join();
    const names =
      typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).join("\n") : "";
    const key = typeof value === "string" ? `"${value}` : `${Array.isArray(value) ? "[" : `{${names}\n`}${said}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    let size = typeof value === "string" ? value.length + 2 : said.length + 5 * parts.length + names.length;
    for (const id of inside) {
      if (id === null) continue;
      const node = nodes[id] as Node;
      node.uses += 1;
      size += node.size;
    }
    ids.set(key, nodes.length);
    return nodes.push({ value, inside, size, uses: 0 }) - 1;
  };
  const roots = given.map((value) => (isNode(value) ? idOf(packed(value)) : null));
  const pool: Json[] = [];
  const places = new Map<number, number>();
  const whole = ({ value, inside }: Node): Json => {
    if (typeof value !== "object" || value === null) return value;
    const part = (one: Json, i: number): Json => {
      const id = inside[i] ?? null;
      return id === null ? one : shared(id);
    };
    if (Array.isArray(value)) return value.map(part);
    return Object.fromEntries(Object.entries(value).map(([name, one], i) => [name, part(one, i)]));
  };
  const shared = (id: number): Json => {
    const node = nodes[id] as Node;
    if (node.uses < 2 || node.size < SHORT) return whole(node);
    const place = places.get(id) ?? pool.push(whole(node)) - 1;
    places.set(id, place);
    return { $: place };
  };
  return { values: roots.map((id, i) => (id === null ? (given[i] ?? null) : whole(nodes[id] as Node))), pool };
};
