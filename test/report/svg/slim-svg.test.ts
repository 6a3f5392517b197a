import { describe, expect, it } from "vitest";
import { movedPath } from "../../../pipeline/report/svg/path-data.ts";
import { slimSvg } from "../../../pipeline/report/svg/slim-svg.ts";
import { parseSvg, svgText } from "../../../pipeline/report/svg/svg-tree.ts";
import { fc } from "../../support/properties.ts";

/** Where the pen comes to after each command of a path of steps. */
const stops = (d: string): readonly (readonly [number, number])[] => {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)].map(([, letter, text = ""]) => {
    const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const [dx = 0, dy = 0] = letter === "h" ? numbers : letter === "v" ? [0, numbers[0]] : numbers.slice(-2);
    [x, y] = letter === "M" ? [dx, dy] : [x + dx, y + dy];
    return [x, y];
  });
};

describe("a path that is moved", () => {
  it("keeps its points and says them as steps", () => {
    expect(movedPath("M0,0h10v5h-10Z", 1.5, 2)).toBe("M1.5 2h10v5h-10z");
    expect(movedPath("M1,2L4,6L4,9", 0, 0)).toBe("M1 2l3 4v3");
    expect(movedPath("M0,0C1,1,2,2,3,3", 10, 10)).toBe("M10 10c1 1 2 2 3 3");
    expect(movedPath("M0.5,-0.25L0.25,0.5", 0, 0)).toBe("M.5-.2l-.2.7");
  });

  it("draws a half circle with a radius that fits between its ends", () => {
    // 7.0711 to each side: the rounded ends lie 14.2 apart, and a radius over 7.1 would move the centre.
    expect(movedPath("M7.0711,0A7.0711,7.0711,0,1,1,-7.0711,0", 0, 0)).toBe("M7.1 0a7.1 7.1 0 1 1-14.2 0");
  });

  it("never adds roundings up", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })),
          {
            minLength: 2,
            maxLength: 40,
          },
        ),
        (points) => {
          const d = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x},${y}`).join("");
          const moved = stops(movedPath(d, 3, 4) ?? "");
          for (const [i, [x, y]] of points.entries()) {
            expect(Math.abs((moved[i]?.[0] ?? Number.NaN) - x - 3)).toBeLessThan(0.0501);
            expect(Math.abs((moved[i]?.[1] ?? Number.NaN) - y - 4)).toBeLessThan(0.0501);
          }
        },
      ),
    );
  });

  it("is left alone with a command that it does not know", () => {
    expect(movedPath("M0,0S1,1,2,2", 0, 0)).toBeNull();
    expect(movedPath("M0", 0, 0)).toBeNull();
    const element = '<path transform="translate(1,2)" d="M0,0S1,1,2,2" fill="#000"/>';
    expect(slimSvg(`<g>${element}</g>`)).toContain("translate(1,2)");
  });
});

describe("a slim picture", () => {
  it("says a look once, and the exception where it is", () => {
    const text = (word: string, fill: string) =>
      `<text text-anchor="start" transform="translate(1,2)" font-family="Inter" font-size="12px" fill="${fill}">${word}</text>`;
    expect(slimSvg(`<g fill="none">${text("a", "red")}${text("b", "red")}${text("c", "blue")}</g>`)).toBe(
      '<g fill="red" font-family="Inter" font-size="12px"><text x="1" y="2">a</text><text x="1" y="2">b</text><text x="1" y="2" fill="blue">c</text></g>',
    );
  });

  it("makes one path of strokes that look the same, and of nothing else", () => {
    const line = (more: string) => `<line transform="translate(5,0)" x2="0" y2="9" stroke="red"${more}/>`;
    const paths = (markup: string) =>
      [...slimSvg(`<g fill="none">${markup}</g>`).matchAll(/ d="([^"]*)"/g)].map(([, d]) => d);
    expect(paths(line("") + line(""))).toEqual(["M5 0v9M5 0v9"]);
    expect(paths(line(' opacity="0.5"') + line(' opacity="0.5"'))).toHaveLength(2);
    expect(paths(`${line("")}<path d="M0,0h1" fill="blue"/>${line("")}`)).toHaveLength(3);
    expect(paths('<path d="M0,0h1v1Z" fill="blue"/><path d="M0,0h1v1Z" fill="blue"/>')).toHaveLength(2);
  });

  it("makes a circle of two half circles", () => {
    const arcs = "A2.4187,2.4187,0,1,1,-2.4187,0A2.4187,2.4187,0,1,1,2.4187,0";
    expect(slimSvg(`<g><path transform="translate(7.006,3)" d="M2.4187,0${arcs}" fill="red"/></g>`)).toBe(
      '<circle fill="red" cx="7" cy="3" r="2.4"/>',
    );
    expect(slimSvg(`<g><path transform="translate(7,3)" d="M2.4187,0${arcs}L1,1" fill="red"/></g>`)).toContain("<path");
  });

  it("drops what paints nothing and groups that say nothing", () => {
    expect(slimSvg('<g fill="none"><g transform="translate(0,0)"><path d="M0,0h9v9Z"/><g/></g></g>')).toBe("");
  });

  it("keeps text, what is clipped and what it cannot read whole", () => {
    const text = '<text x="1" y="2" fill="red">a &lt;b&gt;  c</text>';
    expect(slimSvg(text)).toContain(">a &lt;b&gt;  c</text>");
    expect(slimSvg('<g clip-path="url(#a)"><g opacity="0.5"><path d="M0,0h1" stroke="red"/></g></g>')).toMatch(
      /clip-path="url\(#a\)".*opacity="0.5"/,
    );
    expect(parseSvg(text).map(svgText).join("")).toBe(text);
    for (const bad of ["<g>", "</g>", "<g></b>", "<g a=b/>", "a < b"]) expect(() => parseSvg(bad)).toThrow(RangeError);
  });
});
