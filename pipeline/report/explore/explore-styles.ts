import { styles } from "../html/styles.ts";

/** The report's own stylesheet, with what only the explore page has. */
export const exploreStyles = (fontFaces: string): string => `${styles(fontFaces)}
h1,h2,h3,p,label,legend,summary,.facts{overflow-wrap:anywhere}
fieldset{min-width:0}
.facts>div,.controls>legend{min-width:0;max-width:100%}
.controls{display:flex;flex-wrap:wrap;gap:8px 16px;border:0;margin:8px 0;padding:0}
.controls legend{padding:0;font-size:13px;font-weight:600}
.controls label,.pick{display:flex;flex-direction:column;gap:2px;font-size:13px;color:var(--muted);max-width:100%;min-width:0}
select,input,button{font:inherit;font-size:14px;color:var(--ink);background:var(--paper);border:1px solid var(--axis);border-radius:4px;padding:6px 8px;min-height:36px;max-width:100%}
.controls input{width:92px}
.controls button{align-self:flex-end;cursor:pointer}
select{text-overflow:ellipsis}
.pick select{width:100%;max-width:640px}
.board{position:relative;max-width:100%;overflow-x:auto;padding:4px 0}
.board svg{display:block;max-width:none}
h1{font-size:22px;color:var(--ink);margin:12px 0 4px}
.pair{display:grid;gap:8px 32px;grid-template-columns:minmax(0,1fr)}
.pair figure{position:relative}
@media (min-width:1100px){.pair{grid-template-columns:minmax(0,652px) minmax(0,1fr)}}
.stamp{display:inline-block}
.tip{position:absolute;left:0;top:0;z-index:3;max-width:min(320px,calc(100vw - 32px));background:var(--paper);color:var(--ink);border:1px solid var(--ink);border-radius:4px;padding:6px 8px;font-size:12.5px;line-height:1.35;pointer-events:none;overflow-wrap:anywhere}
.tip p{margin:0}.tip .head{font-weight:600}
.spot{position:absolute;width:20px;height:20px;margin:-10px 0 0 -10px;border:2px solid var(--ink);border-radius:50%;pointer-events:none}
[hidden]{display:none!important}
.facts{display:grid;gap:4px 24px;margin:8px 0}
.facts dt{margin:0;font-weight:400;color:var(--muted)}.facts dd{margin:0 0 4px;font-size:17px;font-weight:600}
@media (min-width:700px){.facts{grid-template-columns:repeat(auto-fit,minmax(220px,1fr))}}
@media print{.controls,.tip,.spot{display:none}}
`;
