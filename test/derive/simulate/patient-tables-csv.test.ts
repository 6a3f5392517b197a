import { expect, test } from "vitest";
import { patientTablesCsv } from "../../../pipeline/derive/simulate/patient-tables-csv.ts";

const none = { patients: [], outcomes: [], sessions: [], satisfaction: [], events: [] };

test("a table without rows is its header", () => {
  expect(patientTablesCsv(none).outcomes).toBe("patient_id,instrument,day,score\n");
});

test("LF, quotes where needed, shortest decimals, nothing for what is missing", () => {
  const { sessions, events } = patientTablesCsv({
    ...none,
    sessions: [
      {
        patient_id: 'a,"b"',
        course: 1,
        day: -7,
        kind: "dose",
        phase: null,
        route: null,
        dose: 0.1 + 0.2,
        dose_unit: "mg/kg",
        minutes: 1e-7,
      },
    ],
    events: [{ patient_id: "c", day: -0, kind: "death", cause: null, severity: null }],
  });
  expect(sessions.split("\n")[1]).toBe('"a,""b""",1,-7,dose,,,0.30000000000000004,mg/kg,1e-7');
  expect(events).toBe("patient_id,day,kind,cause,severity\nc,0,death,,\n");
});
