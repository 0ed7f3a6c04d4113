import { Fragment } from 'react';
import { shortAddress, textParts } from './linked-text.rules';

/** What somebody wrote, with its addresses as links; nothing else in it is taken for more than text. */
export function LinkedText({ text }: { text: string }) {
  return textParts(text).map(({ text: part, href }, index) =>
    href === undefined ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <a key={index} dir="ltr" href={href} rel="noopener noreferrer nofollow ugc" target="_blank">
        {shortAddress(href)}
      </a>
    ),
  );
}
