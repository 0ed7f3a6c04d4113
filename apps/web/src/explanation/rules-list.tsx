import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';
import type { WhyNoteFragment } from './note-page.operation';
import { rulesOf, type RuleInWords } from './picture.rules';

/** The rules in plain words: what decided first, the rest for who wants to see all. */
export function RulesList({ sections }: { sections: WhyNoteFragment['explanation']['sections'] }) {
  const { t } = useTranslation('explanation');
  const rules = rulesOf(sections);
  const last = rules.findLast(({ decided }) => decided);
  return (
    <>
      {last !== undefined && (
        <div className="rule rule-deciding">
          <p className="small soft">{t('rules.decided')}</p>
          <Rule rule={last} />
        </div>
      )}
      <details>
        <summary>{t('rules.all', { count: rules.length })}</summary>
        <ol className="stack-small rules">
          {rules.map((rule) => (
            <li key={rule.key} className="rule">
              <Rule rule={rule} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Rule({ rule }: { rule: RuleInWords }) {
  const { t } = useTranslation('explanation');
  return (
    <>
      <p>
        <strong>{rule.says}</strong> <code className="soft">{rule.rule}</code>
      </p>
      {rule.checks.length > 0 && (
        <ul className="plain-list small rule-checks">
          {rule.checks.map(({ held, text }) => (
            <li key={text} className={held ? 'rule-held' : 'rule-missed'}>
              <Icon name={held ? 'check' : 'close'} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">{t(rule.decided ? 'rules.set' : 'rules.left')}</p>
    </>
  );
}
