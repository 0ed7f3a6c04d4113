import { useQuery } from '@apollo/client/react';
import type { JuryFinding } from '@bridgenotes/api-contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Icon } from '../kit/icon';
import { ErrorState, FieldProblem } from '../kit/states';
import { AnswerJuryCallDocument, ContestingTermsDocument, GiveFindingDocument, type DisputePartsFragment } from './disputes.operation';

const FINDINGS = ['UPHELD', 'AMENDED', 'RETRACTED'] as const satisfies readonly JuryFinding[];

interface SeatProps {
  readonly disputeId: string;
  readonly seat: NonNullable<DisputePartsFragment['viewerSeat']>;
  done(): Promise<void>;
}

/** The viewer's own seat in the jury: whether they take it, and how they find. Nobody else ever learns either. */
export function JurySeat(props: SeatProps) {
  const { t, i18n } = useTranslation('disputes');
  const { seat } = props;
  if (seat.state === 'FOUND')
    return (
      <p className="notice row dispute-row">
        <Icon name="check" />
        <span>{t('seat.found', { finding: t(`finding.short.${seat.finding ?? 'UPHELD'}`) })}</span>
      </p>
    );
  if (seat.state !== 'CALLED' && seat.state !== 'ACCEPTED') return null;
  const until = seat.dueAt === null ? '' : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(seat.dueAt));
  return (
    <section className="card stack dispute-seat" aria-labelledby="seat">
      <h3 id="seat">{t(`seat.title.${seat.state}`)}</h3>
      <p>{t(`seat.text.${seat.state}`, { until })}</p>
      {seat.state === 'CALLED' ? <Call {...props} /> : <FindingForm {...props} />}
    </section>
  );
}

function Call({ disputeId, done }: SeatProps) {
  const { t } = useTranslation('disputes');
  const { send, loading, error } = useAnnouncedMutation(AnswerJuryCallDocument);
  return (
    <>
      <p className="row">
        <Button look="main" busy={loading} onClick={() => send({ disputeId, accept: true }, t('seat.accepted'), done)}>
          {t('seat.accept')}
        </Button>
        <Button busy={loading} onClick={() => send({ disputeId, accept: false }, t('seat.declined'), done)}>
          {t('seat.decline')}
        </Button>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </>
  );
}

function FindingForm({ disputeId, done }: SeatProps) {
  const { t } = useTranslation('disputes');
  const id = useId();
  const { data } = useQuery(ContestingTermsDocument);
  const { send, loading, error } = useAnnouncedMutation(GiveFindingDocument);
  const [missing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const finding = FINDINGS.find((each) => each === form.get('finding'));
    const reason = String(form.get('reason')).trim();
    const whole = finding !== undefined && reason !== '';
    setMissing(!whole);
    if (whole) send({ disputeId, finding, reason }, t('seat.given'), done);
  };
  return (
    <form className="stack" noValidate onSubmit={onSubmit(submit)} aria-labelledby="seat">
      <fieldset className="choices">
        <legend>{t('seat.question')}</legend>
        {FINDINGS.map((finding) => (
          <label key={finding} className="choice">
            <input type="radio" name="finding" value={finding} />
            <span>
              {t(`finding.short.${finding}`)}
              <span className="small soft choice-help">{t(`finding.help.${finding}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={id}>{t('seat.reason')}</label>
        <textarea id={id} name="reason" rows={3} className="input" dir="auto" maxLength={data?.community.limits.claimLength} aria-describedby={`${id}-help`} />
        <p id={`${id}-help`} className="small soft">
          {t('seat.reasonHelp')}
        </p>
      </div>
      <FieldProblem problem={missing ? t('seat.missing') : error} />
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('seat.give')}
        </Button>
      </p>
    </form>
  );
}
