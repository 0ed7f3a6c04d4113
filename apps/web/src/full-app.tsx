import { ApolloProvider } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { createApollo } from './data/apollo';
import { useSession } from './data/session';
import { NotFoundPage } from './frame/not-found-page';
import { LoadingPage } from './kit/page';

// Where the texts are, while the page that asks for its own is on its way.
void import('./texts/files');

/** A page in a file of its own, loaded when it is first looked at. */
const page = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(async () => ({ default: (await load())[name] }));

const HomePage = page(() => import('./home/home-page'), 'HomePage');
const SearchPage = page(() => import('./home/search-page'), 'SearchPage');
const NotePage = page(() => import('./explanation/note-page'), 'NotePage');
const RatePage = page(() => import('./rating/rate-page'), 'RatePage');
const WritePage = page(() => import('./writing/write-page'), 'WritePage');
const SignInPage = page(() => import('./sign-in/sign-in-page'), 'SignInPage');
const CallbackPage = page(() => import('./sign-in/callback-page'), 'CallbackPage');
const JoinPage = page(() => import('./joining/join-page'), 'JoinPage');
const MePage = page(() => import('./contributors/me-page'), 'MePage');
const HistoryPage = page(() => import('./contributors/history-page'), 'HistoryPage');
const NoticesPage = page(() => import('./contributors/notices-page'), 'NoticesPage');
const SettingsPage = page(() => import('./contributors/settings-page'), 'SettingsPage');
const ContributorPage = page(() => import('./contributors/contributor-page'), 'ContributorPage');
const HowItWorksPage = page(() => import('./transparency/how-it-works-page'), 'HowItWorksPage');
const RunsPage = page(() => import('./transparency/runs-page'), 'RunsPage');
const RunPage = page(() => import('./transparency/run-page'), 'RunPage');
const DataPage = page(() => import('./transparency/data-page'), 'DataPage');
const TransparencyPage = page(() => import('./transparency/transparency-page'), 'TransparencyPage');
const StatusPage = page(() => import('./transparency/status-page'), 'StatusPage');
const AppealsPage = page(() => import('./admin/appeals-page'), 'AppealsPage');
const ContributorsPage = page(() => import('./admin/contributors-page'), 'ContributorsPage');
const ApiKeysPage = page(() => import('./admin/api-keys-page'), 'ApiKeysPage');
const AdminRunsPage = page(() => import('./admin/runs-page'), 'AdminRunsPage');
const ConfigurationPage = page(() => import('./admin/configuration-page'), 'ConfigurationPage');

/** Every page but the statement's, with Apollo Client around them. */
export function FullApp() {
  const { token, whenRefused } = useSession();
  const [apollo] = useState(() => {
    const created = createApollo();
    // Before the pages inside ask for anything.
    created.use(token, whenRefused);
    return created;
  });
  useEffect(() => apollo.use(token, whenRefused), [apollo, token, whenRefused]);
  return (
    <ApolloProvider client={apollo.client}>
      <Suspense fallback={<LoadingPage />}>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/search" element={<SearchPage />} />
          <Route path="/notes/:id" element={<NotePage />} />
          <Route path="/rate" element={<RatePage />} />
          <Route path="/write" element={<WritePage />} />
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/sign-in/callback" element={<CallbackPage />} />
          <Route path="/join" element={<JoinPage />} />
          <Route path="/me" element={<MePage />} />
          <Route path="/me/history" element={<HistoryPage />} />
          <Route path="/me/notices" element={<NoticesPage />} />
          <Route path="/me/settings" element={<SettingsPage />} />
          <Route path="/contributors/:id" element={<ContributorPage />} />
          <Route path="/how-it-works" element={<HowItWorksPage />} />
          <Route path="/runs" element={<RunsPage />} />
          <Route path="/runs/:id" element={<RunPage />} />
          <Route path="/data" element={<DataPage />} />
          <Route path="/transparency" element={<TransparencyPage />} />
          <Route path="/status" element={<StatusPage />} />
          <Route path="/admin" element={<AppealsPage />} />
          <Route path="/admin/contributors" element={<ContributorsPage />} />
          <Route path="/admin/api-keys" element={<ApiKeysPage />} />
          <Route path="/admin/runs" element={<AdminRunsPage />} />
          <Route path="/admin/configuration" element={<ConfigurationPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </ApolloProvider>
  );
}
