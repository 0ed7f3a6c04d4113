import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BridgenotesError } from '@bridgenotes/client';
import { light } from '../data/light';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { draftOf, savedDraft, tomorrowMorning, withoutDraft, type Draft } from './draft.rules';
import { changeDrafts, storedDrafts } from './draft-store';
import { LimitsLeft } from './limits-left';
import { NoteForm } from './note-form';
import { readNote } from './note-text.rules';
import { Preview } from './preview';
import { Sleeping } from './sleeping';
import { useAsleep } from './use-asleep';
import type { Standing, WritingStatement } from './reads';
import { Written } from './written';
import { EMPTY_FIELDS, fieldOfRefusal, gapsOf, type NoteFields, type Refusals } from './writing.rules';
import { WriteNoteDocument } from './writing.light.operation';

interface ComposerProps {
  readonly writerId: string;
  readonly statement: WritingStatement;
  readonly standing: Standing;
  onWritten(): void;
}

/** A note from the first word to being sent. What is written is kept by the browser all the time. */
export function Composer({ writerId, statement, standing, onWritten }: ComposerProps) {
  const { t } = useTranslation('writing');
  const announce = useAnnounce();
  const key = { writerId, statementId: statement.id };
  const [draft, setDraft] = useState<Draft>(() => draftOf(storedDrafts(), key) ?? { ...key, about: statement.quotedText ?? statement.url ?? '', fields: EMPTY_FIELDS, changedAt: Date.now(), wakesAt: null, reminded: false });
  const [refusals, setRefusals] = useState<Refusals>({});
  const [sending, setSending] = useState(false);
  const [noteId, setNoteId] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const asleep = useAsleep(draft.wakesAt);
  const { fields } = draft;
  const { limits } = standing.community;
  const reading = useMemo(() => readNote(fields.text, limits.urlLength), [fields.text, limits.urlLength]);

  const keep = (change: Partial<Draft>) => {
    const next = { ...draft, ...change, changedAt: Date.now() };
    setDraft(next);
    changeDrafts((drafts) => savedDraft(drafts, next));
  };
  useEffect(() => {
    // One has it before one's eyes: nothing is left to remind of.
    if (!asleep && draft.wakesAt !== null && !draft.reminded) changeDrafts((drafts) => savedDraft(drafts, { ...draft, reminded: true }));
  }, [asleep, draft]);
  useEffect(() => {
    if (Object.keys(refusals).length > 0) form.current?.querySelector<HTMLElement>('[data-invalid], [aria-invalid]')?.focus();
  }, [refusals]);

  const change = (next: NoteFields) => {
    keep({ fields: next });
    setRefusals({});
  };
  const sleep = () => {
    keep({ wakesAt: tomorrowMorning(new Date()).getTime(), reminded: false });
    announce(t('sleep.done'));
  };
  const send = async () => {
    const gaps = gapsOf(fields, reading, limits);
    if (gaps.length > 0) return setRefusals(Object.fromEntries(gaps.map(({ field, gap }) => [field, t(`gap.${gap}`, { limit: limits.noteLength, count: limits.sourcesNeeded })])));
    if (fields.classification === null || fields.trustworthy === null || sending) return;
    setSending(true);
    const { classification, tags, text, trustworthy, subject, collaborative } = fields;
    try {
      const { writeNote } = await light.request(WriteNoteDocument, { input: { statementId: statement.id, classification, tags: [...tags], text, trustworthySources: trustworthy, subject, isCollaborativeNote: collaborative } });
      changeDrafts((drafts) => withoutDraft(drafts, key));
      setNoteId(writeNote.note.id);
      onWritten();
    } catch (error) {
      const { code, details, message } = error as BridgenotesError;
      setRefusals({ [fieldOfRefusal(code, details)]: code === 'NETWORK' ? t('offline') : message });
    } finally {
      setSending(false);
    }
  };

  if (noteId !== undefined) return <Written noteId={noteId} statementId={statement.id} text={fields.text} />;
  return (
    <form
      ref={form}
      className="card stack write-form"
      aria-labelledby="compose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!asleep) void send();
      }}
    >
      <h2 id="compose">{t('compose')}</h2>
      <NoteForm fields={fields} reading={reading} limits={limits} statement={statement} refusals={refusals} onChange={change} />
      <Preview text={fields.text} />
      <LimitsLeft limits={standing.writingLimits} />
      {refusals.form !== undefined && (
        <p className="notice notice-bad" role="alert" tabIndex={-1} data-invalid>
          {refusals.form}
        </p>
      )}
      {asleep ? (
        <Sleeping until={draft.wakesAt!} onWake={() => keep({ wakesAt: null })} />
      ) : (
        <div className="stack-small">
          {draft.wakesAt !== null && <p className="notice">{t('sleep.over')}</p>}
          <p className="row">
            <Button look="main" type="submit" busy={sending}>
              {t('send')}
            </Button>
            <Button onClick={sleep}>{t('sleep.button')}</Button>
          </p>
        </div>
      )}
      <p className="small soft">{t('kept')}</p>
    </form>
  );
}
