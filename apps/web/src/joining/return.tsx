import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { EmptyState, FieldProblem } from '../kit/states';
import { ReturnToCommunityDocument } from './joining.operation';

/** For who left: everything is still there. */
export function Return({ again }: { again(): Promise<void> }) {
  const { t } = useTranslation('joining');
  const [comeBack, { loading, error }] = useMutation(ReturnToCommunityDocument);
  return (
    <EmptyState title={t('return.title')}>
      <p>{t('return.text')}</p>
      <p>
        <Button look="main" busy={loading} onClick={() => void comeBack({ variables: { input: {} } }).then(again, () => undefined)}>
          {t('return.button')}
        </Button>
      </p>
      <FieldProblem problem={error} />
    </EmptyState>
  );
}
