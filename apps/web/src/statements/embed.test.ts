import { describe, expect, it } from 'vitest';
import { embedCode } from './embed.rules';

describe('the code for another page', () => {
  it('loads the element from this server, for one address', () => {
    expect(embedCode('https://notes.example', 'https://news.example/a?b=1&c=2')).toBe(
      '<script type="module" src="https://notes.example/bridge-note.js"></script>\n<bridge-note url="https://news.example/a?b=1&amp;c=2"></bridge-note>',
    );
  });
  it('lets no address out of its attribute', () => {
    expect(embedCode('https://notes.example', 'https://news.example/"><script>')).not.toContain('"><script>');
  });
});
