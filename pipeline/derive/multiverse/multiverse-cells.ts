import type { Plan } from "../../model/index.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";

export type Choice = Plan["multiverse"]["choices"][number];
export type Option = Choice["options"][number];

/** One combination of options. */
export interface MultiverseCell {
  /** The ids of its options, in the order of the choices. */
  readonly id: string;
  /** One of each choice, in their order. */
  readonly options: readonly { readonly choice: Choice["id"]; readonly option: Option }[];
}

/** Every combination of the declared options, the last choice turning fastest. Refused where they are more than the plan allows. */
export const multiverseCells = ({
  choices,
  maxCells,
}: Pick<Plan["multiverse"], "choices" | "maxCells">): readonly MultiverseCell[] | NotEstimable => {
  const count = choices.reduce((product, { options }) => product * options.length, 1);
  if (count > maxCells) {
    return notEstimable(
      "not-declared",
      `The declared choices make ${count} combinations; the plan allows ${maxCells}. None was run.`,
    );
  }
  return choices
    .reduce<readonly MultiverseCell["options"][]>(
      (rows, { id, options }) => rows.flatMap((row) => options.map((option) => [...row, { choice: id, option }])),
      [[]],
    )
    .map((options) => ({ id: options.map(({ option }) => option.id).join("/"), options }));
};
