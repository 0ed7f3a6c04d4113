import { useMutation } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { RelativeTime } from '../kit/relative-time';
import { FieldProblem } from '../kit/states';
import { AcceptInvitationDocument, RequestAdmissionDocument, type JoiningQuery } from './joining.operation';

type Joining = JoiningQuery['joining'];
type Step = Joining['next'];

/** What the community asks for that is still missing: any one of the ways will do. */
export function Ways({ joining, again }: { joining: Joining; again(): Promise<void> }) {
  const { t } = useTranslation('joining');
  const ways = joining.ways.filter(({ steps }) => steps.length > 0);
  return (
    <section className="stack" aria-labelledby="ways">
      <div className="stack-small">
        <h2 id="ways">{t('ways.title')}</h2>
        <p className="soft">{t(ways.length > 1 ? 'ways.any' : 'ways.one')}</p>
      </div>
      {ways.map(({ steps }, way) => (
        <ul key={steps.map(({ code }) => code).join()} className="card stack plain-list" aria-label={ways.length > 1 ? t('ways.way', { number: way + 1 }) : t('ways.title')}>
          {steps.map((step) => (
            <li key={step.code} className="stack-small">
              <p>{step.text}</p>
              <StepAction step={step} joining={joining} again={again} field={`${step.code}-${way}`} />
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}

/** What can be done here about a step; most are done where one signs in, or by waiting. */
function StepAction({ step, joining, again, field }: { step: Step; joining: Joining; again(): Promise<void>; field: string }): ReactNode {
  if (step.code === 'INVITATION_NEEDED') return <Invitation again={again} field={field} />;
  if (step.code === 'ADMISSION_NOT_REQUESTED') return <Admission again={again} />;
  if (step.code === 'WAITING_FOR_ADMISSION' && joining.waiting !== null) return <Waiting place={joining.waiting} />;
  return null;
}

function Invitation({ again, field }: { again(): Promise<void>; field: string }) {
  const { t } = useTranslation('joining');
  const [accept, { loading, error }] = useMutation(AcceptInvitationDocument);
  const [missing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const code = String(form.get('code')).trim();
    setMissing(code === '');
    if (code !== '') void accept({ variables: { input: { code } } }).then(again, () => undefined);
  };
  const problem = missing ? t('invitation.missing') : error;
  return (
    <form className="field" onSubmit={onSubmit(submit)} noValidate>
      <label htmlFor={field}>{t('invitation.code')}</label>
      <div className="row">
        <input id={field} name="code" className="input search-input" autoComplete="off" autoCapitalize="characters" spellCheck={false} aria-invalid={problem !== undefined || undefined} aria-describedby={problem === undefined ? undefined : `${field}-problem`} />
        <Button type="submit" look="main" busy={loading}>
          {t('invitation.enter')}
        </Button>
      </div>
      <FieldProblem id={`${field}-problem`} problem={problem} />
    </form>
  );
}

function Admission({ again }: { again(): Promise<void> }) {
  const { t } = useTranslation('joining');
  const [request, { loading, error }] = useMutation(RequestAdmissionDocument);
  return (
    <>
      <p>
        <Button look="main" busy={loading} onClick={() => void request({ variables: { input: {} } }).then(again, () => undefined)}>
          {t('admission.ask')}
        </Button>
      </p>
      <FieldProblem problem={error} />
    </>
  );
}

function Waiting({ place }: { place: NonNullable<Joining['waiting']> }) {
  const { t } = useTranslation('joining');
  return (
    <dl className="joining-waiting">
      <div>
        <dt>{t('waiting.since')}</dt>
        <dd>
          <RelativeTime at={place.since} />
        </dd>
      </div>
      <div>
        <dt>{t('waiting.people')}</dt>
        <dd>{t('waiting.count', { count: place.waiting })}</dd>
      </div>
      <div>
        <dt>{t('waiting.slots')}</dt>
        <dd>{t('waiting.count', { count: place.slots })}</dd>
      </div>
      <div>
        <dt>{t('waiting.next')}</dt>
        <dd>
          <RelativeTime at={place.nextDrawAt} />
        </dd>
      </div>
    </dl>
  );
}

/** What turned out to belong to another account, so that nobody wonders why they are out. */
export function LostClaims({ claims }: { claims: Joining['lostClaims'] }) {
  const { t } = useTranslation('joining');
  if (claims.length === 0) return null;
  return (
    <ul className="notice plain-list stack-small">
      {claims.map(({ kind, at }) => (
        <li key={kind}>
          {t(`lost.${kind}`)} <RelativeTime at={at} />
        </li>
      ))}
    </ul>
  );
}
