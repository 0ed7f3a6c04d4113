import { Skeleton } from '../kit/skeleton';

/** The desk before the first note lies on it. */
export function RaterSkeleton() {
  return (
    <div className="rate-desk" aria-busy="true">
      <div className="rate-note stack">
        <Skeleton lines={1} size="card" />
        <Skeleton lines={4} />
      </div>
      <div className="rate-side">
        <Skeleton lines={4} />
      </div>
      <div className="rate-form">
        <Skeleton lines={2} size="heading" />
      </div>
    </div>
  );
}
