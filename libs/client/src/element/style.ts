const LIGHT = '--_b:var(--bridge-note-background,#f6f8fa);--_c:var(--bridge-note-color,#1b1f24);--_m:var(--bridge-note-muted,#4f5964);--_l:var(--bridge-note-link,#0a53b8);--_e:var(--bridge-note-border,#7f8b98);color-scheme:light';
const DARK = '--_b:var(--bridge-note-background,#1a1e23);--_c:var(--bridge-note-color,#eceff2);--_m:var(--bridge-note-muted,#b3bcc6);--_l:var(--bridge-note-link,#8cbcff);--_e:var(--bridge-note-border,#77828e);color-scheme:dark';

/** Logical properties only: it is mirrored where the page is written from right to left. */
const STYLE = `
:host{display:block;${LIGHT}}
@media (prefers-color-scheme:dark){:host(:not([theme=light])){${DARK}}}
:host([theme=dark]){${DARK}}
:host([data-state=shown]) slot,:host(:not([data-state=shown])) .card{display:none}
.card{box-sizing:border-box;background:var(--_b);color:var(--_c);border:1px solid var(--_e);border-inline-start-width:4px;border-radius:var(--bridge-note-radius,8px);padding:var(--bridge-note-padding,12px 16px);font:var(--bridge-note-font,15px/1.45 system-ui,sans-serif);text-align:start;overflow-wrap:anywhere}
p,ul{margin:0;padding:0}
.heading{font-weight:700}
.note+.note{border-block-start:1px solid var(--_e);margin-block-start:12px;padding-block-start:12px}
.text{margin-block:8px;white-space:pre-line;unicode-bidi:isolate}
.muted,summary,details{color:var(--_m);font-size:.9em}
details>*+*{margin-block-start:6px}
summary{cursor:pointer;inline-size:fit-content;padding-block:4px;font-size:1em}
.links{display:flex;flex-wrap:wrap;gap:2px 16px;list-style:none;margin-block-start:8px;font-size:.9em}
.links a{display:inline-block;padding-block:4px}
a{color:var(--_l);text-decoration:underline;text-underline-offset:2px;unicode-bidi:isolate}
a:focus-visible,summary:focus-visible{outline:2px solid var(--_l);outline-offset:2px;border-radius:2px}
code{font-size:.95em}
`;

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all elements of the page, made by script: a policy that allows no inline style has no say in it. */
export function sharedSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}
