import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { RelativeTime } from '../kit/relative-time';
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
  const [accept, { loading }] = useMutation(AcceptInvitationDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    if (code === '') return setProblem(t('invitation.missing'));
    accept({ variables: { input: { code } } }).then(again, (error: Error) => setProblem(error.message));
  };
  return (
    <form className="field" onSubmit={submit} noValidate>
      <label htmlFor={field}>{t('invitation.code')}</label>
      <div className="row">
        <input id={field} name="code" className="input search-input" autoComplete="off" autoCapitalize="characters" spellCheck={false} aria-invalid={problem !== null || undefined} aria-describedby={problem === null ? undefined : `${field}-problem`} />
        <Button type="submit" look="main" busy={loading}>
          {t('invitation.enter')}
        </Button>
      </div>
      {problem !== null && (
        <p id={`${field}-problem`} className="field-error" role="alert">
          {problem}
        </p>
      )}
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
      <div role="alert" className="joining-problem">{error !== undefined && <p className="field-error">{error.message}</p>}</div>
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
