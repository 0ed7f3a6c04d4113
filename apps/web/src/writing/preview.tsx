import { useTranslation } from 'react-i18next';
import { LinkedText } from '../notes/linked-text';

/** The note as its readers will see it. */
export function Preview({ text }: { text: string }) {
  const { t } = useTranslation('writing');
  if (text.trim() === '') return null;
  return (
    <section className="write-preview stack-small" aria-labelledby="preview">
      <h3 id="preview" className="write-heading">
        {t('preview')}
      </h3>
      <div className="write-note stack-small">
        <strong>{t('previewTitle')}</strong>
        <p className="note-text" dir="auto">
          <LinkedText text={text.trim()} />
        </p>
      </div>
    </section>
  );
}
