import { expect, it } from "vitest";
import { commandList } from "../../pipeline/commands/command-list.ts";
import { outputs } from "../../pipeline/report/outputs/index.ts";

it("names in the help of report every kind of file that --only knows", () => {
  const about = commandList.find(({ name }) => name === "report")?.about?.join(" ") ?? "";
  const kinds = /--only knows ([^.]*)\./.exec(about)?.[1]?.split(", ") ?? [];
  expect(kinds).toEqual(["json", ...outputs.map(({ id }) => id)]);
});

it("keeps lines of help within a wide terminal", () => {
  for (const { about } of commandList)
    for (const line of about ?? []) expect(line.length, line).toBeLessThanOrEqual(130);
});
