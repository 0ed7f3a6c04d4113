import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pictureOf, type Mark } from './picture.rules';
import type { WhyNoteFragment } from './note-page.operation';

type Viewpoints = NonNullable<WhyNoteFragment['viewpoints']>;

/** Pixels between two marks above each other, and their room to the edge. */
const [STEP, ROOM] = [8, 10];
/** The picture keeps its height while ratings come in, up to so many rows. */
const LEAST_ROWS = { up: 8, down: 4 };

/** Ratings along the axis of viewpoints: each by its place, its shape and its colour; the same in words and as a table. */
export function ViewpointsPicture({ viewpoints }: { viewpoints: Viewpoints }) {
  const { t, i18n } = useTranslation('explanation');
  const { bins, placed, ratingsNeeded } = viewpoints;
  const { marks, unit, edge, rowsUp, rowsDown } = useMemo(() => pictureOf(bins), [bins]);
  const words = useId();
  const up = Math.max(rowsUp, LEAST_ROWS.up) * STEP + ROOM;
  const height = up + Math.max(rowsDown, LEAST_ROWS.down) * STEP + ROOM;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const spokenOf = (side: 1 | -1) => {
    const here = bins.filter(({ factor }) => Math.sign(factor) === side);
    const countOf = (some: typeof here) => some.reduce((total, { count }) => total + count, 0);
    return { helpful: countOf(here.filter(({ level }) => level === 'HELPFUL')), all: countOf(here) };
  };
  if (bins.length === 0) return <p className="soft">{t('picture.tooFew', { placed, needed: ratingsNeeded })}</p>;
  return (
    <figure className="stack-small">
      <div dir="ltr" className="viewpoints">
        <svg role="img" aria-labelledby={words} className="viewpoints-plot" width="100%" height={height}>
          <line className="viewpoints-middle" x1="50%" x2="50%" y1="0" y2={height} />
          <line className="viewpoints-axis" x1="0" x2="100%" y1={up} y2={up} />
          {marks.map((mark) => (
            <Shape key={mark.key} mark={mark} axis={up} />
          ))}
        </svg>
        <p className="viewpoints-sides small soft" aria-hidden="true">
          <span dir={i18n.dir()}>{t('sides.first', { end: number.format(-edge) })}</span>
          <span dir={i18n.dir()}>{t('sides.middle')}</span>
          <span dir={i18n.dir()}>{t('sides.second', { end: number.format(edge) })}</span>
        </p>
      </div>
      <Legend unit={unit} uncounted={bins.some(({ counted }) => !counted)} />
      <figcaption id={words} className="small">
        {t('picture.words', { placed, first: spokenOf(-1), second: spokenOf(1) })}
      </figcaption>
      <Table viewpoints={viewpoints} />
    </figure>
  );
}

/** Shapes tell levels apart without colour, and outlines tell who has no say in the score. */
const SHAPES = { HELPFUL: 'M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0Z', SOMEWHAT_HELPFUL: 'M0-4 4 0 0 4-4 0Z', NOT_HELPFUL: 'M-3-3 3 3M3-3-3 3' } as const;

function Shape({ mark: { x, row, level, counted }, axis }: { mark: Mark; axis: number }) {
  return (
    <svg x={`${x * 100}%`} y={axis - row * STEP} overflow="visible" className={`mark mark-${level}${counted ? '' : ' mark-uncounted'}`}>
      <path d={SHAPES[level]} />
    </svg>
  );
}

function Legend({ unit, uncounted }: { unit: number; uncounted: boolean }) {
  const { t } = useTranslation('explanation');
  const entry = (level: Mark['level'], text: string, counted = true) => (
    <li>
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" className={`mark mark-${level}${counted ? '' : ' mark-uncounted'}`}>
        <path d={SHAPES[level]} />
      </svg>
      {text}
    </li>
  );
  return (
    <ul className="viewpoints-legend plain-list small">
      {entry('HELPFUL', t('levels.HELPFUL'))}
      {entry('SOMEWHAT_HELPFUL', t('levels.SOMEWHAT_HELPFUL'))}
      {entry('NOT_HELPFUL', t('levels.NOT_HELPFUL'))}
      {uncounted && entry('HELPFUL', t('picture.uncounted'), false)}
      {unit > 1 && <li>{t('picture.unit', { count: unit })}</li>}
    </ul>
  );
}

function Table({ viewpoints: { bins, unplaced } }: { viewpoints: Viewpoints }) {
  const { t, i18n } = useTranslation('explanation');
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2 });
  const places = [...new Set(bins.map(({ factor }) => factor))];
  const countAt = (factor: number, level: Mark['level']) => bins.reduce((total, bin) => (bin.factor === factor && bin.level === level ? total + bin.count : total), 0);
  const others = unplaced.helpful + unplaced.somewhatHelpful + unplaced.notHelpful;
  return (
    <details>
      <summary>{t('picture.asTable')}</summary>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={t('picture.asTable')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('picture.place')}</th>
              <th scope="col">{t('levels.HELPFUL')}</th>
              <th scope="col">{t('levels.SOMEWHAT_HELPFUL')}</th>
              <th scope="col">{t('levels.NOT_HELPFUL')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((factor) => (
              <tr key={factor}>
                <th scope="row">{number.format(factor)}</th>
                <td>{countAt(factor, 'HELPFUL')}</td>
                <td>{countAt(factor, 'SOMEWHAT_HELPFUL')}</td>
                <td>{countAt(factor, 'NOT_HELPFUL')}</td>
              </tr>
            ))}
            {others > 0 && (
              <tr>
                <th scope="row">{t('picture.unplaced')}</th>
                <td>{unplaced.helpful}</td>
                <td>{unplaced.somewhatHelpful}</td>
                <td>{unplaced.notHelpful}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}
