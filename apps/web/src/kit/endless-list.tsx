import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { paged } from './endless-list.rules';
import { Skeleton } from './skeleton';
import { ErrorState } from './states';

/** Where a reader was in a list. */
export interface ListPosition {
  readonly offset: number;
  readonly measured: VirtualItem[];
}

interface EndlessListProps<Row> {
  readonly label: string;
  readonly pages: readonly (readonly Row[])[];
  readonly hasNextPage: boolean;
  readonly loading: boolean;
  readonly error: Error | undefined;
  /** How high a row is before it is measured, in pixels. */
  readonly estimate: number;
  readonly before?: ListPosition | undefined;
  keyOf(row: Row): string;
  more(): void;
  leave?(position: ListPosition): void;
  /** @param place from 1 @param size of the whole list, −1 while nobody knows it */
  children(row: Row, place: number, size: number): ReactNode;
}

const GAP = 16;
/** So many rows before the end the next page is asked for. */
const AHEAD = 10;

/** A list of any length, of which only the rows in sight are in the page. Its rows are articles of a feed. */
export function EndlessList<Row>({ label, pages, hasNextPage, loading, error, estimate, before, keyOf, more, leave, children }: EndlessListProps<Row>) {
  const { t } = useTranslation('frame');
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => paged(pages), [pages]);
  const [margin, setMargin] = useState(0);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(rows.at(index)!),
    gap: GAP,
    overscan: 6,
    scrollMargin: margin,
    initialMeasurementsCache: before?.measured ?? [],
    initialOffset: before?.offset ?? 0,
    useFlushSync: false,
  });
  useLayoutEffect(() => {
    const measure = () => setMargin(list.current === null ? 0 : list.current.getBoundingClientRect().top + scrollY);
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  // After the page has put its heading in focus.
  const back = useRef(before?.offset);
  useEffect(() => {
    if (back.current !== undefined) scrollTo(0, back.current);
  }, []);
  const leaving = useRef(leave);
  leaving.current = leave;
  useLayoutEffect(() => () => leaving.current?.({ offset: virtualizer.scrollOffset ?? 0, measured: virtualizer.measurementsCache }), [virtualizer]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const wanted = hasNextPage && !loading && error === undefined && rows.length > 0 && last >= rows.length - AHEAD;
  useEffect(() => {
    if (wanted) more();
  }, [more, wanted]);

  const size = hasNextPage ? -1 : rows.length;
  return (
    <>
      <div ref={list} role="feed" aria-label={label} aria-busy={loading} className="endless" style={{ blockSize: virtualizer.getTotalSize() }} onKeyDown={moveAmongArticles}>
        {items.map(({ key, index, start }) => (
          <div key={key} ref={virtualizer.measureElement} data-index={index} role="presentation" className="endless-row" style={{ transform: `translateY(${start - margin}px)` }}>
            {children(rows.at(index)!, index + 1, size)}
          </div>
        ))}
      </div>
      {error !== undefined && <ErrorState error={error} retry={more} />}
      {loading && <Skeleton lines={rows.length === 0 ? 4 : 1} size="card" />}
      {!loading && error === undefined && hasNextPage && (
        <p>
          <Button onClick={more}>{t('more')}</Button>
        </p>
      )}
    </>
  );
}

/** Page Down and Page Up go from article to article, as in any feed. */
function moveAmongArticles(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const here = articles.findIndex((article) => article.contains(document.activeElement));
  const next = articles[here + (event.key === 'PageDown' ? 1 : -1)];
  if (here === -1 || next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
}
