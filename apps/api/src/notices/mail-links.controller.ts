import { EmailsService, escapeHtml, PreferencesService, shortAddress, textsOf, wordsOf, type NoticeKind, type NoticeTexts } from '@bridgenotes/notices';
import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';

type Pages = NoticeTexts['pages'];

/**
 * What links in mails lead to, without a login: whoever has the mail may. A page asks first, because programs that look
 * after mail open links, and the button posts; mail programs post by themselves (RFC 8058).
 */
@Controller('mail')
export class MailLinksController {
  constructor(
    private readonly emails: EmailsService,
    private readonly preferences: PreferencesService,
  ) {}

  @Get('confirm')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async askToConfirm(@Query('token') token = ''): Promise<string> {
    const link = await this.emails.read(token);
    const pages = await this.#pages(link?.who);
    if (link?.does !== 'confirm') return page(pages.confirmTitle, [pages.invalidLink]);
    return page(pages.confirmTitle, [pages.confirmText(shortAddress(link.address))], [[token, null, pages.confirmTitle]]);
  }

  @Post('confirm')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  async confirm(@Query('token') token = ''): Promise<string> {
    const pages = await this.#pages((await this.emails.read(token))?.who);
    return page(pages.confirmTitle, [(await this.emails.confirm(token)) ? pages.confirmed : pages.invalidLink]);
  }

  @Get('unsubscribe')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async askToUnsubscribe(@Query('token') token = ''): Promise<string> {
    const link = await this.emails.read(token);
    const pages = await this.#pages(link?.who);
    if (link?.does !== 'unsubscribe') return page(pages.unsubscribeTitle, [pages.invalidLink]);
    const only = link.kind === null ? [] : [[token, link.kind, pages.unsubscribeKind(await this.#nameOf(link.who, link.kind))] as const];
    return page(pages.unsubscribeTitle, [pages.unsubscribeText], [[token, null, pages.unsubscribeAll], ...only]);
  }

  @Post('unsubscribe')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  async unsubscribe(@Query('token') token = '', @Query('only') only?: string): Promise<string> {
    const link = await this.emails.read(token);
    const pages = await this.#pages(link?.who);
    const kind = link?.does === 'unsubscribe' && only !== undefined && only === link.kind ? link.kind : null;
    return page(pages.unsubscribeTitle, [(await this.emails.unsubscribe(token, kind)) ? pages.unsubscribed : pages.invalidLink]);
  }

  async #pages(contributorId: string | undefined): Promise<Pages> {
    return textsOf(contributorId === undefined ? 'en' : (await this.preferences.of([contributorId]))[0]!.language).pages;
  }

  /** The title of a notice of that kind, which says what it is. */
  async #nameOf(contributorId: string, kind: NoticeKind): Promise<string> {
    return wordsOf((await this.preferences.of([contributorId]))[0]!.language, kind, { statement: null }, EXAMPLE).title;
  }
}

/** Data that any notice can be filled with, where only its title is wanted. */
const EXAMPLE = { reason: '', until: new Date(0).toISOString(), agreed: 0, disagreed: 0, days: 0, finding: '', role: 'author', incorporated: true, lifted: true };

/** @param buttons token, the kind it is about or null, and what stands on it */
function page(title: string, paragraphs: readonly string[], buttons: readonly (readonly [string, string | null, string])[] = []): string {
  const forms = buttons.map(([token, only, label]) => `<form method="post" action="?token=${encodeURIComponent(token)}${only === null ? '' : `&amp;only=${encodeURIComponent(only)}`}"><button>${escapeHtml(label)}</button></form>`);
  return `<!doctype html>
<html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<body style="font-family:sans-serif;max-width:36em;margin:3em auto;padding:0 1em"><h1>${escapeHtml(title)}</h1>
${[...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`), ...forms].join('\n')}
</body></html>
`;
}
