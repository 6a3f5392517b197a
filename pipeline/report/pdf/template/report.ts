import { baseTemplate } from "./base.ts";
import { findingTemplate } from "./finding.ts";
import { ledgerTemplate } from "./ledger.ts";

const page = `
#set page(
  paper: d.paper,
  margin: (x: 54pt, top: 66pt, bottom: 54pt),
  header: context {
    set text(size: 8pt, fill: muted)
    stack(spacing: 4pt,
      grid(columns: (1fr, auto), w.report, d.version + " · " + lower(w.digest) + " " + d.shortDigest),
      if d.stamps.len() > 0 { text(fill: black, stampband) } else { line(length: 100%, stroke: 0.4pt + rule) })
  },
  footer: context {
    set text(size: 8pt, fill: muted)
    grid(columns: (1fr, auto),
      (..d.stamps, lower(w.dataTo) + " " + d.dataAsOf).join(" · "),
      w.page + " " + str(counter(page).get().first()) + " " + w.of + " " + str(counter(page).final().first()))
  },
)
#set heading(numbering: "1.1")
#show heading.where(level: 1): it => block(above: 18pt, below: 12pt, text(size: 17pt, weight: 600, it))
#show heading.where(level: 2): it => block(above: 22pt, below: 9pt, text(size: 12.5pt, weight: 600, it))
// The width of the text, upright and lengthwise.
#let upright = if d.paper == "a4" { 487pt } else { 504pt }
#let lengthwise = if d.paper == "a4" { 733pt } else { 684pt }
#let section-of(id) = context numbering("1.1", ..counter(heading).at(label("finding-" + id)))
`;

const title = `
#v(6pt)
#small(w.accessible)
#v(70pt)
#text(size: 10pt, fill: muted, w.report)
#v(2pt)
#par(leading: 0.45em, text(size: 25pt, weight: 600, d.title))
#if d.band != none { v(8pt) + hatched(text(size: 9pt, d.band)) }
#v(22pt)
#small(w.question)
#par(leading: 0.5em, text(size: 14pt, d.question))
#v(10pt)
#small(w.answer)
#par(leading: 0.5em, text(size: 20pt, weight: 600, d.answer))
#if d.sentence != none { par(text(size: 12pt, d.sentence)) }
#if d.certainty != none { par(text(size: 11pt, text(weight: 600, w.howSure) + h(6pt) + sure(d.certainty, d.judged, size: 10pt))) }
#v(1fr)
#line(length: 100%, stroke: 0.4pt + rule)
#{
  set text(size: 8.5pt)
  grid(columns: (88pt, 1fr), row-gutter: 5pt, column-gutter: 8pt,
    text(fill: muted, w.version), d.version.slice(w.version.len() + 1),
    text(fill: muted, w.dataTo), d.dataAsOf,
    text(fill: muted, w.digest), d.digest,
    text(fill: muted, w.plan), d.plan,
    text(fill: muted, w.funding), d.funding,
    text(fill: muted, w.interests), d.interests,
    text(fill: muted, w.howToCite), d.cite)
  for notice in d.notices { par(notice) }
  par(d.searchNote)
}
#pagebreak()
#show outline.entry.where(level: 1): it => block(above: 10pt, text(weight: 600, it))
#outline(title: w.contents, depth: 2, indent: 14pt)
`;

const chapters = `
#let all-findings = d.summaries + d.published + d.patients
#pagebreak(weak: true)
= #w.glance
#par(text(size: 12pt, weight: 600, d.question))
#par(text(size: 14pt, weight: 600, d.answer) + if d.sentence != none { " " + d.sentence })
#if d.certainty != none { par(text(weight: 600, w.howSure) + h(6pt) + sure(d.certainty, d.judged)) }
#grid(columns: (1fr, 1fr), gutter: 8pt, ..d.cards.map(card))
#if "cover" in pictures { figure-of((picture: "cover", caption: "")) }
#if d.forMe.len() > 0 { block(breakable: false, width: 100%, { block(below: 7pt, text(size: 11pt, weight: 600, w.forMe)); for line in d.forMe { par(line) } }) }

#pagebreak(weak: true)
= #w.ledger
#ledger-table(d.ledger)

#if d.summaries.len() > 0 {
  set page(flipped: true)
  heading(level: 1, w.summaries)
  for item in d.summaries {
    [#heading(level: 2, item.question) #label("finding-" + item.id)]
    blocks-of(item, every: true, room: lengthwise)
    caveats-of(item.caveats)
    files-of(item.files)
  }
}

#if d.published.len() > 0 {
  pagebreak(weak: true)
  heading(level: 1, w.published)
  par(d.searchNote)
  for item in d.published { finding(item) }
}

#if d.patients.len() > 0 {
  pagebreak(weak: true)
  heading(level: 1, w.patients)
  for set-of in d.datasets {
    let lead = {
      text(weight: 600, set-of.stamp + ". ")
      if set-of.sentence != none { set-of.sentence + " " }
      set-of.title + ". " + set-of.description
    }
    if set-of.simulated { hatched(lead) } else { block(stroke: 0.8pt, inset: 6pt, width: 100%, lead) }
  }
  for item in d.patients { finding(item) }
}

#pagebreak(weak: true)
= #w.methods
#for item in all-findings { method(item) }

#pagebreak(weak: true)
= #w.limits
#par(w.limitsLead)
#{
  set text(size: 8.5pt)
  list(marker: [–], spacing: 7pt, ..d.limits.map(item => {
    item.text
    text(fill: muted, " " + w.sections + " " + item.findings.map(id => link(label("finding-" + id), section-of(id))).join(", ") + ".")
  }))
}
#if d.checks != none {
  block(sticky: true, above: 16pt, text(size: 11pt, weight: 600, w.checks))
  par(str(d.checks.errors) + " " + w.errors + ", " + str(d.checks.warnings) + " " + w.warnings + ", " + str(d.checks.notes) + " " + w.notes + ".")
}

#let large = all-findings.map(item => item.blocks.filter(it => it.kind == "table" and it.large).map(it => (item, it))).flatten().chunks(2)
#let large = large.filter(pair => d.summaries.all(item => item.id != pair.at(0).id))
#if large.len() > 0 {
  set page(flipped: true)
  heading(level: 1, w.tables)
  par(w.tablesLead)
  for (item, it) in large {
    block(above: 20pt, below: 4pt, sticky: true, small(link(label("finding-" + item.id), w.backTo + " " + section-of(item.id))) + [#metadata(none) #label("table-" + it.id)])
    sheet-with-title(it, lengthwise)
  }
}

#pagebreak(weak: true)
= #w.references
#{
  set text(size: 8.5pt)
  enum(numbering: "[1]", spacing: 6pt, ..d.references.map(item => {
    item.text
    if item.url != none { " " + link(item.url, item.shown) }
  }))
  v(10pt)
  line(length: 100%, stroke: 0.4pt + rule)
  small(w.closing)
}
`;

/** `report.pdf`: title page, contents, first screen, statements, findings, methods, limitations, larger tables, references. */
export const reportTemplate = [baseTemplate, page, ledgerTemplate, findingTemplate, title, chapters].join("\n");
