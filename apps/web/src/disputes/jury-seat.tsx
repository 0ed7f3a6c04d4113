import { useMutation, useQuery } from '@apollo/client/react';
import type { JuryFinding } from '@bridgenotes/api-contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Icon } from '../kit/icon';
import { ErrorState } from '../kit/states';
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
  const announce = useAnnounce();
  const [answer, { loading, error }] = useMutation(AnswerJuryCallDocument);
  const send = (accept: boolean) => {
    const answered = async () => {
      announce(t(accept ? 'seat.accepted' : 'seat.declined'));
      await done();
    };
    void answer({ variables: { input: { disputeId, accept } } }).then(answered, () => undefined);
  };
  return (
    <>
      <p className="row">
        <Button look="main" busy={loading} onClick={() => send(true)}>
          {t('seat.accept')}
        </Button>
        <Button busy={loading} onClick={() => send(false)}>
          {t('seat.decline')}
        </Button>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </>
  );
}

function FindingForm({ disputeId, done }: SeatProps) {
  const { t } = useTranslation('disputes');
  const announce = useAnnounce();
  const id = useId();
  const { data } = useQuery(ContestingTermsDocument);
  const [give, { loading }] = useMutation(GiveFindingDocument);
  const [problem, setProblem] = useState<string>();
  const send = (form: FormData) => {
    const finding = FINDINGS.find((each) => each === form.get('finding'));
    const reason = String(form.get('reason')).trim();
    if (finding === undefined || reason === '') return setProblem(t('seat.missing'));
    void give({ variables: { input: { disputeId, finding, reason } } }).then(
      async () => {
        announce(t('seat.given'));
        await done();
      },
      (error: Error) => setProblem(error.message),
    );
  };
  return (
    <form className="stack" noValidate onSubmit={onSubmit(send)} aria-labelledby="seat">
      <fieldset className="dispute-choices">
        <legend>{t('seat.question')}</legend>
        {FINDINGS.map((finding) => (
          <label key={finding} className="dispute-choice">
            <input type="radio" name="finding" value={finding} />
            <span>
              {t(`finding.short.${finding}`)}
              <span className="small soft dispute-help">{t(`finding.help.${finding}`)}</span>
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
      {problem !== undefined && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('seat.give')}
        </Button>
      </p>
    </form>
  );
}
