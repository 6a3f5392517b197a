/** The cells of a CSV file as text, by row: quotes are undone, and so is the apostrophe before what a spreadsheet would run. */
export const readCsv = (file: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    const text = quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"');
    (rows.at(-1) as string[]).push(/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
    if (end === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
};
