const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** What an editor pastes into a page so that the notes on an address show there. @param origin of this server, such as https://notes.example */
export const embedCode = (origin: string, url: string): string => `<script type="module" src="${escaped(origin)}/bridge-note.js"></script>\n<bridge-note url="${escaped(url)}"></bridge-note>`;
