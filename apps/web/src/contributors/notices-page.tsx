import { useMutation, useSubscription } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCachedPages } from '../data/use-cached-pages';
import { useSession } from '../data/session';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { More } from '../kit/more';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { MeFrame } from './me-frame';
import { MarkNoticesReadDocument, NoticeArrivedDocument, NoticesDocument, type NoticeLineFragment } from './notices.operation';

/** What happened that concerns me, as it happens. */
export function NoticesPage() {
  const { t } = useTranslation('contributors');
  const { token } = useSession();
  return <MeFrame title={t('notices.title')}>{token !== null && <Notices />}</MeFrame>;
}

function Notices() {
  const { t } = useTranslation(['contributors', 'frame']);
  const { refresh } = useSession();
  const announce = useAnnounce();
  const notices = useCachedPages(NoticesDocument, { first: 30 }, (data) => data.notices);
  const { rows, error, again, change } = notices;
  const [markRead, { loading: marking }] = useMutation(MarkNoticesReadDocument, { 
    onCompleted() {
      again();
      void refresh();
    },
  });
  useSubscription(NoticeArrivedDocument, {
    onData: ({ data: { data: arrived } }) => {
      const notice = arrived?.noticeArrived;
      if (notice === undefined) return;
      announce(notice.title);
      change((before) => ({ notices: { ...before.notices, nodes: [notice, ...before.notices.nodes.filter(({ id }) => id !== notice.id)] } }));
      void refresh();
    },
  });
  const unread = rows?.some(({ readAt }) => readAt === null) ?? false;
  return (
    <>
      {error !== undefined && <ErrorState error={error} retry={notices.retry} />}
      {rows === undefined && error === undefined && <Skeleton lines={4} size="card" />}
      {rows?.length === 0 && (
        <EmptyState title={t('contributors:notices.empty')}>
          <p className="soft">{t('contributors:notices.emptyText')}</p>
        </EmptyState>
      )}
      {unread && (
        <p>
          <Button busy={marking} onClick={() => void markRead({ variables: { input: {} } })}>
            {t('contributors:notices.markAll')}
          </Button>
        </p>
      )}
      <ul className="plain-list stack">
        {rows?.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} onOpen={() => notice.readAt === null && void markRead({ variables: { input: { ids: [notice.id] } } })} />
          </li>
        ))}
      </ul>
      <More list={notices} />
    </>
  );
}

function NoticeLine({ notice, onOpen }: { notice: NoticeLineFragment; onOpen: () => void }) {
  const { t } = useTranslation('contributors');
  const target = notice.note !== null ? `/notes/${notice.note.id}` : notice.statement !== null ? `/statements/${notice.statement.id}` : null;
  return (
    <article className="card notice-line" data-unread={notice.readAt === null || undefined}>
      <h2 dir="auto">
        {target === null ? notice.title : (
          <Link to={target} onClick={onOpen}>
            {notice.title}
          </Link>
        )}
        {notice.readAt === null && <span className="badge">{t('notices.new')}</span>}
      </h2>
      <p dir="auto">{notice.text}</p>
      <p className="soft small">
        <RelativeTime at={notice.createdAt} />
      </p>
    </article>
  );
}
