const HEIGHTS = { text: '1.1rem', heading: '2.2rem', card: '9rem' } as const;
const WIDTHS = ['100%', '92%', '97%', '70%'];

/** The room that something will take when it is there, so that nothing jumps. */
export function Skeleton({ lines = 3, size = 'text' }: { lines?: number; size?: keyof typeof HEIGHTS }) {
  return (
    <div className="stack-small" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="skeleton" style={{ blockSize: HEIGHTS[size], inlineSize: size === 'heading' ? '60%' : size === 'card' ? '100%' : WIDTHS[line % WIDTHS.length] }} />
      ))}
    </div>
  );
}
