import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLight } from '../data/light';
import { TakingPart } from '../frame/taking-part';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { ComposePage } from './compose-page';
import { DraftList } from './draft-list';
import { FindStatement } from './find-statement';
import { Locked } from './locked';
import { RequestedList } from './requested-list';
import { WritingStandingDocument } from './writing.light.operation';
import './writing.css';

/** Writing a note: first what it is about, then the note; drafts in between. */
export function WritePage() {
  const { t } = useTranslation('writing');
  const [search] = useSearchParams();
  return (
    <Page title={t('title')} wide>
      <TakingPart task="write">{(writerId) => <Desk writerId={writerId} statementId={search.get('statement')} url={search.get('url') ?? ''} />}</TakingPart>
    </Page>
  );
}

function Desk({ writerId, statementId, url }: { writerId: string; statementId: string | null; url: string }) {
  const { data, error, reload } = useLight(WritingStandingDocument, { statementId });
  if (data === undefined) return error === undefined ? <Skeleton lines={2} size="card" /> : <ErrorState error={error} retry={() => void reload()} />;
  const mayWrite = data.viewer.contributor?.standing?.writingAbility.mayWrite === true;
  if (!mayWrite)
    return (
      <>
        <Locked standing={data} />
        <DraftList writerId={writerId} />
      </>
    );
  if (statementId !== null) return <ComposePage key={statementId} writerId={writerId} statementId={statementId} standing={data} reloadStanding={() => void reload()} />;
  return (
    <>
      <FindStatement key={url} first={url} community={data.community} />
      <DraftList writerId={writerId} />
      <RequestedList />
    </>
  );
}
