import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
import { withoutDraft, type Draft } from './draft.rules';
import { changeDrafts, useDrafts } from './draft-store';
import { useAsleep } from './use-asleep';
import { Moment } from './moment';

/** What somebody has begun in this browser. */
export function DraftList({ writerId }: { writerId: string }) {
  const { t } = useTranslation('writing');
  const drafts = useDrafts().filter((draft) => draft.writerId === writerId);
  if (drafts.length === 0) return null;
  return (
    <section className="stack-small" aria-labelledby="drafts">
      <h2 id="drafts">{t('drafts.title', { count: drafts.length })}</h2>
      <p className="small soft">{t('drafts.where')}</p>
      <ul className="plain-list stack-small">
        {drafts.map((draft) => (
          <DraftRow key={draft.statementId} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const { t } = useTranslation('writing');
  const [asking, setAsking] = useState(false);
  const asleep = useAsleep(draft.wakesAt);
  const remove = () => changeDrafts((drafts) => withoutDraft(drafts, draft));
  return (
    <li className="card stack-small">
      <p>
        <Link to={`/write?statement=${draft.statementId}`}>{draft.about}</Link>
      </p>
      {draft.fields.text !== '' && (
        <p className="write-excerpt" dir="auto">
          {draft.fields.text}
        </p>
      )}
      <p className="small soft">
        {t('drafts.changed')} <RelativeTime at={new Date(draft.changedAt).toISOString()} />
        {asleep && (
          <>
            {' · '}
            {t('drafts.asleep')} <Moment at={draft.wakesAt!} />
          </>
        )}
        {!asleep && draft.wakesAt !== null && ` · ${t('drafts.awake')}`}
      </p>
      {asking ? (
        <p className="row" role="group" aria-label={t('drafts.sure')}>
          <span>{t('drafts.sure')}</span>
          <Button look="danger" onClick={remove} autoFocus>
            {t('drafts.yes')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('drafts.no')}</Button>
        </p>
      ) : (
        <p>
          <Button look="quiet" aria-label={t('drafts.removeOf', { about: draft.about })} onClick={() => setAsking(true)}>
            {t('drafts.remove')}
          </Button>
        </p>
      )}
    </li>
  );
}
