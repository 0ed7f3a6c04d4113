import type { ScoringRunState } from '@bridgenotes/api-contract';
import { useTranslation } from 'react-i18next';

const LOOKS = { PUBLISHED: 'badge-helpful', REFUSED: 'badge-waiting', FAILED: 'badge-not-helpful', RUNNING: '' } as const satisfies Record<ScoringRunState, string>;

export function RunState({ state }: { state: ScoringRunState }) {
  const { t } = useTranslation('transparency');
  return <span className={`badge ${LOOKS[state]}`}>{t(`runs.states.${state}`)}</span>;
}
