import { type Theme, themeVariables } from "./palette.ts";

/** A picture whose colours are the page's CSS properties, with the colours of one theme in their place. Throws on an unknown property. */
export const themedSvg = (svg: string, theme: Theme): string => {
  const colours = new Map(themeVariables(theme));
  return svg.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => {
    const colour = colours.get(name);
    if (colour === undefined) throw new RangeError(`unknown colour: ${name}`);
    return colour;
  });
};
