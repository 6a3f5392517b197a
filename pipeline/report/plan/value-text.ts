import type { Json } from "../../model/index.ts";

const MOST = 80;

/** A value of the plan in one line: what is long is cut, nothing is "nothing". */
export const valueText = (value: Json): string => {
  if (value === null) return "nothing";
  const text = typeof value === "string" ? `“${value}”` : (JSON.stringify(value) ?? "").replaceAll(",", ", ");
  return text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`;
};
