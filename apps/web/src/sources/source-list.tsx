import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';
import { describeSource } from './source.rules';
import './sources.css';

/** The sources of a note: where each leads and what it is, opened beside the page. @param opened addresses that were opened already */
export function SourceList({ sources, statementUrl, opened, onOpen }: { sources: readonly string[]; statementUrl: string | null; opened?: ReadonlySet<string>; onOpen?: (href: string) => void }) {
  const { t } = useTranslation('sources');
  const described = useMemo(() => [...new Set(sources)].filter((href) => URL.canParse(href)).map((href) => describeSource(href, statementUrl)), [sources, statementUrl]);
  if (described.length === 0) return <p className="soft">{t('none')}</p>;
  return (
    <ul className="plain-list stack-small">
      {described.map(({ href, domain, path, kind }) => (
        <li key={href}>
          <a className="source" href={href} target="_blank" rel="noopener noreferrer nofollow ugc" onClick={() => onOpen?.(href)} onAuxClick={() => onOpen?.(href)}>
            <span className="source-domain">
              <Icon name="link" />
              <bdi>{domain}</bdi>
            </span>
            {path !== '' && (
              <bdi className="source-path" title={href}>
                {path}
              </bdi>
            )}
            <span className="small soft">
              {t(`kind.${kind}`)} · {opened?.has(href) === true ? t('opened') : t('newTab')}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
