import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';
import type { ProfileFragment } from './me.operation';

/** A contributor as others see them: the alias, what they are told apart by, since when. */
export function ProfileLine({ profile }: { profile: ProfileFragment }) {
  const { t, i18n } = useTranslation('contributors');
  const joined = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(profile.joinedAt));
  return (
    <div className="stack-small">
      <p className="profile-alias">
        <Icon name={profile.program === null ? 'person' : 'scale'} />
        <strong>{profile.alias ?? t('profile.unnamed')}</strong>
      </p>
      <p className="row small">
        {profile.program !== null && <span className="badge">{t('profile.program')}</span>}
        {profile.badges.map((badge) => (
          <span key={badge} className="badge badge-helpful">
            {t(`badges.${badge}`)}
          </span>
        ))}
        <span className="soft">{profile.leftAt === null ? t('profile.joined', { date: joined }) : t('profile.left')}</span>
      </p>
    </div>
  );
}
