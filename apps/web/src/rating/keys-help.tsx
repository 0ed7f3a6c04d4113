import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';

const ROWS = [
  [['1', 'Y'], 'yes'],
  [['2', 'S'], 'somewhat'],
  [['3', 'N'], 'no'],
  [['A', 'B', 'C'], 'reason'],
  [['Enter'], 'send'],
  [['K'], 'skip'],
  [['U'], 'undo'],
  [['O'], 'source'],
  [['?'], 'help'],
] as const;

/** What each key does, and whether keys do it at all: software that types what somebody says must not rate by accident. */
export function KeysHelp({ enabled, onEnable, onClose }: { enabled: boolean; onEnable: (enabled: boolean) => void; onClose: () => void }) {
  const { t } = useTranslation('rating');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="rate-help card" aria-labelledby="keys-title" onClose={onClose}>
      <div className="stack">
        <h2 id="keys-title">{t('keys.title')}</h2>
        <table className="table">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('keys.key')}</th>
              <th scope="col">{t('keys.does')}</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([keys, does]) => (
              <tr key={does}>
                <th scope="row">
                  {keys.map((key) => (
                    <span key={key}>
                      <kbd>{key}</kbd>{' '}
                    </span>
                  ))}
                </th>
                <td>{t(`keys.${does}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <label className="rate-switch">
          <input type="checkbox" role="switch" checked={enabled} onChange={({ target }) => onEnable(target.checked)} />
          <span>{t('keys.enabled')}</span>
        </label>
        <p>
          <Button look="main" onClick={() => dialog.current?.close()}>
            {t('keys.close')}
          </Button>
        </p>
      </div>
    </dialog>
  );
}
