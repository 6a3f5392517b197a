// Measures that run inside the page, under one name; the page itself holds no script.
globalThis.look = {
  box: (selector) => {
    const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return { left, right, top, bottom };
  },
  boxes: (selector) =>
    [...document.querySelectorAll(selector)].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  shown: (selector) =>
    [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0).length,
  all: (selector) => document.querySelectorAll(selector).length,

  // How far the page, and not a frame of its own, reaches beyond the window.
  tooWide: () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(scrollWidth, document.body?.scrollWidth ?? 0) - clientWidth;
  },

  repeatedIds: () => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  },

  // Links that lead nowhere on this page.
  deadLinks: () =>
    [...document.querySelectorAll("a[href^='#']")]
      .map((link) => link.getAttribute("href").slice(1))
      .filter((id) => document.getElementById(id) === null),

  // What a check of the page need not read again: the inside of a picture, which is one named image, and what the same line of code
  // wrote many times: rows of a table, items of a list, terms of a definition list, numbers of a statement, statements, findings.
  thin: () => {
    for (const svg of document.querySelectorAll("[role=img] svg, svg[role=img]")) svg.replaceChildren();
    const later = [
      "tbody>tr:nth-child(n+3)",
      "ul.caveats>li:nth-child(n+3)",
      "ol>li:nth-child(n+4)",
      "dl>:nth-child(n+5)",
      "#ledger .half>:nth-child(n+8)",
      "#ledger .claim:nth-of-type(n+8)",
      ".finding:nth-of-type(n+9)",
    ].join(",");
    for (const element of document.querySelectorAll(later)) element.remove();
  },

  // Every stop of the Tab key that ought to exist: what is drawn and takes part. One radio button stands for its group.
  stops: () =>
    [...document.querySelectorAll("a[href],summary,[tabindex='0'],input:checked")].filter(
      (element) => element.checkVisibility() && element.getClientRects().length > 0,
    ),
  // From now on, every stop that the focus comes to, in order, with the line drawn around it.
  follow: () => {
    look.visited = [];
    document.addEventListener("focusin", ({ target }) => {
      const drawn = target.matches("input") ? target.labels[0] : target;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      look.visited.push({ target, outline: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth) });
    });
  },
  called: (element) =>
    `${element.tagName} ${element.id || element.getAttribute("href") || element.textContent.slice(0, 40)}`,
  missed: () => {
    const reached = new Set(look.visited.map(({ target }) => target));
    return look
      .stops()
      .filter((element) => !reached.has(element))
      .map(look.called);
  },
  unmarked: () => look.visited.filter(({ outline }) => outline < 2).map(({ target }) => look.called(target)),

  // The texts of every picture that is shown, with what they do to its edge and to each other.
  pictures: (slack) =>
    [...document.querySelectorAll("[role=img] svg, svg[role=img]")]
      .filter((svg) => svg.getClientRects().length > 0)
      .map((svg) => look.picture(svg, slack)),
  picture: (svg, slack) => {
    const edge = svg.getBoundingClientRect();
    const opacity = (element) =>
      element === svg
        ? 1
        : Number(getComputedStyle(element).opacity) *
          (element.matches("text") ? Number(getComputedStyle(element).fillOpacity) : 1) *
          opacity(element.parentElement);
    const texts = [...svg.querySelectorAll("text")]
      .filter((element) => element.textContent.trim() !== "" && opacity(element) > 0.3)
      .flatMap((element) => {
        const lines =
          element.querySelectorAll("tspan").length === 0 ? [element] : [...element.querySelectorAll("tspan")];
        return lines.map((line) => {
          // Letters, not the room above and below them that a font asks for.
          const range = document.createRange();
          range.selectNodeContents(line);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const spare = /rotate/.test(element.getAttribute("transform") ?? "")
            ? [(right - left) / 5, 0]
            : [0, (bottom - top) / 5];
          return {
            text: line.textContent,
            left: left + spare[0],
            right: right - spare[0],
            top: top + spare[1],
            bottom: bottom - spare[1],
          };
        });
      });
    const outside = texts
      .filter(
        ({ left, right, top, bottom }) =>
          left < edge.left - 0.5 || right > edge.right + 0.5 || top < edge.top - 0.5 || bottom > edge.bottom + 0.5,
      )
      .map(({ text }) => `outside: ${text}`);
    const touching = texts.flatMap((a, i) =>
      texts
        .slice(i + 1)
        .filter(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack,
        )
        .map((b) => `on each other: ${a.text} | ${b.text}`),
    );
    const name = svg.closest(".finding")?.id ?? svg.closest("[id]:not(svg *)")?.id;
    return {
      name,
      alt: svg.closest("[aria-label]").getAttribute("aria-label").slice(0, 60),
      texts: texts.length,
      faults: [...outside, ...touching],
    };
  },
};
