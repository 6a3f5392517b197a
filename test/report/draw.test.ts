import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { fontFace } from "../../pipeline/report/fonts.ts";
import { examples, frameOf } from "../charts/examples.ts";
import { draw, regular, textsOf } from "./drawing.ts";

const sizeOf = (svg: string) =>
  /^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1).map(Number) as [number, number];

describe.each(examples)("%s", (_, make) => {
  test.each([640, 328])("at %i px: every text inside, none on another, none under 12 px", async (width) => {
    for (const kind of ["published", "simulated"] as const) {
      const svg = await draw(make(frameOf(kind, width)));
      const [wide, high] = sizeOf(svg);
      expect(wide).toBe(width);
      const texts = textsOf(svg);
      expect(texts.length).toBeGreaterThan(3);
      for (const one of texts) {
        expect(one.left, one.text).toBeGreaterThanOrEqual(-0.5);
        expect(one.right, one.text).toBeLessThanOrEqual(wide + 0.5);
        expect(one.top, one.text).toBeGreaterThanOrEqual(-0.5);
        expect(one.bottom, one.text).toBeLessThanOrEqual(high + 0.5);
      }
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)px"/g)) expect(Number(size)).toBeGreaterThanOrEqual(12);
      const solid = texts.filter(({ opacity }) => opacity > 0.3);
      const touching = solid.flatMap((a, i) =>
        solid
          .slice(i + 1)
          .flatMap((b) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
              ? [`${a.text} | ${b.text}`]
              : [],
          ),
      );
      expect(touching).toEqual([]);
    }
  });

  test("one picture with one description, no style, no script, ids of its own", async () => {
    const svg = await draw(make(frameOf("simulated")), "dark", "fig-a");
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="Alt &amp; &quot;text&quot; &lt;of&gt; the chart">/,
    );
    expect(svg).not.toMatch(/ style=|<style|<script|xlink|NaN|undefined|Infinity/);
    expect(svg.match(/aria-hidden="true"/g)).toHaveLength(1);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id as string);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^fig-a-/);
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  test("stamped above and in the plot unless published", async () => {
    const count = (svg: string, word: string) => svg.split(`>${word}</text>`).length - 1;
    expect(count(await draw(make(frameOf("simulated"))), "SIMULATED")).toBe(2);
    expect(count(await draw(make(frameOf("real"))), "INTERNAL")).toBe(2);
    const plain = await draw(make(frameOf("published")));
    expect(count(plain, "SIMULATED") + count(plain, "INTERNAL")).toBe(0);
    expect(plain).not.toContain("pattern");
  });

  test("twice the same bytes, whatever was drawn before", async () => {
    const first = await draw(make(frameOf("simulated")));
    await Promise.all(examples.slice(0, 2).map(([, other]) => draw(other(frameOf("real")), "print")));
    expect(await draw(make(frameOf("simulated")))).toBe(first);
  });
});

test("the same bytes in another time zone and locale", () => {
  const script =
    "import('./test/report/drawing.ts').then(async ({ draw }) => { const { examples, frameOf } = await import('./test/charts/examples.ts');" +
    "const { createHash } = await import('node:crypto'); const hash = createHash('sha256');" +
    "for (const [, make] of examples.slice(0, 9)) hash.update(await draw(make(frameOf('simulated')))); process.stdout.write(hash.digest('hex')); })";
  const run = (zone: string, locale: string) =>
    execFileSync(process.execPath, ["--import", "tsx", "-e", script], {
      env: { PATH: process.env.PATH ?? "", TZ: zone, LANG: locale, LC_ALL: locale },
      encoding: "utf8",
    });
  const first = run("UTC", "C");
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(run("Pacific/Kiritimati", "de_DE.UTF-8")).toBe(first);
});

test("a stamp that is missing from a simulated chart is a bug", async () => {
  const [, make] = examples[0] as (typeof examples)[number];
  const spec = make(frameOf("published"));
  await expect(draw({ ...spec, usermeta: { dataKind: "simulated" } })).rejects.toThrow(
    "chart stamp missing: SIMULATED",
  );
});

test("a text that looks like markup stays text", async () => {
  const [, make] = examples[0] as (typeof examples)[number];
  const svg = await draw(make({ ...frameOf("published"), title: 'A <b class="x" id="y">bold</b> url(#z) title' }));
  expect(svg).toContain('class="x" id="y"');
  expect(svg).toContain("url(#z)");
  expect(svg).not.toContain("<b ");
});

describe("fonts", () => {
  test("a subset is a small woff2, the same each time, whatever the order", async () => {
    const [a, b] = await Promise.all([regular.subset("Afterglow 95%"), regular.subset("%59 wolgretfA")]);
    expect(a).toBe(b);
    expect(Buffer.from(a, "base64").subarray(0, 4).toString("latin1")).toBe("wOF2");
    expect(a.length).toBeLessThan(20_000);
    expect(fontFace("Inter", 400, a)).toContain("font-weight:400;src:url(data:font/woff2;base64,d09GM");
  });

  test("every sign that we print has a glyph", () => {
    expect(regular.has("−–±×≥≤²τχ½→←↑·…“”’÷ ■●◆▲▽○")).toBe(true);
    expect(regular.has("✕")).toBe(false);
  });
});
