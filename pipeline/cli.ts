#!/usr/bin/env node
const wanted = [
  [20, 19],
  [22, 13],
  [24, 0],
] as const;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const fits = wanted.some(([a, b]) => (major === a && minor >= b) || (a === 24 && major > 24));

if (fits) {
  const { main, serve } = await import("./commands/main.ts");
  if (!(await serve())) process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`afterglow needs Node 20.19, 22.13, 24 or later; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
}

export {};
