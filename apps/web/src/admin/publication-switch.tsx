import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../kit/relative-time';
import { ReasonForm } from './reason-form';
import { PausePublicationDocument, ResumePublicationDocument, type AdminRunsQuery } from './runs.operation';

/** Whether anything is published: paused and resumed with a reason that everybody can read. */
export function PublicationSwitch({ publication, refetch }: { publication: AdminRunsQuery['publication']; refetch: () => Promise<unknown> }) {
  const { t } = useTranslation('admin');
  const done = { onCompleted: () => void refetch(), onError: () => undefined };
  const [pause, pausing] = useMutation(PausePublicationDocument, done);
  const [resume, resuming] = useMutation(ResumePublicationDocument, done);
  const reasonOf = (form: FormData) => ({ variables: { input: { reason: String(form.get('text')) } } });
  return (
    <section className="card stack-small" aria-labelledby="publication">
      <h2 id="publication">{t('runs.publication.title')}</h2>
      <div role="status">
        {publication.paused ? (
          <p className="notice">
            <strong>{t('runs.publication.paused')}</strong> {publication.pausedAt !== null && <RelativeTime at={publication.pausedAt} />}: {publication.reason}
          </p>
        ) : (
          <p className="soft">{t('runs.publication.running')}</p>
        )}
      </div>
      {publication.paused ? (
        <ReasonForm key="resume" open={t('runs.publication.resume')} label={t('runs.publication.resumeReason')} send={t('runs.publication.resumeNow')} busy={resuming.loading} error={resuming.error} onSend={(form) => void resume(reasonOf(form))} />
      ) : (
        <ReasonForm key="pause" open={t('runs.publication.pause')} label={t('runs.publication.pauseReason')} send={t('runs.publication.pauseNow')} danger busy={pausing.loading} error={pausing.error} onSend={(form) => void pause(reasonOf(form))} />
      )}
    </section>
  );
}
