import { Ajv2020, type ErrorObject, type Options } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import report from "../../schemas/report.schema.json" with { type: "json" };
import study from "../../schemas/study.schema.json" with { type: "json" };

/** The faults of a value; empty when the schema is met. */
export type Judge = (value: unknown) => readonly ErrorObject[];

type Schema = Readonly<Record<string, unknown>>;

const createAjv = (options: Options): Ajv2020 => {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    validateSchema: false, // a test holds the schemas against the meta-schema
    code: { optimize: false }, // sooner at each start
    ...options,
  });
  for (const keyword of ["unit", "words", "column", "key", "references"]) ajv.addKeyword(keyword);
  addFormats.default(ajv);
  ajv.addSchema([study, report]); // other schemas point into these
  return ajv;
};

let quick: Ajv2020 | null = null;
let thorough: Ajv2020 | null = null;

/**
 * Compiles a JSON Schema (2020-12, with our annotations); a fault of the schema itself throws. Sound values are told
 * by code that stops at the first fault; the code that names every fault is compiled when there is one to name.
 */
export const compileSchema = (schema: Schema): Judge => {
  quick ??= createAjv({ messages: false });
  const isSound = quick.compile(schema);
  let judge: ReturnType<Ajv2020["compile"]> | null = null;
  return (value) => {
    if (isSound(value)) return [];
    thorough ??= createAjv({ allErrors: true, verbose: true });
    judge ??= thorough.compile(schema);
    judge(value);
    return judge.errors ?? [];
  };
};

const judges = new WeakMap<object, Judge>();

/** The judge of a schema that ships with the program: compiled once. */
export const judgeOf = (schema: Schema): Judge => {
  const known = judges.get(schema);
  if (known !== undefined) return known;
  const judge = compileSchema(schema);
  judges.set(schema, judge);
  return judge;
};
