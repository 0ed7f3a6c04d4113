import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLight } from '../data/light';
import { Button, ButtonLink } from '../kit/button';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { AddStatement } from './add-statement';
import { usePaused } from './use-paused';
import type { Standing } from './reads';
import { looksLikeAddress } from './writing.rules';
import { SimilarStatementsDocument, StatementByUrlDocument, type FoundStatementFragment } from './writing.light.operation';

const PAUSE = 400;
const LONGEST_SEARCH = 200;

/** What the note is about: an address or words, looked up while they are typed; what is not here yet can be added. @param first what stands in the field at first */
export function FindStatement({ first, community }: { first: string; community: Standing['community'] }) {
  const { t } = useTranslation('writing');
  const [given, setGiven] = useState(first);
  const [adding, setAdding] = useState(false);
  const asked = usePaused(given.trim(), PAUSE);
  const address = looksLikeAddress(asked);
  const byUrl = useLight(StatementByUrlDocument, address ? { url: asked } : null);
  const byWords = useLight(SimilarStatementsDocument, !address && asked.length > 2 ? { search: asked.slice(0, LONGEST_SEARCH) } : null);
  const { data, error, loading } = address ? byUrl : byWords;
  const found = asked.length < 3 || data === undefined ? undefined : 'statement' in data ? (data.statement === null ? [] : [data.statement]) : data.statements.nodes;
  return (
    <section className="stack" aria-labelledby="find">
      <div className="field">
        <h2 id="find">
          <label htmlFor="statement">{t('find.label')}</label>
        </h2>
        <p id="find-help" className="small soft">
          {t('find.help')}
        </p>
        <textarea
          id="statement"
          className="input"
          rows={2}
          dir="auto"
          aria-describedby="find-help"
          value={given}
          onChange={({ target }) => {
            setGiven(target.value);
            setAdding(false);
          }}
        />
      </div>
      <div className="stack" aria-live="polite" aria-busy={loading}>
        {asked.length > 2 && error !== undefined && !loading && <ErrorState error={error} />}
        {asked.length > 2 && loading && found === undefined && <Skeleton lines={1} size="card" />}
        {error === undefined && found?.map((statement) => <Found key={statement.id} statement={statement} exact={address} />)}
        {error === undefined && found !== undefined && !loading && (found.length === 0 || !address) && !adding && (
          <div className="row">
            <p>{t(found.length === 0 ? 'find.none' : 'find.notAmong')}</p>
            <Button look={found.length === 0 ? 'main' : 'plain'} onClick={() => setAdding(true)}>
              {t('find.add')}
            </Button>
          </div>
        )}
      </div>
      {adding && <AddStatement key={asked} url={address ? asked : null} words={address ? '' : given} community={community} />}
    </section>
  );
}

function Found({ statement, exact }: { statement: FoundStatementFragment; exact: boolean }) {
  const { t } = useTranslation('writing');
  const { id, quotedText, url, authorName, noteCount } = statement;
  return (
    <article className="card stack-small">
      <p className="small soft">{t(exact ? 'find.here' : 'find.similar')}</p>
      <blockquote className="write-quote" dir="auto">
        {quotedText ?? url}
      </blockquote>
      <p className="small soft">
        {authorName !== null && `${t('statedBy', { author: authorName })} `}
        {t('find.notes', { count: noteCount })}
      </p>
      <p>
        <ButtonLink look="main" to={`/write?statement=${id}`}>
          {t('find.write')}
        </ButtonLink>
      </p>
    </article>
  );
}
