// Everything that the season asks of the api.
const mutation = (name: string, result: string): string => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} } }`;

export const LOGIN = mutation('developmentLogin', 'token contributor { id participantId alias }');
export const JOINING = '{ joining { eligible state next { code } } aliasOffers }';
export const CHOOSE = mutation('chooseAlias', 'contributor { id }');
export const INVITE = mutation('createInvitation', 'code');
export const ACCEPT = mutation('acceptInvitation', 'joining { eligible }');
export const WAIT = mutation('requestAdmission', 'joining { next { code } }');
export const LOOK = `{
  viewer { contributor { enrollmentState standing { writingAbility { mayWrite } } } }
  notesNeedingRatings(first: 8) { nodes { id } }
  viewerJurySeats(first: 5) { nodes { state dispute { id note { id } } } }
}`;
export const OWN_NOTES = '{ viewer { contributor { notes(first: 10) { nodes { id text classification tags isCollaborativeNote suggestions { id state } } } } } }';
export const RATE = mutation('rateNote', 'rating { level }');
export const WRITE = mutation('writeNote', 'note { id statement { id } }');
export const SUGGEST = mutation('suggestImprovement', 'suggestion { id }');
export const DECLINE = mutation('declineSuggestion', 'suggestion { state }');
export const REVISE = mutation('reviseNote', 'ratingsStand note { id }');
export const REQUEST = mutation('requestNote', 'request { id }');
export const REQUESTED = '{ requestedStatements(first: 5) { nodes { statement { url } requests { id } } } }';
export const UNFOUNDED = mutation('markRequestUnfounded', '__typename');
export const SHOWN = '{ helpfulNotes(first: 20) { nodes { id text author { id } dispute { state } } } }';
export const DISPUTE = mutation('disputeNote', 'dispute { id }');
export const SEAT = mutation('answerJuryCall', 'dispute { id }');
export const FINDING = mutation('giveFinding', 'dispute { id }');
export const ACKNOWLEDGE = mutation('acknowledgeEarnOut', 'contributor { enrollmentState }');
export const APPEAL_LOCK = mutation('appealLock', 'appeal { id }');
export const OPEN_APPEALS = '{ openLockAppeals(first: 20) { nodes { id } } }';
export const DECIDE_LOCK = mutation('decideLockAppeal', 'appeal { state }');
export const REMOVE = mutation('removeContributor', 'removal { id }');
export const APPEAL_REMOVAL = mutation('appealRemoval', 'removal { id }');
export const DECIDE_REMOVAL = mutation('decideRemovalAppeal', 'removal { id }');
export const LEAVE = mutation('leave', 'contributor { id }');
export const RETURN = mutation('returnToCommunity', 'contributor { id }');
export const KEY = mutation('createApiKey', 'key');
export const VOUCH = mutation('vouchForAuthor', 'statement { id }');
export const REVIEW = mutation('askForReview', 'note { id }');
export const REGISTER = mutation('registerProgram', 'key program { id }');
export const SUBMIT = mutation('submitProgramNote', 'programNote { note { id } }');
export const ADD = mutation('addStatement', 'statement { id }');
export const PROGRAM = 'query ($id: ID!) { program(id: $id) { contributor { enrollmentState } } }';
export const EMAIL = mutation('setNoticeEmail', 'settings { email { confirmed } }');
export const WEBHOOK = mutation('registerWebhook', 'secret webhook { id }');
export const TRANSITIONS = '{ viewer { contributor { enrollmentState standing { transitions(first: 100) { nodes { from to reason numbers { ratingImpact ratingImpactNeeded recentNotHelpful helpful notHelpful } } } } } } }';
export const NOTICES = 'query ($after: String) { notices(first: 100, after: $after) { nodes { id kind title text createdAt note { id } statement { id } } pageInfo { hasNextPage endCursor } } }';
export const LOG = 'query ($after: String) { publicLog(first: 100, after: $after) { nodes { position body previousDigest digest } pageInfo { hasNextPage endCursor } } }';
export const DISPUTES = '{ disputes(first: 100) { nodes { id state finding reason counts { side upheld amended retracted } } } }';
