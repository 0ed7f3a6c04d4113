import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { SessionProvider, useSession } from './data/session';
import { Announcer } from './frame/announcer';
import { ErrorBoundary } from './frame/error-boundary';
import { Frame } from './frame/frame';
import { LoadingPage } from './kit/page';
import { KeepSignedIn } from './sign-in/keep-signed-in';

// What a link from elsewhere opens first comes with as little script as can be; everything else stands on Apollo Client.
const StatementPage = lazy(async () => ({ default: (await import('./statements/statement-page')).StatementPage }));
const FullApp = lazy(async () => ({ default: (await import('./full-app')).FullApp }));
const Companion = lazy(async () => ({ default: (await import('./frame/companion')).Companion }));

export function App() {
  return (
    <BrowserRouter>
      <SessionProvider>
        <KeepSignedIn />
        <Announcer>
          <Frame>
            <ErrorBoundary>
              <Suspense fallback={<LoadingPage />}>
                <Routes>
                  <Route path="/statements/:id" element={<StatementPage />} />
                  <Route path="/statement" element={<StatementPage />} />
                  <Route path="*" element={<FullApp />} />
                </Routes>
              </Suspense>
            </ErrorBoundary>
            <WhileSignedIn />
          </Frame>
        </Announcer>
      </SessionProvider>
    </BrowserRouter>
  );
}

function WhileSignedIn() {
  const { token } = useSession();
  return token === null ? null : (
    <Suspense fallback={null}>
      <Companion />
    </Suspense>
  );
}
