import { useMutation } from '@apollo/client/react';
import type { NoticeChannel, NoticeFrequency, NoticeKind } from '@bridgenotes/api-contract';
import { useTranslation } from 'react-i18next';
import { Saved } from './saved';
import { ChangeNoticeSettingsDocument, type NoticeSettingsFormFragment } from './settings.operation';
import { SettingsSection } from './settings-section';

const CHANNELS: readonly NoticeChannel[] = ['IN_APP', 'EMAIL', 'PUSH'];
// Digests come by mail only.
const allowed = (channel: NoticeChannel): readonly NoticeFrequency[] => (channel === 'EMAIL' ? ['AT_ONCE', 'DAILY', 'WEEKLY', 'OFF'] : ['AT_ONCE', 'OFF']);

/** For each kind of notice and each way of telling, how often; a change is kept at once. */
export function NoticeFrequencies({ frequencies }: { frequencies: NoticeSettingsFormFragment['frequencies'] }) {
  const { t } = useTranslation('contributors');
  const [save, { data, error }] = useMutation(ChangeNoticeSettingsDocument, { onError: () => undefined });
  const kinds = [...new Set(frequencies.map(({ kind }) => kind))];
  const chosen = (kind: NoticeKind, channel: NoticeChannel) => frequencies.find((each) => each.kind === kind && each.channel === channel)?.frequency;
  const choose = (kind: NoticeKind, channel: NoticeChannel, frequency: NoticeFrequency) => void save({ variables: { input: { frequencies: [{ kind, channel, frequency }] } } });
  return (
    <SettingsSection title={t('settings.frequencies')} text={t('settings.frequenciesText')}>
      <div className="table-wrap" role="region" aria-label={t('settings.frequenciesTable')} tabIndex={0}>
        <table className="table settings-grid">
          <thead>
            <tr>
              <th scope="col">{t('settings.kind')}</th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col">
                  {t(`channels.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`kinds.${kind}`)}</th>
                {CHANNELS.map((channel) => (
                  <td key={channel}>
                    {chosen(kind, channel) !== undefined && (
                      <select className="input" aria-label={`${t(`kinds.${kind}`)}, ${t(`channels.${channel}`)}`} value={chosen(kind, channel)} onChange={({ target }) => choose(kind, channel, target.value as NoticeFrequency)}>
                        {allowed(channel).map((frequency) => (
                          <option key={frequency} value={frequency}>
                            {t(`frequencies.${frequency}`)}
                          </option>
                        ))}
                      </select>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Saved done={data !== undefined && data !== null} error={error} />
    </SettingsSection>
  );
}
