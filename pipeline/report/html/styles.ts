import { type Theme, themes, themeVariables } from "../theme.ts";
import { depthStyles } from "./depth-styles.ts";
import { endStyles } from "./table.ts";

const variables = (theme: Theme): string =>
  themeVariables(theme)
    .map(([name, value]) => `${name}:${value}`)
    .join(";");

/** The one stylesheet of the page. Its digest stands in the content security policy; nothing else may style the page. */
export const styles = (fontFaces: string): string => `${fontFaces}
:root{${variables(themes.light)};--hatch:#EEF0F3}
*{box-sizing:border-box}
html{color-scheme:light dark;background:var(--paper);scroll-padding-top:12px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 Inter,system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:break-word}
.wrap{max-width:1216px;margin:0 auto;padding:0 16px}
a{color:var(--ink);text-decoration-color:var(--axis);text-underline-offset:2px}
a:hover{text-decoration-color:var(--ink)}
:focus-visible{outline:3px solid var(--intervention);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:2}
header.top{border-bottom:1px solid var(--grid);font-size:12px;color:var(--muted)}
header.top>.wrap{display:flex;flex-wrap:wrap;gap:2px 16px;padding-top:6px;padding-bottom:6px;align-items:baseline}
header.top b{color:var(--ink);font-size:13px;min-width:0;overflow-wrap:anywhere}
.stampband{font-size:12.5px;margin:0;max-width:none;padding:4px 16px;border-top:1px solid var(--grid);color:var(--ink)}
.stampband .wrap{display:block}
.hatched{background:repeating-linear-gradient(45deg,var(--paper) 0 6px,var(--hatch) 6px 12px)}
.stampband b,.stamp b{letter-spacing:.04em}
h1{font-size:16px;font-weight:600;margin:6px 0 0;line-height:1.25;color:var(--muted)}
#answer{margin:0;max-width:none;font-size:16px;line-height:1.35}
#answer strong{display:block;font-size:32px;line-height:1.15;font-weight:700;letter-spacing:-.01em}
#certainty{margin:2px 0 0;font-size:14px}
.bars{letter-spacing:2px}
.split{display:flex;flex-direction:column;gap:12px;margin-top:6px}
.cards{display:grid;gap:6px;order:1}
#picture{order:2}
.card{border:1px solid var(--grid);border-radius:4px;padding:3px 10px 4px;font-size:13px}
.card h2{font-size:13px;margin:0;font-weight:700}
.card p{margin:1px 0 0;line-height:1.35}
.card .clinic{font-size:11.5px;padding:1px 4px;color:var(--ink)}
figure{margin:0 0 16px}
figure svg{max-width:100%;height:auto;display:block}
figcaption{font-size:12.5px;color:var(--muted);margin-top:4px}
.wide{display:none}
.narrow svg{max-width:none}
#strip{margin-top:6px;border-top:1px solid var(--grid);padding-top:3px}
#strip .strip-head{font-size:12px;font-weight:600;margin:0 0 2px}
#strip .groups{display:block}
#strip ul{list-style:none;margin:0;padding:0}
#strip li a{display:flex;gap:8px;align-items:center;text-decoration:none;padding:3px 0;border-bottom:1px solid var(--grid);min-height:28px}
#strip .marks{display:flex;gap:4px;order:-1}
#strip .mark{display:inline-flex;width:20px;height:20px;align-items:center;justify-content:center;font-size:15px}
#strip .mark.hatched{border:1px solid var(--axis);font-size:12px}
#strip .bars{font-size:9px;letter-spacing:1px;color:var(--muted)}
.more{margin:0;font-size:12px;line-height:16px}
.key{max-width:none;font-size:11.5px;color:var(--muted);margin:4px 0 0}.key span{margin-right:12px;white-space:nowrap}
main>section{border-top:1px solid var(--axis);margin-top:36px;padding-top:8px}
h2{font-size:22px;line-height:1.2;margin:12px 0}
h3{font-size:17px;margin:20px 0 6px}
h4{font-size:13px;margin:10px 0 2px}
p{margin:6px 0;max-width:72ch}
.muted{color:var(--muted);font-size:13px}
.statement{margin:2px 0 6px;color:var(--muted)}
.claim{display:grid;gap:2px 24px;border-top:1px solid var(--grid);padding:10px 0}
.claim.part{margin-left:16px;padding-left:12px;border-left:3px solid var(--grid)}
.claim h3{margin:0}.claim>h4{margin:0;font-size:15px}
.half{padding:2px 0}.half.clinic{align-self:start;padding:4px 8px;font-size:13px}
.number .n{font-weight:600}
.stamp{border:1px solid var(--axis);padding:6px 10px;font-size:13px;max-width:none}
.finding{margin:0 0 28px}
details{margin:6px 0}summary{cursor:pointer;font-size:13px;padding:4px 0;color:var(--ink)}
.scroll{overflow-x:auto;margin:8px 0;max-width:100%}
table{border-collapse:collapse;font-size:12.5px;line-height:1.35;min-width:100%}
caption{caption-side:top;text-align:left;font-size:12.5px;color:var(--muted);padding:4px 0}
th,td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid var(--grid);max-width:44ch}
thead th{border-bottom:1px solid var(--axis);font-weight:600;white-space:nowrap}
tbody th{font-weight:400}
.end,${endStyles}{text-align:right;font-variant-numeric:tabular-nums}
dl{margin:4px 0;font-size:13px}dt{font-weight:600;margin-top:6px}dd{margin:0 0 2px;max-width:80ch}
code{font:11.5px/1.4 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere;color:var(--muted)}
.how{min-width:34ch}.how details{margin:0}.how summary{padding:0}
ul.caveats{margin:4px 0;padding-left:18px;font-size:13.5px;max-width:76ch}
ol.refs{font-size:12.5px;padding-left:28px}
footer{border-top:1px solid var(--axis);margin-top:40px;padding:12px 0 40px;font-size:12.5px;color:var(--muted)}
@media (min-width:700px){.wide{display:block}.narrow{display:none}#picture{order:1}.cards{order:2}}
@media (min-width:900px){
.split{flex-direction:row;align-items:flex-start}
#picture{flex:7 1 0;order:1;min-width:0;margin:0}.cards{flex:5 1 0;order:2;min-width:0}
.claim{grid-template-columns:1fr 1fr}.claim h3,.claim>h4,.claim .statement{grid-column:1/-1}
}
@media (min-width:960px){
#strip .groups{display:flex;gap:10px}
#strip ul{display:flex}
#strip li a{flex-direction:column;gap:0;width:66px;border:0;padding:0;min-height:0}
#strip .label{font-size:10.5px;line-height:1.15;text-align:center;order:3;min-height:24px}
#strip .marks{order:1}#strip .bars{order:2;height:10px;line-height:10px}
#strip .mark{width:18px;height:18px}
}
@media (max-width:420px){#answer strong{font-size:28px}}
@media (prefers-color-scheme:dark){:root{${variables(themes.dark)};--hatch:#1C222B}}
${depthStyles}@media print{:root{${variables(themes.print)};--hatch:#EEE}body{font-size:10.5pt}.skip,.depths{display:none}details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none}.scroll{overflow:visible}figure,tr,.card,.claim{break-inside:avoid}h2,h3{break-after:avoid}a{text-decoration:none}table{min-width:0;font-size:8pt}}
`;
