import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhyNoteFragment } from './note-page.operation';
import { scaleOf } from './picture.rules';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const [TOP, HEIGHT] = [26, 26];

/** The score of a note on a scale, with its interval, between the lines it is compared with. */
export function ScoreScale({ note }: { note: WhyNoteFragment }) {
  const { t, i18n } = useTranslation('explanation');
  const words = useId();
  const { score, viewpoints, classification } = note;
  if (score?.intercept == null || viewpoints === null) return <p className="soft">{t('scale.none')}</p>;
  const scale = scaleOf({ intercept: score.intercept, factor: score.factor ?? 0, interval: score.interval, misleading: classification === 'MISINFORMED_OR_POTENTIALLY_MISLEADING', thresholds: viewpoints.thresholds });
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
      <figcaption id={words} className="small">
        {t(score.interval === null ? 'scale.words' : 'scale.wordsWithInterval', {
          score: number.format(score.intercept),
          helpful: number.format(helpful.value),
          notHelpful: number.format(notHelpful.value),
          ...(score.interval !== null && { low: number.format(score.interval.low), high: number.format(score.interval.high), confidence: share.format(score.interval.confidence) }),
        })}
      </figcaption>
    </figure>
  );
}
