import { getDistDirectory, renderAltair, renderInitSnippet } from 'altair-static';
import express, { type RequestHandler, Router } from 'express';

const OPTIONS = {
  baseURL: '/graphql/',
  endpointURL: '/graphql',
  subscriptionsEndpoint: '/graphql',
  initialSubscriptionRequestHandlerId: 'graphql-ws',
  serveInitialOptionsInSeperateRequest: 'initial-options.js',
  disableAccount: true,
  initialSettings: { 'alert.disableUpdateNotification': true, 'banners.disable': true },
  initialQuery: `# What readers are shown, and why. The docs on the right describe every field;
# press Ctrl+Enter to run a query, and choose a subscription to watch statuses change.
query Helpful {
  helpfulNotes(first: 5) {
    nodes {
      statement { quotedText url }
      text
      score { intercept factor numRatings }
      decision { decidedBy explanationTags decidedAt }
      ratingCounts {
        negativeSide { helpful notHelpful }
        positiveSide { helpful notHelpful }
      }
    }
  }
}

subscription Changes {
  noteStatusChanged {
    fromStatus
    toStatus
    note { text }
  }
}
`,
} as const;

// Everything comes from this server. The page compiles its own request scripts, hence eval; it runs in its own tab
// and this origin has no cookies to steal.
const POLICY = "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'none'";

/** The query page for people, at the address of the endpoint, for whoever asks with a browser. */
export function queryPage(): RequestHandler {
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', POLICY);
    next();
  });
  router.get('/', (request, response, next) => {
    if (request.accepts(['application/json', 'text/html']) !== 'text/html' || 'query' in request.query) return next();
    response.type('html').send(renderAltair(OPTIONS));
  });
  router.get('/initial-options.js', (_request, response) => {
    response.type('js').send(renderInitSnippet(OPTIONS));
  });
  router.use(express.static(getDistDirectory(), { index: false, fallthrough: true, maxAge: '1h' }));
  return router;
}
