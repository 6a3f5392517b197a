/** A number written with one of the declared decimal marks; `null` when the cell holds anything else. */
export const sourceNumber = (cell: string, decimalMarks: readonly string[]): number | null => {
  const text = cell.trim();
  const match = /^([+-]?\d+)(?:([.,])(\d+))?([eE][+-]?\d{1,3})?$/.exec(text);
  if (match === null) return null;
  const [, whole = "", mark, decimals, power = ""] = match;
  if (mark !== undefined && !decimalMarks.includes(mark)) return null;
  const value = Number(`${whole}${decimals === undefined ? "" : `.${decimals}`}${power}`);
  return Number.isFinite(value) ? value : null;
};
