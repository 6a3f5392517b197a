/**
 * What both templates begin with: data, paper, letters, marks. Texts of the study reach Typst only as strings out of JSON, so that
 * markup in them stays text; no font but ours is asked for, so that the bytes do not depend on the machine.
 */
export const baseTemplate = `
#let d = json(bytes(sys.inputs.data))
#let pictures = json(bytes(sys.inputs.pictures))
#let w = d.words
#let muted = rgb("#444444")
#let rule = rgb("#999999")
#let pale = rgb("#F1F3F5")

#set document(title: d.title, date: none)
#set text(font: ("Inter",), fallback: false, size: 9.5pt, lang: d.language, region: d.region, hyphenate: false, number-type: "lining")
#set par(leading: 0.62em, spacing: 0.9em, justify: false)

#let hatch = tiling(size: (6pt, 6pt), line(start: (0pt, 6pt), end: (6pt, 0pt), stroke: 1pt + rgb("#555555")))
#let hatched(body) = block(width: 100%, fill: hatch, inset: 3pt, block(width: 100%, fill: white, inset: 5pt, body))
#let small(body) = text(size: 8pt, fill: muted, body)

// The stamp is words on white within hatching: no hue, so that it is never taken for a cohort.
#let stampband = if d.stamps.len() > 0 {
  box(width: 100%, fill: hatch, inset: (x: 10pt, y: 2.5pt), {
    d.stamps.map(stamp => box(fill: white, inset: (x: 6pt, y: 2pt), text(size: 8pt, weight: 600, stamp))).join(h(10pt))
  })
}

// Verdicts are shapes in ink, never colours.
#let shape(kind, size: 8pt) = box(width: size, height: size, baseline: 10%, {
  let r = size / 2
  if kind == "supported" { circle(radius: r - 0.4pt, fill: black, stroke: 0.8pt) }
  else if kind == "contradicted" {
    place(line(start: (10%, 10%), end: (90%, 90%), stroke: 1.4pt))
    place(line(start: (10%, 90%), end: (90%, 10%), stroke: 1.4pt))
  }
  else if kind == "unresolved" {
    place(box(width: r, height: size, clip: true, circle(radius: r - 0.4pt, fill: black, stroke: 0.8pt)))
    place(circle(radius: r - 0.4pt, stroke: 0.8pt))
  }
  else if kind == "no-evidence" { circle(radius: r - 0.4pt, stroke: 0.8pt) }
  else if kind == "invented" { rect(width: 100%, height: 100%, fill: tiling(size: (2.6pt, 2.6pt), line(start: (0pt, 2.6pt), end: (2.6pt, 0pt), stroke: 0.6pt)), stroke: 0.6pt) }
  else { place(line(start: (5%, 50%), end: (95%, 50%), stroke: 1.2pt)) }
})

#let bars(step, size: 8pt) = box(baseline: 10%, stack(dir: ltr, spacing: 1.2pt, ..range(4).map(i =>
  rect(width: size * 0.45, height: size, fill: if i < step { black } else { none }, stroke: 0.6pt))))

#let sure(certainty, judged, size: 8pt) = if certainty == none { text(fill: muted, w.notRated) } else {
  bars(certainty.step, size: size)
  h(4pt)
  certainty.words
  if judged != none { text(fill: muted, " (" + judged + ")") }
}

#let picture(name, width: 100%, height: auto) = image(bytes(pictures.at(name).svg), format: "svg", width: width, height: height, fit: "contain")

#let card(item) = block(width: 100%, stroke: 0.6pt + rule, radius: 2pt, inset: 7pt, breakable: false, {
  text(weight: 600, item.label)
  if item.studies != none {
    parbreak()
    text(weight: 600, w.studies) + h(4pt) + shape(item.studies.shape) + h(3pt) + item.studies.words
    linebreak()
    item.studies.number
  }
  for row in item.clinics {
    parbreak()
    set text(size: 0.85em)
    if row.simulated { shape("invented", size: 7pt) + h(3pt) }
    row.label + ": " + row.number
  }
})

#let legend = text(size: 7.5pt, d.shapes.map(item => box(shape(item.shape, size: 7pt) + h(3pt) + item.words)).join(h(10pt)))
`;
