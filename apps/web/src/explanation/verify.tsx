import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import type { WhyNoteFragment } from './note-page.operation';

type Check = NonNullable<WhyNoteFragment['explanation']['verify']>;

const DIGESTS = ['inputDigest', 'configurationDigest', 'outputDigest'] as const;

/** How anybody makes the decision again. */
export function Verify({ check }: { check: Check }) {
  const { t, i18n } = useTranslation('explanation');
  const asOf = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(check.asOf));
  return (
    <>
      <p>{check.text}</p>
      <Command label={t('verify.anybody')} command={check.command} />
      <Command label={t('verify.operator')} command={check.operatorCommand} />
      <details>
        <summary>{t('verify.digests')}</summary>
        <dl className="digests small">
          <dt>{t('verify.asOf')}</dt>
          <dd>{asOf}</dd>
          <dt>{t('verify.codeVersion')}</dt>
          <dd>{check.codeVersion}</dd>
          {DIGESTS.map((digest) => (
            <div key={digest} className="digests-entry">
              <dt>{t(`verify.${digest}`)}</dt>
              <dd>
                <code>{check[digest] ?? '–'}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <p className="row">
        <Link to={`/runs/${check.runId}`}>{t('verify.toRun')}</Link>
        <Link to="/data">{t('verify.toData')}</Link>
      </p>
    </>
  );
}

function Command({ label, command }: { label: string; command: string }) {
  const { t } = useTranslation('explanation');
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
    announce(t('verify.copied'));
  };
  return (
    <div className="command">
      <p className="small soft">{label}</p>
      <div className="row row-apart">
        <code dir="ltr">{command}</code>
        <Button look="quiet" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'link'} />
          {t(copied ? 'verify.copied' : 'verify.copy')}
          <span className="visually-hidden">: {label}</span>
        </Button>
      </div>
    </div>
  );
}
