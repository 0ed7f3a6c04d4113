import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { NoteForm } from '../writing/note-form';
import { readNote } from '../writing/note-text.rules';
import { Preview } from '../writing/preview';
import '../writing/writing.css';
import { gapsOf, TAGS, type NoteFields, type Refusals } from '../writing/writing.rules';
import { ReviseNoteDocument, RevisionAdviceDocument, RevisionTermsDocument, type CollaborativeNoteFragment } from './collaboration.operation';

type Terms = { readonly noteLength: number; readonly urlLength: number; readonly sourcesNeeded: number; readonly explanationLength: number };

/** The next version of a note that is written together. */
export function ReviseForm({ note, done }: { note: CollaborativeNoteFragment; done: () => Promise<void> }) {
  const { data, error, refetch } = useQuery(RevisionTermsDocument);
  if (error !== undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} size="card" />;
  return <Form note={note} limits={data.community.limits} done={done} />;
}

function Form({ note, limits, done }: { note: CollaborativeNoteFragment; limits: Terms; done: () => Promise<void> }) {
  const { t } = useTranslation(['collaboration', 'writing']);
  const announce = useAnnounce();
  const navigate = useNavigate();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<NoteFields>(() => fieldsOf(note));
  const [explanation, setExplanation] = useState('');
  const [correctsFact, setCorrectsFact] = useState(false);
  const [takenUp, setTakenUp] = useState<readonly string[]>([]);
  const [refusals, setRefusals] = useState<Refusals>({});
  const [revise, { loading }] = useMutation(ReviseNoteDocument);
  const reading = useMemo(() => readNote(fields.text, limits.urlLength), [fields.text, limits.urlLength]);
  const open = note.suggestions.filter(({ state }) => state === 'OPEN');
  useEffect(() => {
    if (Object.keys(refusals).length > 0) form.current?.querySelector<HTMLElement>('[data-invalid], [aria-invalid]')?.focus();
  }, [refusals]);
  const send = () => {
    const gaps = gapsOf(fields, reading, limits);
    if (gaps.length > 0) return setRefusals(Object.fromEntries(gaps.map(({ field, gap }) => [field, t(`writing:gap.${gap}`, { limit: limits.noteLength, count: limits.sourcesNeeded })])));
    if (explanation.trim() === '') return setRefusals({ form: t('revise.missing') });
    if (fields.classification === null || fields.trustworthy === null) return;
    const { classification, tags, text, trustworthy } = fields;
    void revise({ variables: { input: { noteId: note.id, classification, tags: [...tags], text, trustworthySources: trustworthy, explanation, correctsFact, suggestionIds: [...takenUp] } } }).then(
      async ({ data }) => {
        const revised = data?.reviseNote;
        if (revised === undefined) return;
        announce(t(revised.ratingsStand ? 'revise.respelled' : 'revise.done'));
        // A new version is a note of its own.
        if (revised.note.id === note.id) await done();
        else await navigate(`/notes/${revised.note.id}`);
      },
      (error: Error) => setRefusals({ form: error.message }),
    );
  };
  return (
    <form
      ref={form}
      className="card stack write-form"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!loading) send();
      }}
    >
      <h3 id={`${id}-title`}>{t('revise.title')}</h3>
      {open.length > 0 && (
        <fieldset className="choices">
          <legend>{t('revise.suggestions')}</legend>
          {open.map((suggestion) => (
            <label key={suggestion.id} className="choice">
              <input type="checkbox" checked={takenUp.includes(suggestion.id)} onChange={({ target }) => setTakenUp(target.checked ? [...takenUp, suggestion.id] : takenUp.filter((each) => each !== suggestion.id))} />
              <span dir="auto">{suggestion.text}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className="choice">
        <input type="checkbox" checked={correctsFact} onChange={({ target }) => setCorrectsFact(target.checked)} />
        <span>{t('revise.correctsFact')}</span>
      </label>
      <Advice noteId={note.id} correctsFact={correctsFact} incorporates={takenUp.length > 0} />
      <NoteForm
        fields={fields}
        reading={reading}
        limits={limits}
        statement={{ url: note.statement.url, mediaUrls: [], media: null, link: null }}
        refusals={refusals}
        version
        onChange={(next) => {
          setFields(next);
          setRefusals({});
        }}
      />
      <Preview text={fields.text} />
      <div className="field">
        <label htmlFor={id}>{t('revise.explanation')}</label>
        <input id={id} className="input" dir="auto" value={explanation} maxLength={limits.explanationLength} onChange={({ target }) => setExplanation(target.value)} aria-describedby={`${id}-help`} />
        <p id={`${id}-help`} className="small soft">
          {t('revise.explanationHelp')}
        </p>
      </div>
      {refusals.form !== undefined && (
        <p className="notice notice-bad" role="alert" tabIndex={-1} data-invalid>
          {refusals.form}
        </p>
      )}
      <p>
        <Button look="main" type="submit" busy={loading}>
          {t('revise.send')}
        </Button>
      </p>
    </form>
  );
}

/** Whether ratings leave room for another version, before somebody writes it in vain. */
function Advice({ noteId, correctsFact, incorporates }: { noteId: string; correctsFact: boolean; incorporates: boolean }) {
  const { t } = useTranslation('collaboration');
  const { data, previousData } = useQuery(RevisionAdviceDocument, { variables: { noteId, correctsFact, incorporates }, fetchPolicy: 'network-only' });
  const advice = (data ?? previousData)?.revisionAdvice;
  if (advice === undefined) return <Skeleton lines={1} />;
  return (
    <p role="status" className={advice.may ? 'notice' : 'notice notice-bad'}>
      <strong>{t(advice.may ? 'revise.may' : 'revise.mayNot')}</strong> {advice.text}
    </p>
  );
}

const fieldsOf = ({ classification, tags, text, trustworthySources }: CollaborativeNoteFragment): NoteFields => ({
  classification,
  tags: TAGS[classification].filter((tag) => tags.some((each) => each === tag)),
  text: text ?? '',
  trustworthy: trustworthySources,
  subject: 'STATEMENT',
  collaborative: true,
});
