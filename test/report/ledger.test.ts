import { expect, it } from "vitest";
import { halfVerdict } from "../../pipeline/analyses/ledger/half-verdict.ts";
import type { Report, Verdict } from "../../pipeline/model/index.ts";
import { ledgerHtml } from "../../pipeline/report/html/ledger.ts";
import { claim, row } from "../analyses/ledger/built.ts";

const html = (flags: readonly string[], clinic: readonly string[] = [], simulated = false): string => {
  const { group, statement, label, type, words } = row("lasts", claim());
  const verdict: Verdict = {
    claim: "lasts",
    component: null,
    group,
    statement,
    label,
    type,
    words,
    published: halfVerdict("supported", "worthwhile", { flags }),
    patients: [{ dataset: "d", simulated, half: halfVerdict("unresolved", "unadjusted", { flags: clinic }) }],
    combined: { verdict: "supported", reason: "published-only" },
  };
  const report: Pick<Report, "verdicts"> = { verdicts: [verdict] };
  const headlines = new Map();
  return ledgerHtml({
    report: report as Report,
    version: { number: 1, previous: null, changes: [], reportSha256: "" },
    headlines,
    prose: { headlines, spelling: "US", citation: (id) => id },
    svg: new Map(),
  });
};

it("prints what a reader must know beside a verdict, muted and in words", () => {
  expect(html(["depends-on-worthwhile", "rests-on-unconfirmed-sources"])).toContain(
    '<p class="muted clinician">Note: depends on what is called worthwhile; with numbers from unconfirmed sources the verdict would be another one.</p>',
  );
  expect(html([], ["companion-disagrees"])).toContain(
    '<p class="muted clinician">Note: the number that travels with it points the other way.</p>',
  );
  expect(html(["of-tomorrow"])).toContain("Note: of tomorrow.");
});

it("says nothing where there is nothing to say, and nothing of made-up patients", () => {
  expect(html([])).not.toContain("Note:");
  expect(html([], ["companion-disagrees"], true)).not.toContain("Note:");
});
