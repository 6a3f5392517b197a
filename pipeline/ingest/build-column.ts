import { type Column, MISSING_INT } from "../model/index.ts";
import type { ColumnKind } from "./table-schema.ts";

/** Grows one column. A value that is not of the column's kind is kept as missing: its issue has been told. */
export interface ColumnBuilder {
  push(value: string | number | null): void;
  done(): Column;
}

const grown = <A extends Float64Array | Int32Array>(values: A, length: number, make: (size: number) => A): A => {
  if (length < values.length) return values;
  const larger = make(values.length * 2);
  larger.set(values);
  return larger;
};

const integers = (size: number): Int32Array => new Int32Array(size);
const floats = (size: number): Float64Array => new Float64Array(size);

const numberBuilder = (): ColumnBuilder => {
  let values = floats(64);
  let length = 0;
  return {
    push: (value) => {
      values = grown(values, length, floats);
      values[length] = typeof value === "number" ? value : Number.NaN;
      length += 1;
    },
    done: () => ({ kind: "number", values: values.slice(0, length) }),
  };
};

const integerBuilder = (): ColumnBuilder => {
  let values = integers(64);
  let length = 0;
  return {
    push: (value) => {
      values = grown(values, length, integers);
      values[length] = typeof value === "number" ? value : MISSING_INT;
      length += 1;
    },
    done: () => ({ kind: "integer", values: values.slice(0, length) }),
  };
};

/** A copy that does not keep the text it was cut from alive. */
const ownText = (text: string): string => Buffer.from(text, "utf16le").toString("utf16le");

const categoryBuilder = (): ColumnBuilder => {
  const codeOf = new Map<string, number>();
  let codes = integers(64);
  let length = 0;
  const code = (value: string): number => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(ownText(value), codeOf.size);
    return codeOf.size - 1;
  };
  return {
    push: (value) => {
      codes = grown(codes, length, integers);
      codes[length] = typeof value === "string" ? code(value) : -1;
      length += 1;
    },
    done: () => {
      const levels = [...codeOf.keys()].sort();
      const places = new Int32Array(levels.length);
      levels.forEach((level, place) => {
        places[codeOf.get(level) as number] = place;
      });
      const sorted = codes.slice(0, length).map((c) => (c === -1 ? -1 : (places[c] as number)));
      return { kind: "category", codes: sorted, levels };
    },
  };
};

const textBuilder = (): ColumnBuilder => {
  const values: (string | null)[] = [];
  return {
    push: (value) => {
      values.push(typeof value === "string" ? value : null);
    },
    done: () => ({ kind: "text", values }),
  };
};

const builders = { number: numberBuilder, integer: integerBuilder, category: categoryBuilder, text: textBuilder };

/** An empty column of that kind. Levels of a category come out in code-unit order whatever order the rows came in. */
export const buildColumn = (kind: Exclude<ColumnKind, "items">): ColumnBuilder => builders[kind]();
