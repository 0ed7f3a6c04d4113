import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Skeleton } from '../kit/skeleton';
import { ErrorState, FieldProblem } from '../kit/states';
import { AliasOffersDocument, ChooseAliasDocument } from './joining.operation';

/** Five made-up names, of which one is taken for ever. */
export function AliasChoice({ again }: { again(): Promise<void> }) {
  const { t } = useTranslation('joining');
  const announce = useAnnounce();
  const { data, error, refetch } = useQuery(AliasOffersDocument, { fetchPolicy: 'network-only' });
  const [choose, { loading }] = useMutation(ChooseAliasDocument);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | Error | null>(null);
  if (data === undefined) return error === undefined ? <Skeleton lines={1} size="card" /> : <ErrorState error={error} retry={() => void refetch()} />;
  const submit = () => {
    if (chosen === null) return setProblem(t('alias.none'));
    setProblem(null);
    choose({ variables: { input: { alias: chosen } } }).then(
      async () => {
        await again();
        announce(t('welcome', { alias: chosen }));
      },
      async (refusal: Error) => {
        setProblem(refusal);
        setChosen(null);
        // Somebody was faster: there are others to choose from.
        await refetch();
      },
    );
  };
  return (
    <form className="card stack" onSubmit={onSubmit(submit)} aria-labelledby="alias">
      <div className="stack-small">
        <h2 id="alias">{t('alias.title')}</h2>
        <p className="soft">{t('alias.text')}</p>
      </div>
      <fieldset className="joining-aliases">
        <legend className="visually-hidden">{t('alias.label')}</legend>
        {data.aliasOffers.map((alias) => (
          <label key={alias} className="joining-alias">
            <input type="radio" name="alias" value={alias} checked={chosen === alias} onChange={() => setChosen(alias)} />
            <span>{alias}</span>
          </label>
        ))}
      </fieldset>
      <FieldProblem problem={problem} />
      <p>
        <Button type="submit" look="main" busy={loading}>
          {chosen === null ? t('alias.take') : t('alias.takeThis', { alias: chosen })}
        </Button>
      </p>
    </form>
  );
}
