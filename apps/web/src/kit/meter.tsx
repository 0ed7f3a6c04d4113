import { useId, type ReactNode } from 'react';

/** How far something is, in words and as a bar. @param share 0 to 1 */
export function Meter({ label, share, children }: { label: string; share: number; children?: ReactNode }) {
  const id = useId();
  const percent = Math.round(share * 100);
  return (
    <div className="stack-small">
      <p id={id}>{label}</p>
      <div className="meter" role="meter" aria-labelledby={id} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <span style={{ inlineSize: `${percent}%` }} />
      </div>
      {children}
    </div>
  );
}
