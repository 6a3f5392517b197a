/** One thing that a number is made of: another headline, or a cell beside it. */
export interface Part {
  readonly name: "a" | "b";
  /** `null`: it stands in a table cell and has no id of its own. */
  readonly headline: string | null;
  readonly value: number;
}

/** One step from the pieces to the number as it is printed, with the numbers in it. */
export interface Step {
  readonly of: "value" | "error" | "interval" | "test" | "pool" | "reason";
  readonly text: string;
  readonly parts: readonly Part[];
}

export const step = (of: Step["of"], text: string, parts: readonly Part[] = []): Step => ({ of, text, parts });
