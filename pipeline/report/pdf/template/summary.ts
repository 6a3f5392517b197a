import { baseTemplate } from "./base.ts";
import { ledgerTemplate } from "./ledger.ts";

const page = `
#set page(paper: d.paper, margin: (x: 40pt, y: 34pt))

#let top = {
  grid(columns: (1fr, auto), text(size: 0.85em, weight: 600, d.title), text(size: 0.8em, fill: muted, d.version + " · " + lower(w.dataTo) + " " + d.dataAsOf))
  v(4pt, weak: true)
  if d.stamps.len() > 0 { stampband } else { line(length: 100%, stroke: 0.6pt) }
  if d.band != none { block(above: 4pt, text(size: 0.8em, d.band)) }
  block(above: 12pt, below: 10pt, par(leading: 0.45em, text(size: 1.8em, weight: 600, d.question)))
  block(above: 10pt, below: 7pt, text(size: 1.4em, weight: 600, d.answer))
  if d.sentence != none { block(below: 8pt, text(size: 1.1em, d.sentence)) }
  if d.certainty != none { block(below: 8pt, text(weight: 600, w.howSure) + h(6pt) + sure(d.certainty, d.judged)) }
  grid(columns: (1fr, 1fr), gutter: 6pt, ..d.cards.map(card))
}

#let bottom = {
  block(below: 7pt, text(size: 0.9em, weight: 600, w.allStatements))
  { set text(size: 0.85em); strip(d.ledger) }
  block(above: 9pt, legend)
  line(length: 100%, stroke: 0.4pt + rule)
  set text(size: 0.76em, fill: muted)
  set par(spacing: 0.6em)
  par((..d.notices, d.searchNote).join(" "))
  par(text(weight: 600, w.funding + ". ") + d.funding + " " + text(weight: 600, w.interests + ". ") + d.interests)
  par(text(weight: 600, w.howToCite + ". ") + d.cite)
  par((w.whole, w.accessible, ..d.stamps).join(" "))
}

// The largest letters with which everything and a picture of a useful height fit one page.
#layout(size => {
  let least = if "cover" in pictures { 230pt } else { 0pt }
  let height(letters) = measure(width: size.width, text(size: letters, { top; v(8pt); bottom })).height
  let fits(letters) = height(letters) + least + 10pt <= size.height
  let letters = (10pt, 9.5pt, 9pt, 8.5pt, 8pt, 7.5pt, 7pt).find(fits)
  let letters = if letters == none { 7pt } else { letters }
  set text(size: letters)
  let room = calc.max(least, size.height - height(letters) - 10pt)
  top
  if "cover" in pictures { block(above: 8pt, below: 8pt, width: 100%, align(center, picture("cover", width: 100%, height: room))) }
  bottom
})
`;

/** `summary.pdf`: what people print and post. */
export const summaryTemplate = [baseTemplate, ledgerTemplate, page].join("\n");
