/** A finished SVG scaled into a box, at its upper edge and in the middle; its own description is dropped for the whole picture's. */
export const placedPicture = (
  svg: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): string => {
  const opening = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>/.exec(svg);
  if (opening === null) return "";
  const [wide, high] = [Number(opening[1]), Number(opening[2])];
  const scale = Math.min(box.width / wide, box.height / high, 1.15);
  const x = box.x + (box.width - wide * scale) / 2;
  const place = [x, box.y].map((value) => Number(value.toFixed(2))).join(",");
  const inner = svg.slice(opening[0].length, svg.lastIndexOf("</svg>"));
  return `<g transform="translate(${place}) scale(${Number(scale.toFixed(4))})">${inner}</g>`;
};
