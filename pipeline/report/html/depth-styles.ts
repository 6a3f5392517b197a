const HIDDEN = ":not(:target,:target *,:has(:target))";

/**
 * Three depths of one page without a script: three radio buttons hide what is deeper, on a screen only. What a link leads to is
 * shown at any depth, and paper shows all.
 */
export const depthStyles = `.depths{border:0;margin:0;padding:0;display:inline-flex;gap:0;margin-left:auto}
.depths legend{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.depths input{position:absolute;opacity:0}
.depths label{border:1px solid var(--axis);padding:3px 10px;min-height:24px;cursor:pointer;color:var(--ink);margin-left:-1px}
.depths label:first-of-type{border-radius:4px 0 0 4px}.depths label:last-of-type{border-radius:0 4px 4px 0}
.depths input:checked+label{background:var(--ink);color:var(--paper)}
.depths input:focus-visible+label{outline:3px solid var(--intervention);outline-offset:2px}
@media screen{
body:has(#depth-plain:checked) :is(.clinician,.full)${HIDDEN},body:has(#depth-clinician:checked) .full${HIDDEN}{display:none}
}
`;
