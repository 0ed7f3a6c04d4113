import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';

/** Keeps a page that broke from taking the frame with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation('frame');
  return (
    <div className="page">
      <div className="notice notice-bad stack-small" role="alert">
        <p>{t('error.crash')}</p>
        <p>
          <Button onClick={() => location.reload()}>{t('error.reload')}</Button>
        </p>
      </div>
    </div>
  );
}
