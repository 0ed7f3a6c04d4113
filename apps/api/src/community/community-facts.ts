import { COLLABORATION } from '@bridgenotes/collaboration';
import { JOINING, policiesOf, SignInConfig } from '@bridgenotes/contributors';
import { DISPUTES } from '@bridgenotes/disputes';
import { MEDIA } from '@bridgenotes/media';
import { LIMITS, MAX_NOTE_LENGTH, MAX_WRITTEN_LENGTH } from '@bridgenotes/notes';
import { NoticesConfig } from '@bridgenotes/notices';
import { ABOUT, CommunitySettings, MAX_PAGE_SIZE } from '@bridgenotes/platform';
import { REQUESTS } from '@bridgenotes/requests';
import { MAX_AUTHOR_NAME_LENGTH, MAX_MEDIA_URLS, MAX_QUOTE_LENGTH } from '@bridgenotes/statements';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config';
import { SignInProviderType, type CommunityFeaturesType, type CommunityLimitsType, type CommunityType } from './community.type';

/** What is known of the community from the start and does not change while the api runs: put together once. */
@Injectable()
export class CommunityFacts {
  readonly all: Readonly<CommunityType>;

  constructor(
    settings: CommunitySettings,
    signIn: SignInConfig,
    private readonly notices: NoticesConfig,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {
    this.all = Object.freeze<CommunityType>({
      ...settings.of(ABOUT),
      url: config.PUBLIC_URL?.replace(/\/$/, '') ?? null,
      signIn: {
        developmentLogin: signIn.developmentSecret !== null,
        providers: signIn.oidc.webClients.map((client) => SignInProviderType.of(client)),
        policies: policiesOf(settings.of(JOINING).requirement),
      },
      limits: limitsOf(settings),
      features: this.#features(settings),
    });
  }

  #features(settings: CommunitySettings): CommunityFeaturesType {
    return {
      pushKey: this.notices.push?.publicKey ?? null,
      emails: this.notices.mail !== null,
      webhooks: this.notices.secret !== null,
      fetchesMedia: settings.of(MEDIA).fetchMedia,
      requestsVisibleTo: settings.of(REQUESTS).visibleTo,
      readersDispute: settings.of(DISPUTES).openToReaders,
      queryPage: this.config.GRAPHQL_PAGE,
    };
  }
}

function limitsOf(settings: CommunitySettings): CommunityLimitsType {
  const { perDay, sources, reasonLength } = settings.of(REQUESTS);
  const { maxSuggestionLength, maxExplanationLength } = settings.of(COLLABORATION);
  const { maxClaimLength, maxEvidence } = settings.of(DISPUTES);
  return {
    noteLength: MAX_NOTE_LENGTH,
    urlLength: 1,
    writtenNoteLength: MAX_WRITTEN_LENGTH,
    sourcesNeeded: 1,
    notesPerDay: settings.of(LIMITS).perDay,
    quoteLength: MAX_QUOTE_LENGTH,
    authorNameLength: MAX_AUTHOR_NAME_LENGTH,
    mediaUrls: MAX_MEDIA_URLS,
    requestsPerDay: perDay,
    requestSources: sources,
    requestReasonLength: reasonLength,
    suggestionLength: maxSuggestionLength,
    explanationLength: maxExplanationLength,
    claimLength: maxClaimLength,
    claimEvidence: maxEvidence,
    pageSize: MAX_PAGE_SIZE,
  };
}
