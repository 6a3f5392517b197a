/** Tables, pictures and findings of the long PDF. */
export const findingTemplate = `
#let cell-size(n) = if n <= 5 { 8pt } else if n <= 7 { 7.5pt } else { 7pt }

// As wide as its letters want, or as wide as the paper, shared by what the columns want.
#let sheet(it, room) = {
  let letters = cell-size(it.columns.len())
  set text(size: letters)
  set par(leading: 0.5em)
  let wishes = it.weights.map(weight => weight * letters * 0.56 + 9pt)
  table(
    columns: if wishes.sum() <= room { wishes } else { it.weights.map(weight => (weight + 3) * 1fr) },
    align: it.columns.map(c => if c.align == "end" { right } else { left }),
    inset: (x: 4pt, y: 3pt),
    stroke: (x, y) => (bottom: 0.4pt + rule, top: if y == 0 { 0.8pt + black } else { none }),
    table.header(..it.columns.map(c => table.cell(fill: pale, align: bottom + if c.align == "end" { right } else { left }, text(weight: 600, c.label)))),
    ..it.rows.flatten(),
    ..if it.rows.len() == 0 { (table.cell(colspan: it.columns.len(), w.noRows),) },
  )
}

#let table-title(it) = block(sticky: true, below: 5pt, text(size: 8.5pt, weight: 600, it.caption))

#let sheet-with-title(it, room) = {
  if it.rows.len() <= 12 {
    block(breakable: false, width: 100%, above: 12pt, below: 12pt, table-title(it) + sheet(it, room))
  } else {
    table-title(it) + sheet(it, room)
  }
}

#let pointer(it) = block(above: 8pt, below: 8pt, {
  link(label("table-" + it.id), {
    text(weight: 600, w.larger + " " + context str(counter(page).at(label("table-" + it.id)).first()))
    h(4pt)
    text(fill: muted, it.caption)
  })
})

// A picture as wide as the text, or as high as a page holds beside its caption; pictures come with their size.
#let figure-of(it, below-heading: false) = context {
  let (across, down) = pictures.at(it.picture).size
  let width = calc.min(upright, 480pt)
  let caption = block(above: 5pt, text(size: 8.5pt, fill: muted, it.caption))
  let room = (if below-heading { 580pt } else { 645pt }) - measure(width: upright, caption).height
  let width = calc.min(width, room * across / down)
  block(breakable: false, above: 12pt, below: 12pt, width: 100%, picture(it.picture, width: width) + caption)
}

#let caveats-of(items) = if items.len() > 0 {
  block(width: 100%, fill: pale, inset: 8pt, above: 10pt, below: 10pt, {
    set text(size: 8.5pt)
    block(sticky: true, below: 5pt, text(weight: 600, w.keep))
    list(marker: [–], spacing: 5pt, ..items.map(item => [#item]))
  })
}

#let files-of(items) = if items.len() > 0 {
  set text(size: 8pt, fill: muted)
  block(above: 8pt, sticky: true, below: 4pt, w.files)
  list(marker: [–], spacing: 4pt, ..items.map(item => [#text(weight: 600, item.file) #h(3pt) #item.caption]))
}

#let blocks-of(item, every: false, room: upright) = for (i, it) in item.blocks.enumerate() {
  if it.kind == "text" { par(it.text) }
  else if it.kind == "chart" { figure-of(it, below-heading: i == 0) }
  else if it.large and not every { pointer(it) }
  else { sheet-with-title(it, room) }
}

#let finding(item) = {
  [#heading(level: 2, item.question) #label("finding-" + item.id)]
  if item.stamp != none { block(below: 8pt, text(size: 8pt, weight: 600, shape("invented", size: 7pt) + h(4pt) + item.stamp)) }
  blocks-of(item)
  caveats-of(item.caveats)
  files-of(item.files)
}

#let method(item) = {
  block(sticky: true, above: 14pt, below: 6pt, link(label("finding-" + item.id), text(weight: 600, section-of(item.id) + " " + item.question)))
  set text(size: 8.5pt)
  grid(
    columns: (88pt, 1fr),
    column-gutter: 8pt,
    row-gutter: 5pt,
    ..item.estimand.map(part => (text(fill: muted, part.label), part.text)).flatten(),
    text(fill: muted, w.method),
    {
      item.method
      if item.citations.len() > 0 { " " + item.citations.join(" ") }
      linebreak()
      item.formula
    },
  )
}
`;
