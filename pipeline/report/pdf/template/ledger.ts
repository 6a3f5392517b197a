/** The ledger as a table for the long PDF and as a strip for the page to post. */
export const ledgerTemplate = `
#let clinic-cell(row) = {
  shape(row.shape) + h(4pt) + row.words
  if row.reason != none { linebreak() + text(fill: muted, row.reason) }
  if row.sentence != none { linebreak() + row.sentence }
  if row.number != none { linebreak() + text(size: 0.9em, row.number) }
}

#let statement-cell(row) = {
  text(weight: 600, row.label)
  linebreak()
  text(fill: muted, "“" + row.statement + "”")
}

#let studies-cell(row) = {
  box(shape(row.studies.shape) + h(4pt) + row.studies.words)
  linebreak()
  text(fill: muted, row.studies.reason)
  linebreak()
  sure(row.certainty, row.judged)
}

#let words-cell(row) = {
  row.sentence
  if row.number != none { parbreak() + row.number }
  if row.flags.len() > 0 { parbreak() + text(fill: muted, w.note + ": " + row.flags.join("; ") + ".") }
}

#let ledger-table(rows) = {
  let with-clinics = rows.any(row => row.clinics.len() > 0)
  legend
  set text(size: 8pt)
  set par(leading: 0.5em, spacing: 0.6em)
  let headings = (w.statement, w.studies, w.inWords) + if with-clinics { (w.clinics,) } else { () }
  table(
    columns: if with-clinics { (1.25fr, 1fr, 1.5fr, 0.9fr) } else { (1.2fr, 1fr, 1.6fr) },
    inset: (x, y) => (left: if x == 0 and y > 0 and rows.at(y - 1).part { 14pt } else { 4pt }, right: 4pt, y: 4.5pt),
    stroke: (x, y) => (bottom: 0.4pt + rule, top: if y == 0 { 0.8pt + black } else { none }),
    table.header(..headings.map(word => table.cell(fill: pale, text(weight: 600, word)))),
    ..rows.map(row => (
      statement-cell(row),
      studies-cell(row),
      words-cell(row),
      ..if with-clinics { (row.clinics.map(clinic-cell).join(parbreak()),) } else { () },
    ).map(it => table.cell(breakable: false, it))).flatten(),
  )
}

// One line for a statement: its label, what studies say, what clinics say, how sure.
#let strip(rows) = {
  let whole = rows.filter(row => not row.part)
  let line-of(row) = (
    row.label,
    shape(row.studies.shape, size: 7pt) + for clinic in row.clinics { h(3pt) + shape(clinic.shape, size: 7pt) },
    if row.certainty == none { [] } else { bars(row.certainty.step, size: 6pt) },
  )
  let half = calc.ceil(whole.len() / 2)
  let column-of(part) = grid(columns: (1fr, auto, 26pt), column-gutter: 6pt, row-gutter: 4pt, ..part.map(line-of).flatten())
  grid(columns: (1fr, 1fr), column-gutter: 18pt, column-of(whole.slice(0, half)), column-of(whole.slice(half)))
}
`;
