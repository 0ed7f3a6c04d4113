import type { Language } from '../texts/languages';
import { textsOf } from '../texts/languages';
import type { Words } from '../texts/texts';
import { escapeHtml } from './mail.rules';

/** A notice as a mail has it. */
export interface Told extends Words {
  readonly noteText: string | null;
  readonly noteUrl: string | null;
  readonly statementUrl: string | null;
}

/** A mail without its envelope. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One notice, or several in a digest. @param unsubscribeUrl leads to a page that asks once more */
export function composeNotices(language: Language, notices: readonly Told[], digest: 'DAILY' | 'WEEKLY' | null, unsubscribeUrl: string): ComposedMail {
  const { mail } = textsOf(language);
  const intro = digest === null ? null : mail.digestIntro(notices.length, digest === 'WEEKLY');
  const links = (notice: Told): [string, string][] => [
    ...(notice.noteUrl === null ? [] : [[mail.readNote, notice.noteUrl] as [string, string]]),
    ...(notice.statementUrl === null ? [] : [[mail.readStatement, notice.statementUrl] as [string, string]]),
  ];
  const plain = notices.map((notice) => [
    digest === null ? null : `* ${notice.title}`,
    notice.text,
    notice.noteText === null ? null : `${mail.noteSays}\n${notice.noteText.split('\n').map((line) => `> ${line}`).join('\n')}`,
    ...links(notice).map(([label, url]) => `${label}: ${url}`),
  ].filter((part) => part !== null).join('\n\n'));
  const marked = notices.map((notice) => [
    `<h2 style="font-size:1.1em">${escapeHtml(notice.title)}</h2>`,
    `<p>${escapeHtml(notice.text)}</p>`,
    ...(notice.noteText === null ? [] : [`<p>${escapeHtml(mail.noteSays)}</p><blockquote style="border-left:3px solid #ccc;margin:0;padding-left:1em">${escapeHtml(notice.noteText).replace(/\n/g, '<br>')}</blockquote>`]),
    ...links(notice).map(([label, url]) => `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`),
  ].join('\n'));
  return {
    subject: digest === null ? notices[0]!.title : mail.digestSubject(notices.length),
    text: [...(intro === null ? [] : [intro]), ...plain, `-- \n${mail.footer}\n${mail.unsubscribe}: ${unsubscribeUrl}`].join('\n\n') + '\n',
    html: page(language, [...(intro === null ? [] : [`<p>${escapeHtml(intro)}</p>`]), ...marked,
      `<hr><p style="color:#666;font-size:.9em">${escapeHtml(mail.footer)}<br><a href="${escapeHtml(unsubscribeUrl)}">${escapeHtml(mail.unsubscribe)}</a></p>`].join('\n')),
  };
}

/** The mail that asks whether the address is theirs. */
export function composeConfirmation(language: Language, confirmUrl: string, hours: number): ComposedMail {
  const { mail } = textsOf(language);
  return {
    subject: mail.confirmSubject,
    text: `${mail.confirmText(hours)}\n\n${confirmUrl}\n`,
    html: page(language, `<p>${escapeHtml(mail.confirmText(hours))}</p>\n<p><a href="${escapeHtml(confirmUrl)}">${escapeHtml(mail.confirmButton)}</a></p>`),
  };
}

const page = (language: Language, body: string) => `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;max-width:40em">\n${body}\n</body></html>\n`;
