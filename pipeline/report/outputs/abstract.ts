import { visualAbstract } from "../abstract/visual-abstract.ts";
import { workHere } from "./jobs.ts";
import type { Output } from "./output.ts";

/** `visual-abstract.svg` and `.png`: one picture of 1200 × 675 to post and to print. */
export const abstract: Output = {
  id: "abstract",
  files: async ({ view, faces, fonts, work = workHere(fonts) }) => {
    const { regular, bold } = fonts;
    const svg = visualAbstract(await view(), (text, size, weight) =>
      (weight >= 600 ? bold : regular).width(text, size),
    );
    const [png = new Uint8Array()] = await work("png", [{ svg, scale: 1 }]);
    return [
      ["visual-abstract.svg", `${svg.replace(/^(<svg[^>]*>)/, `$1<style>${await faces()}</style>`)}\n`],
      ["visual-abstract.png", png],
    ];
  },
};
