const START = "<!-- methods: written by `npm run reference` -->\n";
const END = "<!-- /methods -->";

/** What stands between the marks of the table. */
export const between = (readme: string): string => {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) throw new RangeError("the README has no marks for its table");
  return readme.slice(from + START.length, to);
};

/** The README with another table between the marks. */
export const replaced = (readme: string, table: string): string => {
  const from = readme.indexOf(START) + START.length;
  return readme.slice(0, from) + table + readme.slice(from + between(readme).length);
};

/** The table without its last column, which only a full run can fill. */
export const withoutErrors = (table: string): string => table.replace(/\|[^|\n]*\|$/gm, "|");
