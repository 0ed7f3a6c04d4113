import { useQuery } from '@apollo/client/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../data/session';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button, ButtonLink } from '../kit/button';
import { onSubmit } from '../kit/form';
import { FieldProblem } from '../kit/states';
import { contestStanding, sentencesOf } from './contest.rules';
import { ContestingTermsDocument, DisputeNoteDocument, type ContestedNoteFragment } from './disputes.operation';

/** The way to dispute a note, for who may; for others why not, where something can be done about it. */
export function DisputeThis({ note, done }: { note: ContestedNoteFragment; done: () => Promise<void> }) {
  const { t } = useTranslation('disputes');
  const { token, viewer } = useSession();
  const { pathname } = useLocation();
  const { data } = useQuery(ContestingTermsDocument);
  const [open, setOpen] = useState(false);
  if (data === undefined || note.text === null) return null;
  const standing = contestStanding(token !== null, viewer, note, data.community.features.readersDispute);
  const explained = (
    <>
      <p>{t('how.text')}</p>
      <p className="small soft">{t('how.private')}</p>
    </>
  );
  if (standing === 'signIn' || standing === 'chooseAlias')
    return (
      <>
        {explained}
        <p>
          <ButtonLink to={standing === 'signIn' ? `/sign-in?to=${encodeURIComponent(pathname)}` : '/join'}>{t(`how.${standing}`)}</ButtonLink>
        </p>
      </>
    );
  if (standing !== 'may') return null;
  const sent = async () => {
    setOpen(false);
    await done();
  };
  return (
    <>
      {explained}
      <p>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(note.dispute?.state === 'OPEN' || note.dispute?.state === 'SITTING' ? 'how.join' : 'how.open')}
        </Button>
      </p>
      {open && <DisputeForm noteId={note.id} sentences={sentencesOf(note.text)} limits={data.community.limits} sent={sent} />}
    </>
  );
}

interface DisputeFormProps {
  readonly noteId: string;
  readonly sentences: readonly string[];
  readonly limits: { readonly claimLength: number; readonly claimEvidence: number };
  sent(): Promise<void>;
}

/** Which words are wrong, what is wrong with them, and what shows it. */
function DisputeForm({ noteId, sentences, limits, sent }: DisputeFormProps) {
  const { t } = useTranslation('disputes');
  const id = useId();
  const { send, loading, error } = useAnnouncedMutation(DisputeNoteDocument);
  const [missing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const [quote, claim, evidence] = ['quote', 'claim', 'evidence'].map((name) => String(form.get(name) ?? '').trim()) as [string, string, string];
    const whole = quote !== '' && claim !== '' && evidence !== '';
    setMissing(!whole);
    if (whole) send({ noteId, quote, claim, evidenceUrls: evidence.split(/\s+/) }, t('form.sent'), sent);
  };
  return (
    <form className="card stack" noValidate onSubmit={onSubmit(submit)} aria-label={t('how.open')}>
      <fieldset className="choices">
        <legend>{t('form.quote')}</legend>
        {sentences.map((sentence) => (
          <label key={sentence} className="choice">
            <input type="radio" name="quote" value={sentence} defaultChecked={sentences.length === 1} />
            <span dir="auto">{sentence}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-claim`}>{t('form.claim')}</label>
        <textarea id={`${id}-claim`} name="claim" rows={3} className="input" dir="auto" maxLength={limits.claimLength} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-evidence`}>{t('form.evidence')}</label>
        <textarea id={`${id}-evidence`} name="evidence" rows={2} className="input" dir="ltr" spellCheck={false} aria-describedby={`${id}-help`} />
        <p id={`${id}-help`} className="small soft">
          {t('form.evidenceHelp', { count: limits.claimEvidence })}
        </p>
      </div>
      <FieldProblem problem={missing ? t('form.missing') : error} />
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('form.send')}
        </Button>
      </p>
    </form>
  );
}
