import { MISSING_INT } from "../model/index.ts";

const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?$/;
const whole = /^-?(?:0|[1-9][0-9]{0,9})$/;
const largest = 2_147_483_647;

/** A decimal number, or the text as it stood: `007`, `0x10`, ` 5 `, `1,5` and `Infinity` are no numbers. */
export const parseNumber = (text: string): number | string => {
  if (!decimal.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : text;
};

/** A whole number of 32 bits, or the text as it stood. */
export const parseInteger = (text: string): number | string => {
  if (!whole.test(text)) return text;
  const value = Number(text);
  return value > largest || value <= MISSING_INT ? text : value + 0;
};
