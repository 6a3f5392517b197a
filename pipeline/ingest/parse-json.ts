import { limits } from "./limits.ts";

export type ParsedJson =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "malformed"; readonly line: number }
  | { readonly kind: "too-deep" };

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i += 1;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" || c === "[") {
      depth += 1;
      if (depth > limits.jsonDepth) return true;
    } else if (c === "}" || c === "]") depth -= 1;
  }
  return false;
};

const lineOfFault = (text: string, message: string): number => {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? undefined : Number(position)).split("\n").length;
};

/** Parses JSON text; nesting beyond the limit is refused before anything recurses. */
export const parseJson = (text: string): ParsedJson => {
  if (isTooDeep(text)) return { kind: "too-deep" };
  try {
    return { kind: "value", value: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: "malformed", line: lineOfFault(text, error instanceof Error ? error.message : "") };
  }
};
