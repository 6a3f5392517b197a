import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { filesBelow, runCli, sleepStudy, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

it("writes the same bytes in any time zone and locale", async () => {
  const places = {
    far: { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    near: { TZ: "America/St_Johns", LANG: "C", LC_ALL: "C" },
  };
  const ran = await Promise.all(
    Object.entries(places).map(([name, env]) =>
      runCli(["report", "--study", sleepStudy, "--out", join(temporary.path, name), "--no-cache"], {
        env: { ...env, SOURCE_DATE_EPOCH: "1700000000" },
      }),
    ),
  );
  expect(ran.map(({ code, err }) => ({ code, err }))).toEqual([
    { code: 0, err: "" },
    { code: 0, err: "" },
  ]);
  const [far, near] = Object.keys(places).map((name) => filesBelow(join(temporary.path, name)));
  expect(far?.size).toBeGreaterThan(20);
  expect([...(far?.keys() ?? [])]).toEqual([...(near?.keys() ?? [])]);
  for (const [path, text] of far ?? []) expect(near?.get(path) === text, path).toBe(true);
  expect(JSON.parse(far?.get("sleep-study/v1/version.json") ?? "").generatedAt).toBe("2023-11-14T22:13:20.000Z");
}, 240_000);
