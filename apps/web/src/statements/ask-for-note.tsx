import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { light, useLight } from '../data/light';
import { useSession } from '../data/session';
import { useAnnounce } from '../frame/announcer';
import { Button, ButtonLink } from '../kit/button';
import { onSubmit } from '../kit/form';
import { FieldProblem } from '../kit/states';
import { AskingLimitsDocument, RequestNoteDocument } from './statement.light.operation';

type Subject = { readonly statementId: string } | { readonly statementUrl: string };

/** Two ways on where nothing is shown yet: asking others for a note, and writing one. */
export function AskForNote({ subject, writeTo }: { subject: Subject; writeTo: string }) {
  const { t } = useTranslation('statements');
  const { token } = useSession();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<string>();
  if (asked !== undefined)
    return (
      <p className="notice">
        {t('ask.done')} <Link to={`/statements/${asked}`}>{t('ask.toStatement')}</Link>
      </p>
    );
  return (
    <>
      <p className="row">
        {token === null ? (
          <ButtonLink look="main" to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
            {t('ask.signIn')}
          </ButtonLink>
        ) : (
          <Button look="main" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('ask.open')}
          </Button>
        )}
        <ButtonLink to={writeTo}>{t('ask.write')}</ButtonLink>
      </p>
      {open && <AskForm subject={subject} done={setAsked} />}
    </>
  );
}

function AskForm({ subject, done }: { subject: Subject; done: (statementId: string) => void }) {
  const { t } = useTranslation('statements');
  const announce = useAnnounce();
  const { data } = useLight(AskingLimitsDocument, {});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [reasonId, sourcesId, helpId] = [useId(), useId(), useId()];
  const limits = data?.community.limits;
  const send = async (form: FormData) => {
    const sources = String(form.get('sources')).split(/\s+/).filter((line) => line !== '');
    const reason = String(form.get('reason')).trim();
    setBusy(true);
    try {
      const { requestNote } = await light.request(RequestNoteDocument, { input: { ...subject, sources, reason: reason === '' ? null : reason } });
      announce(t('ask.done'));
      done(requestNote.request.statement.id);
    } catch (problem) {
      setError(problem as Error);
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={onSubmit((form) => void send(form))}>
      <div className="field">
        <label htmlFor={reasonId}>{t('ask.reason')}</label>
        <textarea id={reasonId} name="reason" rows={3} className="input" maxLength={limits?.requestReasonLength} />
      </div>
      <div className="field">
        <label htmlFor={sourcesId}>{t('ask.sources')}</label>
        <textarea id={sourcesId} name="sources" rows={2} className="input" dir="ltr" aria-describedby={helpId} />
        <p id={helpId} className="small soft">
          {t('ask.sourcesHelp', { count: limits?.requestSources ?? 3 })}
        </p>
      </div>
      <FieldProblem problem={error} />
      <p>
        <Button type="submit" look="main" busy={busy}>
          {t('ask.send')}
        </Button>
      </p>
      <p className="small soft">{t('ask.private')}</p>
    </form>
  );
}
