import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhyNoteFragment } from './note-page.operation';
import { scaleOf, statusByScore } from './picture.rules';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const [TOP, HEIGHT] = [26, 26];

/** The score that decides on a note, with its interval, between the lines it is compared with. */
export function ScoreScale({ note }: { note: WhyNoteFragment }) {
  const { t, i18n } = useTranslation(['explanation', 'notes']);
  const words = useId();
  const { score, viewpoints, classification, explanation, status } = note;
  const other = explanation.decidingModel?.intercept == null ? null : explanation.decidingModel;
  // the interval is that of the note's own score
  const decides = other === null ? { intercept: score?.intercept ?? null, factor: score?.factor ?? 0, interval: score?.interval ?? null, thresholds: viewpoints?.thresholds } : { ...other, interval: null };
  if (decides.intercept == null || decides.thresholds === undefined) return <p className="soft">{t('scale.none')}</p>;
  const scale = scaleOf({ intercept: decides.intercept, factor: decides.factor ?? 0, interval: decides.interval, misleading: classification === 'MISINFORMED_OR_POTENTIALLY_MISLEADING', thresholds: decides.thresholds });
  const decided = explanation.sections.findLast((section) => section.decided);
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const { helpful, notHelpful, interval } = scale;
  return (
    <figure className="stack-small">
      <svg role="img" aria-labelledby={words} className="scale" width="100%" height={TOP + HEIGHT + 24} direction="ltr">
        <rect className="scale-zone scale-not-helpful" x="0" y={TOP} width={percent(notHelpful.at)} height={HEIGHT} />
        <rect className="scale-zone scale-open" x={percent(notHelpful.at)} y={TOP} width={percent(helpful.at - notHelpful.at)} height={HEIGHT} />
        <rect className="scale-zone scale-helpful" x={percent(helpful.at)} y={TOP} width={percent(1 - helpful.at)} height={HEIGHT} />
        <line className="scale-line scale-line-not-helpful" x1={percent(notHelpful.at)} x2={percent(notHelpful.at)} y1={TOP - 4} y2={TOP + HEIGHT + 4} />
        <line className="scale-line scale-line-helpful" x1={percent(helpful.at)} x2={percent(helpful.at)} y1={TOP - 4} y2={TOP + HEIGHT + 4} />
        {interval !== null && <rect className="scale-interval" x={percent(interval.from)} y={TOP + HEIGHT / 2 - 4} width={percent(interval.to - interval.from)} height="8" rx="4" />}
        <svg className="scale-score" x={percent(scale.score.at)} y={TOP + HEIGHT / 2} overflow="visible">
          <path d="M0-9 9 0 0 9-9 0Z" />
          <text y={-HEIGHT / 2 - 10}>{number.format(scale.score.value)}</text>
        </svg>
        <text className="scale-tick" x={percent(notHelpful.at)} y={TOP + HEIGHT + 19}>
          {number.format(notHelpful.value)}
        </text>
        <text className="scale-tick" x={percent(helpful.at)} y={TOP + HEIGHT + 19}>
          {number.format(helpful.value)}
        </text>
      </svg>
      <ul className="scale-legend plain-list small" aria-hidden="true">
        <li className="scale-key scale-key-not-helpful">{t('scale.notHelpful', { value: number.format(notHelpful.value) })}</li>
        <li className="scale-key scale-key-open">{t('scale.open')}</li>
        <li className="scale-key scale-key-helpful">{t('scale.helpful', { value: number.format(helpful.value) })}</li>
      </ul>
      <figcaption id={words} className="small stack-small">
        {other === null ? (
          <p>
            {t(decides.interval === null ? 'scale.words' : 'scale.wordsWithInterval', {
              score: number.format(decides.intercept),
              helpful: number.format(helpful.value),
              notHelpful: number.format(notHelpful.value),
              ...(decides.interval !== null && { low: number.format(decides.interval.low), high: number.format(decides.interval.high), confidence: share.format(decides.interval.confidence) }),
            })}
          </p>
        ) : (
          <>
            <p lang={explanation.language}>{other.text}</p>
            {score?.intercept != null && viewpoints !== null && <p>{t('scale.otherScore', { score: number.format(score.intercept), helpful: number.format(viewpoints.thresholds.helpful) })}</p>}
          </>
        )}
        {statusByScore(scale) !== status && decided !== undefined && (
          <p>
            {t('scale.otherwise', { status: t(`notes:status.${statusByScore(scale)}`) })} <span lang={explanation.language}>{decided.says}</span>
          </p>
        )}
      </figcaption>
    </figure>
  );
}
