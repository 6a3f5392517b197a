export type ThemeName = "light" | "dark" | "print" | "greyscale" | "page";

/** Every colour that a page or a chart may use. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly axis: string;
  readonly intervention: string;
  readonly comparator: string;
  readonly neutral: string;
  readonly hidden: string;
  /** Low to high, then the text on each. */
  readonly satisfaction: readonly [string, string, string, string];
  readonly onSatisfaction: readonly [string, string, string, string];
  readonly riskLow: string;
  readonly riskSome: string;
  readonly riskHigh: string;
}

export interface Theme {
  readonly name: ThemeName;
  readonly colours: Palette;
  /** Opacity of interval bands. */
  readonly band: number;
}

const light: Theme = {
  name: "light",
  band: 0.16,
  colours: {
    paper: "#FFFFFF",
    ink: "#12161C",
    muted: "#5B6470",
    grid: "#E3E7EC",
    axis: "#8A93A0",
    intervention: "#0B4F8A",
    comparator: "#C9650A",
    neutral: "#767F8B",
    hidden: "#5B6470",
    satisfaction: ["#8C510A", "#DFC27D", "#80CDC1", "#01665E"],
    onSatisfaction: ["#FFFFFF", "#12161C", "#12161C", "#FFFFFF"],
    riskLow: "#CFE3F1",
    riskSome: "#F3D98B",
    riskHigh: "#8C2D19",
  },
};

const dark: Theme = {
  name: "dark",
  band: 0.22,
  colours: {
    paper: "#12161C",
    ink: "#F2F4F7",
    muted: "#AEB7C2",
    grid: "#2A313B",
    axis: "#7A8593",
    intervention: "#9BD0FF",
    comparator: "#E07B1F",
    neutral: "#8793A1",
    hidden: "#AEB7C2",
    satisfaction: ["#D08A3C", "#F0DDB0", "#A9E0D6", "#3FA08F"],
    onSatisfaction: ["#12161C", "#12161C", "#12161C", "#12161C"],
    riskLow: "#1E4A6B",
    riskSome: "#6B5716",
    riskHigh: "#E58A75",
  },
};

const print: Theme = {
  name: "print",
  band: 0.18,
  colours: {
    ...light.colours,
    ink: "#000000",
    muted: "#444444",
    grid: "#DDDDDD",
    axis: "#666666",
    intervention: "#003B6F",
    comparator: "#D97706",
    neutral: "#777777",
    hidden: "#444444",
  },
};

const greyscale: Theme = {
  name: "greyscale",
  band: 0.18,
  colours: {
    ...print.colours,
    intervention: "#1A1A1A",
    comparator: "#8C8C8C",
    neutral: "#525252",
    satisfaction: ["#4A4A4A", "#C8C8C8", "#E4E4E4", "#6E6E6E"],
    onSatisfaction: ["#FFFFFF", "#000000", "#000000", "#FFFFFF"],
    riskLow: "#FFFFFF",
    riskSome: "#B3B3B3",
    riskHigh: "#000000",
  },
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The palette as CSS custom properties, name and value. */
export const themeVariables = (theme: Theme): readonly (readonly [string, string])[] =>
  Object.entries(theme.colours).flatMap(([name, value]: [string, string | readonly string[]]) =>
    typeof value === "string"
      ? [[`--${kebab(name)}`, value] as const]
      : value.map((step, i) => [`--${kebab(name)}-${i + 1}`, step] as const),
  );

const variable = (name: string): string => `var(--${name})`;
const four = (name: string): readonly [string, string, string, string] => [
  variable(`${name}-1`),
  variable(`${name}-2`),
  variable(`${name}-3`),
  variable(`${name}-4`),
];

/** For pictures inside the page: colours are the page's CSS properties, so one picture follows light, dark and print. Not for files. */
const page: Theme = {
  name: "page",
  band: 0.18,
  colours: {
    paper: variable("paper"),
    ink: variable("ink"),
    muted: variable("muted"),
    grid: variable("grid"),
    axis: variable("axis"),
    intervention: variable("intervention"),
    comparator: variable("comparator"),
    neutral: variable("neutral"),
    hidden: variable("hidden"),
    satisfaction: four("satisfaction"),
    onSatisfaction: four("on-satisfaction"),
    riskLow: variable("risk-low"),
    riskSome: variable("risk-some"),
    riskHigh: variable("risk-high"),
  },
};

export const themes: Readonly<Record<ThemeName, Theme>> = { light, dark, print, greyscale, page };
