/**
 * Running text as runs. Numbers never stand in a string: they are bound to a headline, a table cell or a name,
 * so that a sentence cannot disagree with the number it speaks of.
 */
export type Run =
  | string // literal text; the build fails when it holds a digit
  | { readonly term: string } // a name that may hold digits: "PHQ-9", "95% CI", "I²"
  | {
      readonly headline: string;
      readonly show: "value" | "interval" | "value-and-interval" | "n" | "events" | "p" | "percent" | "fits";
    }
  | { readonly count: number; readonly of: string } // a number of the report itself, bound by `of` (a table cell id)
  | { readonly cite: string }
  | { readonly see: string };

export type Prose = readonly Run[];
