/** Programs of others as they stand in their packages. */
export interface Libraries {
  readonly vega: string;
  readonly vegaLite: string;
  readonly interpreter: string;
}

const IMPORT = /^import \{([\w\s,]+)\} from 'vega-util';$/m;
const EXPORT = /^export \{ (\w+) as expressionInterpreter \};$/m;

/**
 * Vega's interpreter is published as a module only. As a plain script it takes what it imports from `vega`, which has it, and gives
 * `vegaInterpreter`. Throws when the package is not written as it was.
 */
const asScript = (module: string): string => {
  const [, needs] = IMPORT.exec(module) ?? [];
  const [, gives] = EXPORT.exec(module) ?? [];
  if (needs === undefined || gives === undefined || module.match(/^(import|export) /gm)?.length !== 2)
    throw new RangeError("vega-interpreter is not written as expected: one import, one export");
  const body = module.replace(IMPORT, `const {${needs}} = vega;`).replace(EXPORT, `return ${gives};`);
  return `globalThis.vegaInterpreter = (() => {\n${body}\n})();`;
};

const SOURCE_MAP = /\n\/\/# sourceMappingURL=\S+\s*$/g;

/** What ends a script element, and what keeps one from ending, must not stand in its text. */
const inElement = (script: string): string =>
  script
    .replace(SOURCE_MAP, "\n")
    .replace(/<\/(script)/gi, "<\\/$1")
    .replace(/<!--/g, "<\\!--");

/** The programs in the order in which a page runs them. */
export const libraryScripts = ({ vega, vegaLite, interpreter }: Libraries): readonly string[] =>
  [vega, vegaLite, asScript(interpreter)].map(inElement);
