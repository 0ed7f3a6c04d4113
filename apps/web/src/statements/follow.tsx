import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { light } from '../data/light';
import { useSession } from '../data/session';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import type { ReadStatement } from './read-statement';
import { FollowStatementDocument, UnfollowStatementDocument } from './statement.light.operation';

/** Being told of notes on a statement, for who has a login. It shows at once. */
export function Follow({ statement: { id, viewerFollows } }: { statement: ReadStatement }) {
  const { t } = useTranslation('statements');
  const { token } = useSession();
  const announce = useAnnounce();
  const [follows, setFollows] = useState(viewerFollows);
  if (token === null) return null;
  const toggle = async () => {
    const next = !follows;
    setFollows(next);
    try {
      const which = { input: { statementId: id } };
      await (next ? light.request(FollowStatementDocument, which) : light.request(UnfollowStatementDocument, which));
      announce(t(next ? 'follow.done' : 'follow.ended'));
    } catch {
      setFollows(!next);
      announce(t('follow.failed'));
    }
  };
  return (
    <Button aria-pressed={follows} onClick={() => void toggle()}>
      <Icon name={follows ? 'check' : 'bell'} />
      {t(follows ? 'follow.on' : 'follow.off')}
    </Button>
  );
}
