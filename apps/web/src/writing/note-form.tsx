import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldProblem } from '../kit/states';
import type { NoteText } from './note-text.rules';
import type { WritingStatement } from './reads';
import { SourceHints } from './source-hints';
import { WordHints } from './word-hints';
import { CLASSIFICATIONS, TAGS, withClassification, withTag, type FieldName, type Limits, type NoteFields, type Refusals, type Subject } from './writing.rules';

interface NoteFormProps {
  readonly fields: NoteFields;
  readonly reading: NoteText;
  readonly limits: Limits;
  readonly statement: Pick<WritingStatement, 'url' | 'mediaUrls' | 'media' | 'link'>;
  readonly refusals: Refusals;
  /** A new version of a note: what it is about, and that it is written together, is settled. */
  readonly version?: boolean;
  onChange(fields: NoteFields): void;
}

/** The questions a note answers, in plain words. */
export function NoteForm({ fields, reading, limits, statement, refusals, version = false, onChange }: NoteFormProps) {
  const { t } = useTranslation('writing');
  const { classification } = fields;
  return (
    <>
      <Question name="classification" legend={t('classification.question')} refusals={refusals}>
        {(invalid) =>
          CLASSIFICATIONS.map((each) => (
            <Choice key={each} type="radio" name="classification" invalid={invalid} checked={classification === each} onChange={() => onChange(withClassification(fields, each))} help={t(`classification.help.${each}`)}>
              {t(`classification.${each}`)}
            </Choice>
          ))
        }
      </Question>
      {classification !== null && (
        <Question name="tags" legend={t(`tags.question.${classification}`)} refusals={refusals}>
          {(invalid) =>
            TAGS[classification].map((tag) => (
              <Choice key={tag} type="checkbox" name="tags" invalid={invalid} checked={fields.tags.includes(tag)} onChange={() => onChange(withTag(fields, tag))}>
                {t(`tags.${tag}`)}
              </Choice>
            ))
          }
        </Question>
      )}
      <TextField fields={fields} reading={reading} limits={limits} statement={statement} refusals={refusals} onChange={onChange} />
      <Question name="trustworthy" legend={t('trustworthy.question')} refusals={refusals}>
        {(invalid) =>
          [true, false].map((each) => (
            <Choice key={String(each)} type="radio" name="trustworthy" invalid={invalid} checked={fields.trustworthy === each} onChange={() => onChange({ ...fields, trustworthy: each })}>
              {t(each ? 'trustworthy.yes' : 'trustworthy.no')}
            </Choice>
          ))
        }
      </Question>
      {!version && (
        <>
          <SubjectQuestion statement={statement} fields={fields} refusals={refusals} onChange={onChange} />
          <Choice type="checkbox" name="collaborative" checked={fields.collaborative} onChange={() => onChange({ ...fields, collaborative: !fields.collaborative })} help={t('collaborative.help')}>
            {t('collaborative.label')}
          </Choice>
        </>
      )}
    </>
  );
}

function TextField({ fields, reading, limits, statement, refusals, onChange }: NoteFormProps) {
  const { t } = useTranslation('writing');
  const left = limits.noteLength - reading.length;
  return (
    <div className="field">
      <label htmlFor="text">{t('text.label')}</label>
      <p id="text-help" className="small soft">
        {t('text.help', { count: limits.urlLength })}
      </p>
      <textarea
        id="text"
        className="input write-text"
        rows={6}
        dir="auto"
        value={fields.text}
        aria-describedby="text-help text-count text-error"
        aria-invalid={refusals.text !== undefined || undefined}
        onChange={({ target }) => onChange({ ...fields, text: target.value })}
      />
      <p className="row row-apart small">
        <span id="text-count" className={left < 0 ? 'field-error' : 'soft'} role={left < 20 ? 'status' : undefined}>
          {left >= 0 ? t('text.left', { count: left }) : t('text.over', { count: -left })}
        </span>
        <span className="soft">{t('text.sources', { count: reading.sources.length })}</span>
      </p>
      <p id="text-error" className="field-error" role="alert">
        {refusals.text}
      </p>
      <WordHints text={fields.text} />
      <SourceHints reading={reading} statementUrl={statement.url} needed={fields.classification === 'MISINFORMED_OR_POTENTIALLY_MISLEADING'} />
    </div>
  );
}

/** Asked only where there is something besides the statement that a note could be about. */
function SubjectQuestion({ statement, fields, refusals, onChange }: Pick<NoteFormProps, 'statement' | 'fields' | 'refusals' | 'onChange'>) {
  const { t } = useTranslation('writing');
  const subjects: Subject[] = ['STATEMENT', ...(statement.mediaUrls.length > 0 || statement.media !== null ? (['MEDIA'] as const) : []), ...(statement.link !== null ? (['LINK'] as const) : [])];
  if (subjects.length === 1) return null;
  return (
    <Question name="subject" legend={t('subject.question')} refusals={refusals}>
      {(invalid) =>
        subjects.map((each) => (
          <Choice key={each} type="radio" name="subject" invalid={invalid} checked={fields.subject === each} onChange={() => onChange({ ...fields, subject: each })} help={each === 'STATEMENT' ? undefined : t('subject.help')}>
            {t(`subject.${each}`)}
          </Choice>
        ))
      }
    </Question>
  );
}

function Question({ name, legend, refusals, children }: { name: FieldName; legend: string; refusals: Refusals; children: (invalid: boolean) => ReactNode }) {
  const refusal = refusals[name];
  return (
    <fieldset className={name === 'tags' ? 'write-question write-question-many' : 'write-question'} aria-describedby={refusal === undefined ? undefined : `${name}-error`}>
      <legend>{legend}</legend>
      {children(refusal !== undefined)}
      <FieldProblem id={`${name}-error`} problem={refusal} />
    </fieldset>
  );
}

function Choice({ type, name, checked, invalid = false, onChange, help, children }: { type: 'radio' | 'checkbox'; name: string; checked: boolean; invalid?: boolean; onChange: () => void; help?: string | undefined; children: ReactNode }) {
  return (
    <label className="choice write-choice">
      <input type={type} name={name} checked={checked} data-invalid={invalid || undefined} onChange={onChange} />
      <span>
        {children}
        {help !== undefined && <span className="small soft choice-help">{help}</span>}
      </span>
    </label>
  );
}
