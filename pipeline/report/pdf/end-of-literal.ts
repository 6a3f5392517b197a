/** Where a PDF string that opens with "(" at a place ends: brackets within it may stand in pairs, or behind a backslash. */
export const endOfLiteral = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
};
