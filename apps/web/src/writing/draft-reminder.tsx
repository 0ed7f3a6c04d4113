import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../data/session';
import { Button } from '../kit/button';
import { woken, type Draft } from './draft.rules';
import { changeDrafts, storedDrafts } from './draft-store';
import './draft-reminder.css';

/** On the first visit after a draft has slept: that it can be sent now. Above the page, so that nothing moves. */
export function DraftReminder() {
  const { t } = useTranslation('writing');
  const { viewer } = useSession();
  const { pathname } = useLocation();
  const writerId = viewer?.contributor?.id;
  const [awake, setAwake] = useState<readonly Draft[]>([]);
  useEffect(() => {
    if (writerId !== undefined) setAwake(woken(storedDrafts(), writerId, Date.now()));
  }, [writerId, pathname]);
  const [first] = awake;
  if (first === undefined || pathname === '/write') return null;
  const understood = () => {
    changeDrafts((drafts) => drafts.map((draft) => (awake.some(({ statementId }) => draft.writerId === writerId && draft.statementId === statementId) ? { ...draft, reminded: true } : draft)));
    setAwake([]);
  };
  return (
    <div className="draft-reminder card row row-apart" role="status">
      <p>{t('reminder.text', { count: awake.length, about: first.about })}</p>
      <p className="row">
        <Link className="button button-main" to={awake.length === 1 ? `/write?statement=${first.statementId}` : '/write'} onClick={understood}>
          {t('reminder.look')}
        </Link>
        <Button onClick={understood}>{t('reminder.later')}</Button>
      </p>
    </div>
  );
}
