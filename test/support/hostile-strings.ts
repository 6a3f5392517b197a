/**
 * Words that would do something if a file took them for more than words. What they would make is called "pwned", so that a test can
 * ask for it. No digits: the report would ask where the number comes from.
 */
export const hostileStrings = {
  element: '<b class="pwned" id="pwned">bold</b>',
  script: "</script><script>globalThis.pwned=true</script>",
  styleEnd: "</style></title></svg><script>globalThis.pwned=true</script>",
  handler: "<img src=x class=pwned onerror=globalThis.pwned=true>",
  attribute: '" onmouseover="globalThis.pwned=true" class="pwned" x=\'',
  svg: '<svg class="pwned" onload="globalThis.pwned=true"><a href="javascript:pwned()">x</a></svg>',
  comment: "--> <!-- ]]> <![CDATA[ <?pwned?> &lt;b&gt; &pwned;",
  url: "javascript:globalThis.pwned=true//",
  expression: "datum.constructor.constructor('globalThis.pwned=true')()",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: must stay as it is
  template: "${globalThis.pwned=true} {{pwned}} #{pwned} %s $& $` $'",
  typst: '#eval("pwned") #panic("pwned") $pwned$ @pwned <pwned> *a* _b_ `c` \\ = H',
  markdown: "[pwned](javascript:pwned) ![pwned](x) | cell | `code` **bold** <pwned>",
  formula: '=HYPERLINK("x","pwned")',
  plus: "+cmd|' /C pwned'!A",
  minus: "-pwned()",
  at: "@SUM(pwned)",
  bidi: "safe \u202Edenwp\u202C \u2066pwned\u2069 \u200Bzero\u200D \uFEFFwidth",
  rightToLeft: "האם העזרה נמשכת pwned هل تدوم",
  long: "pwned".repeat(60),
  emoji: "👩‍👩‍👧 pwned 𝔘𝔫𝔦 e\u0301",
} as const;
