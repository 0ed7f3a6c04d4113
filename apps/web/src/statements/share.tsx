import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { embedCode } from './embed.rules';
import type { ReadStatement } from './read-statement';

/** The address of this page, and the code that shows the notes on another. */
export function Share({ statement: { id, url, quotedText } }: { statement: ReadStatement }) {
  const { t } = useTranslation('statements');
  const announce = useAnnounce();
  const [copied, setCopied] = useState<'link' | 'code'>();
  const codeId = useId();
  const link = new URL(`/statements/${id}`, location.origin).href;
  const copy = async (what: 'link' | 'code', text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(what);
    announce(t('share.copied'));
  };
  // A reader who closes the window of their system has decided so: nothing went wrong.
  const send = () => void navigator.share({ title: quotedText ?? url ?? '', url: link }).catch(() => undefined);
  const code = url === null ? null : embedCode(location.origin, url);
  return (
    <details className="share">
      <summary className="button">
        <Icon name="share" />
        {t('share.open')}
      </summary>
      <div className="share-panel stack-small">
        <p className="row">
          <Button onClick={() => void copy('link', link)}>
            <Icon name={copied === 'link' ? 'check' : 'link'} />
            {t(copied === 'link' ? 'share.copied' : 'share.link')}
          </Button>
          {'share' in navigator && <Button onClick={send}>{t('share.send')}</Button>}
        </p>
        {code !== null && (
          <>
            <label htmlFor={codeId} className="field-label">
              {t('share.embed')}
            </label>
            <textarea id={codeId} className="input share-code" rows={3} readOnly dir="ltr" value={code} onFocus={({ target }) => target.select()} />
            <p>
              <Button onClick={() => void copy('code', code)}>
                <Icon name={copied === 'code' ? 'check' : 'link'} />
                {t(copied === 'code' ? 'share.copied' : 'share.copyCode')}
              </Button>
            </p>
          </>
        )}
      </div>
    </details>
  );
}
