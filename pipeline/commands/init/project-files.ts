const gitignore = `node_modules/
.cache/
data/.history/
data/.private/
reports/*/.tmp-*/
# Real patients' tables stay out of git. Take these two lines out in a private repository only.
data/patients/*
!data/patients/simulated/
`;

const manifest = {
  name: "my-study",
  version: "0.0.0",
  private: true,
  scripts: { check: "afterglow check", report: "afterglow report", verify: "afterglow verify" },
};

const approval = {
  $schema: "../../node_modules/afterglow/schemas/dataset.schema.json",
  id: "name-of-the-folder",
  kind: "real",
  title: "Name the data set",
  description: "Say who these patients are and how they were chosen.",
  licence: "Not for sharing",
  asOf: "2024-02-29",
  provenance: "Say where the tables come from and how they were made.",
  approval: { body: "", id: "", date: "2024-01-01", lawfulBasis: "", contact: "" },
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const readme = `# A study of two treatments

An invented example to start from: no study, person or app in it exists. It has ${"`data/patients/simulated`"}, a small made-up
cohort, and no evidence yet. Replace it part by part.

| type | to |
|---|---|
| \`afterglow check\` | see every problem of the data, and what they can answer |
| \`afterglow report\` | write the next version of the report when anything changed |
| \`afterglow verify\` | see whether the newest version still follows from the data |
| \`afterglow simulate\` | draw the simulated patients again |
| \`afterglow --help\` | see the rest |

1. Ask your question in \`data/study.json\` and \`data/claims.json\`; \`data/README.md\` explains every key.
2. Put an instrument of each score into \`data/instruments/\`.
3. Fill the tables of \`data/evidence/\` (published numbers, each with the place where it was read).
4. Copy \`templates/patients/\` to \`data/patients/<name>/\` for each set of patients, fill the tables, and give
   \`dataset.json\` the approval under which they may be used. git ignores these folders until you say otherwise.

Every column is described in \`node_modules/afterglow/schemas/\`, by table.

## In CI

Both workflows of \`.github/workflows/\` install the program as \`package-lock.json\` says, and never from a name alone (the
public registry has another package of this name). Install it once from the file or address where you have it from, and
commit what that changes:

\`\`\`
npm install --save-exact <afterglow-….tgz or address>
\`\`\`

\`report-evidence.yml\` is for evidence and simulated patients, on hosted runners. \`report-clinic.yml\` is for real patients: a
private repository and a runner of your own, labelled \`afterglow\`; it does nothing until the repository variable
\`AFTERGLOW_RUNNER\` is \`ready\`. For pull requests, allow GitHub Actions to create them (Settings, Actions, General). Where the
tables of real patients are tracked in a repository that is not known to be private, \`afterglow check\` fails in CI. No log of a run
repeats the text of a patient's cell.

## Before each commit

As \`.git/hooks/pre-commit\` (and \`chmod +x\` it):

\`\`\`
#!/bin/sh
exec npx --no-install afterglow check --quiet
\`\`\`

or with pre-commit, in \`.pre-commit-config.yaml\`:

\`\`\`
repos:
  - repo: local
    hooks:
      - id: afterglow-check
        name: afterglow check
        entry: npx --no-install afterglow check
        language: system
        files: ^data/
        pass_filenames: false
\`\`\`
`;

/** What stands around the study folder, by path. */
export const projectFiles: Readonly<Record<string, string>> = {
  "README.md": readme,
  "package.json": json(manifest),
  ".gitignore": gitignore,
  "templates/patients/dataset.json": json(approval),
};
