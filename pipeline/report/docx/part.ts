/** One piece of the manuscript, as words: how it is written is the writer's business. */
export type Part =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "text"; readonly text: string; readonly style: TextStyle }
  | { readonly kind: "bullet"; readonly text: string }
  | TablePart
  | FigurePart
  | {
      readonly kind: "reference";
      readonly number: number;
      readonly text: string;
      readonly url: string | null;
    };

export type TextStyle = "Title" | "Subtitle" | "Body" | "Answer" | "Stamp" | "Note" | "Formula";

export interface TablePart {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align: "start" | "end" }[];
  readonly rows: readonly (readonly string[])[];
}

export interface FigurePart {
  readonly kind: "figure";
  /** Name of the picture. */
  readonly picture: string;
  readonly caption: string;
  readonly alt: string;
}
