// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
/** Which invitation. */
export type AcceptInvitationInput = {
  /** Its code; spaces, hyphens and the case of letters do not matter. */
  code: string;
};

/** That you know of the loss. */
export type AcknowledgeEarnOutInput = {
  /** True: you have seen that you lost the ability to write, and why. */
  understood: boolean;
};

/** What a browser gives: `PushSubscription.toJSON()`. */
export type AddPushSubscriptionInput = {
  /** Its key `auth`, base64url. */
  auth: string;
  /** Its endpoint. */
  endpoint: string;
  /** Its key `p256dh`, base64url. */
  p256dh: string;
};

/** A statement: a url, or a quotedText, or a url and what it said. */
export type AddStatementInput = {
  /** Who said it, at most 200 characters. */
  authorName?: string | null | undefined;
  /** Its language as a BCP 47 tag, such as "en" or "zh-Hant". */
  language?: string | null | undefined;
  /** URLs of pictures and videos that belong to it, at most 10. */
  mediaUrls?: Array<string> | null | undefined;
  /** Where it was said; leave it out when there is a url. */
  platform?: StatementPlatform | null | undefined;
  /** The words, 1 to 10,000 characters. Without a url, the same words by the same author on the same day are the same statement. */
  quotedText?: string | null | undefined;
  /** The day it was said, as YYYY-MM-DD. */
  statedOn?: string | null | undefined;
  /** An http or https URL of the public internet, at most 2048 characters. It alone decides which statement this is. */
  url?: string | null | undefined;
};

/** What the author of a disputed note says to the claims. */
export type AnswerDisputeInput = {
  /** A dispute of a note of yours. */
  disputeId: string;
  /** The answer; it can be given once. */
  text: string;
};

/** Whether you take the seat that you were drawn for. */
export type AnswerJuryCallInput = {
  /** False declines, and calls the next of the draw. */
  accept: boolean;
  /** The dispute. */
  disputeId: string;
};

/** Why the loss of writing should be looked at. */
export type AppealLockInput = {
  /** 1 to 2000 characters, for moderators only. */
  text: string;
};

/** What you have to say. */
export type AppealRemovalInput = {
  /** 1 to 2000 characters, for the moderator who decides. */
  text: string;
};

/** Which note raters should look at again. */
export type AskForReviewInput = {
  /** A note that is shown on a statement of yours. */
  noteId: string;
};

/** What to change; what is left out stays, null is the default. */
export type ChangeNoticeSettingsInput = {
  /** When digests come, "HH:MM". */
  digestAt?: string | null | undefined;
  /** How often you want to be told of what; the last one for a kind and channel counts. */
  frequencies?: Array<NoticeFrequencyInput> | null | undefined;
  /** The language of notices. */
  language?: NoticeLanguage | null | undefined;
  /** When mail and push messages are held back; null for never. */
  quietHours?: QuietHoursInput | null | undefined;
  /** How many requests for a rating you want in 24 hours, at most as many as the community sends. */
  ratingRequestsPerDay?: number | null | undefined;
  /** A name of the IANA database, e.g. Europe/Berlin. */
  timeZone?: string | null | undefined;
};

/** The alias to be known by. */
export type ChooseAliasInput = {
  /** One of aliasOffers. It cannot be changed later. */
  alias: string;
};

/** What one person has, and no other at the same time. */
export type ClaimKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** A proof of being one person. */
  | 'PERSONHOOD'
  /** A phone number. */
  | 'PHONE';

/** What a writer is told apart by, as the published run found. */
export type ContributorBadge =
  /** Notes with high scores, and enough recent ratings to tell. */
  | 'EMERGING_WRITER'
  /** A high writing impact, and a good share of all notes helpful. */
  | 'TOP_WRITER';

/** What the key is to be. */
export type CreateApiKeyInput = {
  /** The contributor it acts for, within their role; nobody when left out, and then it only reads. */
  contributorId?: string | null | undefined;
  /** When it ends; never when left out. */
  expiresAt?: string | null | undefined;
  /** What it is for, 1 to 100 characters. */
  name: string;
  /** What it may be used for; at least one. */
  scopes: Array<Scope>;
};

/** Nothing has to be said. */
export type CreateInvitationInput = {
  /** For clients that number their mutations; the server does not look at it. */
  clientMutationId?: string | null | undefined;
};

/** A decision, and its reason. */
export type DecideLockAppealInput = {
  /** The appeal. */
  appealId: string;
  /** Whether the loss stays. */
  outcome: LockAppealOutcome;
  /** 1 to 2000 characters; published in the log. */
  reason: string;
};

/** What was found. */
export type DecideRemovalAppealInput = {
  /** What the person is told, 1 to 2000 characters. */
  answer: string;
  /** Whether it stays. */
  outcome: RemovalAppealOutcome;
  /** The removal. */
  removalId: string;
};

/** Which suggestion to decline, and why. */
export type DeclineSuggestionInput = {
  /** Why, for whoever made it; 1 to 280 characters. */
  reason: string;
  /** A suggestion on a note of yours. */
  suggestionId: string;
};

/** Which note to delete. */
export type DeleteNoteInput = {
  /** A note of yours. */
  noteId: string;
};

/** What an identity provider would have verified of somebody. */
export type DevelopmentClaimsInput = {
  /** When the account was made. */
  accountCreatedAt?: string | null | undefined;
  /** The country, two letters. */
  country?: string | null | undefined;
  /** A verified e-mail address. */
  email?: string | null | undefined;
  /** The language, such as "de" or "pt-BR". */
  language?: string | null | undefined;
  /** The domain of the organisation that the account belongs to. */
  organisation?: string | null | undefined;
  /** Whether the account is paid for. */
  paid?: boolean | null | undefined;
  /** A proof of personhood: the same for the same person. */
  personhood?: string | null | undefined;
  /** A phone number, verified this very moment, with its country: "+49 30 123456". */
  phone?: string | null | undefined;
  /** The URL of a page that is theirs. */
  profile?: string | null | undefined;
};

/** Whom to be: give either a name or a participantId. */
export type DevelopmentLoginInput = {
  /** Claims to try the policies of joining with; they are taken in when the token is first used. */
  claims?: DevelopmentClaimsInput | null | undefined;
  /** An enrollment state to try things out in, such as earnedIn to write notes; keeps the present one when left out. The next scoring run looks at it anew. */
  enrollmentState?: EnrollmentState | null | undefined;
  /** Anybody; the same name is the same contributor. Others never see it. */
  name?: string | null | undefined;
  /** A participant of imported or simulated tables, by their participantId. */
  participantId?: string | null | undefined;
  /** A role to try; keeps the present one when left out. */
  role?: Role | null | undefined;
};

/** What became of a piece of a text. */
export type DifferenceKind =
  /** It stands in this version only. */
  | 'ADDED'
  /** It stood in the version before. */
  | 'REMOVED'
  /** It stands in both. */
  | 'SAME';

/** What is wrong with a note. */
export type DisputeNoteInput = {
  /** What is wrong with them. */
  claim: string;
  /** What shows it: at least one URL. */
  evidenceUrls: Array<string>;
  /** A note that is shown. */
  noteId: string;
  /** The words that are wrong, exactly as the note has them. */
  quote: string;
};

/** How far a dispute is. */
export type DisputeState =
  /** It was decided, or its note was deleted. */
  | 'ENDED'
  /** A jury has yet to be drawn. */
  | 'OPEN'
  /** A jury is drawn. */
  | 'SITTING';

/** Where somebody stands on the way to writing notes, spelled as in the public userEnrollment table. */
export type EnrollmentState =
  /** A program that may write notes. */
  | 'apiEarnedIn'
  /** A program that lost the ability to write notes. */
  | 'apiEarnedOut'
  /** A program that writes test notes only. */
  | 'apiTestUser'
  /** May write notes, but loses it with one more note rated not helpful. */
  | 'atRisk'
  /** May write notes. */
  | 'earnedIn'
  /** Lost the ability to write, and earns it back by rating. */
  | 'earnedOutAcknowledged'
  /** Lost the ability to write, and has not seen it yet. */
  | 'earnedOutNoAcknowledge'
  /** New: earns the ability to write by rating. */
  | 'newUser'
  /** Was removed from the programme. */
  | 'removed';

/** How long the periods are that figures are told for. */
export type FiguresPeriod =
  /** Days, UTC. */
  | 'DAY'
  /** Weeks that begin on Monday, UTC. */
  | 'WEEK';

/** Which statement to follow. */
export type FollowStatementInput = {
  /** The statement. */
  statementId: string;
};

/** How a juror finds. */
export type GiveFindingInput = {
  /** A dispute in whose jury you accepted a seat. */
  disputeId: string;
  /** What you find. It cannot be changed. */
  finding: JuryFinding;
  /** Why; published without your name if the jury finds so, too. */
  reason: string;
};

/** Is this note helpful? */
export type HelpfulnessLevel =
  /** Yes. */
  | 'HELPFUL'
  /** No. */
  | 'NOT_HELPFUL'
  /** Somewhat. */
  | 'SOMEWHAT_HELPFUL';

/** What an invitation is good for now. */
export type InvitationState =
  /** Nobody used it in time. */
  | 'EXPIRED'
  /** Lets one person in. */
  | 'OPEN'
  /** Was taken back. */
  | 'REVOKED'
  /** Let somebody in. */
  | 'USED';

/** What a community may ask of somebody before they take part. */
export type JoiningPolicy =
  /** The account has a certain age. */
  | 'ACCOUNT_AGE'
  /** Somebody who takes part sent an invitation. */
  | 'INVITATION'
  /** Nobody with their e-mail address, phone number or proof of personhood was removed lately. */
  | 'NO_RECENT_REMOVAL'
  /** The account belongs to an accepted organisation. */
  | 'ORGANISATION'
  /** The account is paid for. */
  | 'PAID_ACCOUNT'
  /** The identity provider vouches for one person, who is no other contributor. */
  | 'PERSONHOOD'
  /** The identity provider verified an e-mail address, which no other contributor has. */
  | 'VERIFIED_EMAIL'
  /** The identity provider verified a phone number of an accepted carrier, which no other account verified later. */
  | 'VERIFIED_PHONE'
  /** A place was drawn for them on the waiting list. */
  | 'WAITING_LIST';

/** Where somebody stands between reading and taking part. */
export type JoiningState =
  /** Takes part. */
  | 'JOINED'
  /** Took part, and left or no longer met what is asked for. */
  | 'LEFT'
  /** Signed in, without an alias. */
  | 'NOT_JOINED'
  /** Was removed by a moderator. */
  | 'REMOVED';

/** What somebody can do, or waits for, on the way to taking part. */
export type JoiningStepCode =
  /** Pay for the account. */
  | 'ACCOUNT_NOT_PAID'
  /** Wait until the account is old enough. */
  | 'ACCOUNT_TOO_YOUNG'
  /** Ask for a place: requestAdmission. */
  | 'ADMISSION_NOT_REQUESTED'
  /** Appeal, or accept it: appealRemoval. */
  | 'APPEAL_REMOVAL'
  /** Choose an alias: aliasOffers, then chooseAlias. */
  | 'CHOOSE_ALIAS'
  /** Verify an e-mail address at the identity provider. */
  | 'EMAIL_NOT_VERIFIED'
  /** Another contributor has the e-mail address. */
  | 'EMAIL_TAKEN'
  /** Enter the code of an invitation: acceptInvitation. */
  | 'INVITATION_NEEDED'
  /** Sign in with an account of an accepted organisation. */
  | 'ORGANISATION_NOT_ACCEPTED'
  /** Prove at the identity provider to be a person. */
  | 'PERSONHOOD_NOT_PROVEN'
  /** The same person is another contributor. */
  | 'PERSONHOOD_TAKEN'
  /** Verify a number of another carrier. */
  | 'PHONE_CARRIER_NOT_ACCEPTED'
  /** Verify a phone number at the identity provider. */
  | 'PHONE_NOT_VERIFIED'
  /** Another account verified the phone number later. */
  | 'PHONE_TAKEN'
  /** Wait: somebody with the same claims was removed. */
  | 'RECENTLY_REMOVED'
  /** The appeal was decided; nothing is left to do. */
  | 'REMOVAL_UPHELD'
  /** Return: returnToCommunity. */
  | 'RETURN'
  /** Nothing is left to do. */
  | 'TAKE_PART'
  /** Wait for the next draw. */
  | 'WAITING_FOR_ADMISSION'
  /** Another moderator decides on the appeal. */
  | 'WAITING_FOR_APPEAL';

/** What a jury finds of a disputed note. */
export type JuryFinding =
  /** It needs another text: it is not shown, and its author is asked for an amended note. */
  | 'AMENDED'
  /** It is not shown any more. */
  | 'RETRACTED'
  /** It stands as it is. */
  | 'UPHELD';

/** How a finding came about. */
export type JuryGround =
  /** Majorities of both sides of the viewpoint axis, and of all jurors, find so. */
  | 'MAJORITY'
  /** The sides do not agree; the note is upheld by default. */
  | 'NO_CONSENSUS'
  /** Half of a side or more gave no finding; the note is upheld by default. */
  | 'NO_QUORUM';

/** Where a juror stands. */
export type JurySeatState =
  /** Has to give a finding. */
  | 'ACCEPTED'
  /** Was drawn, and has to accept or decline. */
  | 'CALLED'
  /** Declined; somebody else was called. */
  | 'DECLINED'
  /** Was silent too long; somebody else was called. */
  | 'EXPIRED'
  /** Has given a finding. */
  | 'FOUND'
  /** The dispute ended before. */
  | 'PASSED';

/** For which note. */
export type KeepRatingInput = {
  /** The new version of a note that you have rated. */
  noteId: string;
};

/** That it is meant. */
export type LeaveInput = {
  /** Has to be true: nobody leaves by a slip. */
  confirm: boolean;
};

/** How a moderator decides an appeal. */
export type LockAppealOutcome =
  /** The loss is taken back, and the notes behind it no longer count for another. */
  | 'LIFTED'
  /** The loss stays. */
  | 'UPHELD';

/** What became of an appeal against the loss of writing. */
export type LockAppealState =
  /** The loss was taken back. */
  | 'LIFTED'
  /** Waits for a moderator. */
  | 'OPEN'
  /** Writing was unlocked before anybody decided. */
  | 'OVERTAKEN'
  /** The loss stays. */
  | 'UPHELD';

/** Which notices you have read. */
export type MarkNoticesReadInput = {
  /** Notices of yours, at most 100; all that are there now when left out. */
  ids?: Array<string> | null | undefined;
};

/** What a statement shows. */
export type MediaKind =
  /** One picture. */
  | 'IMAGE'
  /** A video, told by its key frames. */
  | 'VIDEO';

/** What can keep a note from being shown. */
export type MissingCode =
  /** People of different viewpoints do not agree enough that it is helpful. */
  | 'AGREEMENT'
  /** Too small a share of its raters are of the weaker side and find it helpful. */
  | 'BALANCE'
  /** It is found helpful only thanks to a handful of unusually busy raters. */
  | 'BUSY_RATERS'
  /** Careful raters call it wrong or badly sourced. */
  | 'CALLED_WRONG'
  /** Too few of its raters have rated enough notes to know their viewpoint. */
  | 'ESTABLISHED_RATERS'
  /** Its status was settled two weeks after it was written. */
  | 'LOCKED'
  /** A further model, which also has a say on it, does not call it helpful. */
  | 'MODEL_DOUBTS'
  /** It has too few ratings. */
  | 'MORE_RATINGS'
  /** Too few people said why. */
  | 'MORE_REASONS'
  /** By its latest ratings it may be helpful; the next run decides. */
  | 'NEXT_RUN'
  /** It says that the statement is not misleading; such notes are not shown. */
  | 'NOT_MISLEADING'
  /** It was written after the last run. */
  | 'NOT_SCORED_YET'
  /** It is found helpful along one viewpoint only. */
  | 'ONE_SIDED'
  /** Most of its ratings come from people whom the model does not count. */
  | 'OTHER_POPULATION'
  /** Too few people of the weaker side find it helpful. */
  | 'OTHER_SIDE'
  /** A random sample of raters finds it less helpful than those who came by themselves. */
  | 'RANDOM_SAMPLE'
  /** It is found helpful only thanks to a group that keeps rating alike. */
  | 'RATERS_ALIKE'
  /** It is criticised unusually often for one reason. */
  | 'REPEATED_CRITICISM'
  /** People whom its topic divides do not agree enough that it is helpful. */
  | 'TOPIC_DIVIDED'
  /** It is rated helpful and waits whether that lasts. */
  | 'WAITING'
  /** A jury found that it should not be shown as it is; see its dispute. */
  | 'WITHHELD';

/** Why a note is offered. None tells what others said of it, or from which side. */
export type NeededReasonCode =
  /** You were drawn at random to rate it. */
  | 'DRAWN_AT_RANDOM'
  /** Few people have rated it so far. */
  | 'FEW_RATINGS'
  /** It needs ratings from people of more different viewpoints. */
  | 'MORE_VIEWPOINTS'
  /** It was written only hours ago. */
  | 'NEW'
  /** Whether it helps is still open. */
  | 'OPEN_OUTCOME'
  /** Somebody has asked for it to be looked at once more. */
  | 'REVIEW_ASKED'
  /** It has waited long for a reader. */
  | 'WAITED_LONG'
  /** Many people see what it is about. */
  | 'WIDELY_SEEN'
  /** It is in a language you rate in. */
  | 'YOUR_LANGUAGE';

/** What a note says of its statement, given the evidence of its time. */
export type NoteClassification =
  /** The statement is wrong, or may mislead. Only such notes are ever shown beside a statement. */
  | 'MISINFORMED_OR_POTENTIALLY_MISLEADING'
  /** The statement is not misleading, and needs no note; shown to raters only. */
  | 'NOT_MISLEADING';

/** What two statements have in common. */
export type NoteMatchKind =
  /** The same link. */
  | 'LINK'
  /** The same picture or video. */
  | 'MEDIA';

/** What raters of different viewpoints found of a note. */
export type NoteStatus =
  /** People who usually disagree find it helpful: shown beside its statement. */
  | 'CURRENTLY_RATED_HELPFUL'
  /** People who usually disagree find it not helpful. */
  | 'CURRENTLY_RATED_NOT_HELPFUL'
  /** Not enough people of different viewpoints agree yet that it is helpful, or that it is not. */
  | 'NEEDS_MORE_RATINGS';

/** What a note is about. */
export type NoteSubjectKind =
  /** The page it links to, whoever links to it. */
  | 'LINK'
  /** Its picture or video, wherever that is posted. */
  | 'MEDIA'
  /** This one statement. */
  | 'STATEMENT';

/** Why a statement is misleading, or why it is not; spelled as in the public notes table. */
export type NoteTag =
  /** It contains a factual error. */
  | 'misleadingFactualError'
  /** It contains a digitally altered photo or video. */
  | 'misleadingManipulatedMedia'
  /** It is a misrepresentation or missing important context. */
  | 'misleadingMissingImportantContext'
  /** Misleading for another reason. */
  | 'misleadingOther'
  /** It contains outdated information that may be misleading. */
  | 'misleadingOutdatedInformation'
  /** It is a joke or satire that might be misinterpreted as a fact. */
  | 'misleadingSatire'
  /** It presents an unverified claim as a fact. */
  | 'misleadingUnverifiedClaimAsFact'
  /** It is clearly satirical or joking. */
  | 'notMisleadingClearlySatire'
  /** It expresses a factually correct claim. */
  | 'notMisleadingFactuallyCorrect'
  /** Not misleading for another reason. */
  | 'notMisleadingOther'
  /** It was correct when written, but is out of date now. */
  | 'notMisleadingOutdatedButNotWhenWritten'
  /** It expresses a personal opinion. */
  | 'notMisleadingPersonalOpinion';

/** A way on which you are told. */
export type NoticeChannel =
  /** Mail to your confirmed address. */
  | 'EMAIL'
  /** The list of notices. */
  | 'IN_APP'
  /** Messages to browsers that you subscribed. */
  | 'PUSH';

/** How often you are told. */
export type NoticeFrequency =
  /** When it happens, or when your quiet hours end. */
  | 'AT_ONCE'
  /** Once a day, together; by mail only. */
  | 'DAILY'
  /** Not at all. */
  | 'OFF'
  /** On Mondays, together; by mail only. */
  | 'WEEKLY';

/** How often you want to be told of one kind on one channel. */
export type NoticeFrequencyInput = {
  /** The channel. */
  channel: NoticeChannel;
  /** How often; DAILY and WEEKLY by mail only. */
  frequency: NoticeFrequency;
  /** The kind. */
  kind: NoticeKind;
};

/** What a notice tells of. */
export type NoticeKind =
  /** You were admitted from the waiting list. */
  | 'ADMITTED'
  /** Your appeal against the lock on your writing was decided. */
  | 'APPEAL_DECIDED'
  /** An appeal waits for a moderator; told to moderators. */
  | 'APPEAL_MADE'
  /** Another account verified what you had verified. */
  | 'CLAIM_LOST'
  /** A jury decided on your note, or on your dispute. */
  | 'DISPUTE_DECIDED'
  /** Somebody disputes your note. */
  | 'DISPUTE_OPENED'
  /** You were drawn for a jury. */
  | 'JURY_DUTY'
  /** Additional review was asked for your note. */
  | 'NOTE_RELISTED'
  /** A note that you rated has a new version, whose ratings begin anew. */
  | 'NOTE_REVISED'
  /** A note is shown on a statement that you follow, and has been for a day. */
  | 'NOTE_SHOWN'
  /** A note is shown on a statement of yours, and has been for some hours. */
  | 'NOTE_SHOWN_ON_YOUR_STATEMENT'
  /** A note that you were told of is no longer shown. */
  | 'NOTE_WITHDRAWN'
  /** It is no longer shown. */
  | 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT'
  /** Your program may write notes. */
  | 'PROGRAM_ADMITTED'
  /** Your program may no longer write notes. */
  | 'PROGRAM_REFUSED'
  /** What became of the notes that you had rated. */
  | 'RATINGS_SUMMARY'
  /** A note needs a rating that you can give. */
  | 'RATING_REQUESTED'
  /** Your removal was taken back. */
  | 'REINSTATED'
  /** Your appeal against your removal was decided: it stands. */
  | 'REMOVAL_UPHELD'
  /** You were removed from the community. */
  | 'REMOVED'
  /** A note that you had asked for was found helpful. */
  | 'REQUEST_MET'
  /** A writer marked your request as unfounded. */
  | 'REQUEST_UNFOUNDED'
  /** Your suggestion was taken up, or not. */
  | 'SUGGESTION_ANSWERED'
  /** There is a suggestion for your note. */
  | 'SUGGESTION_MADE'
  /** One more note that is not helpful locks writing. */
  | 'WRITING_AT_RISK'
  /** You cannot write notes for now. */
  | 'WRITING_LOCKED'
  /** You can write notes. */
  | 'WRITING_UNLOCKED'
  /** Your note became helpful, and stayed so for some hours. */
  | 'YOUR_NOTE_HELPFUL'
  /** Your note lost the status that you were told of. */
  | 'YOUR_NOTE_LOST_STATUS'
  /** Your note became not helpful, and stayed so. */
  | 'YOUR_NOTE_NOT_HELPFUL'
  /** Your note is also shown where the same picture, video or link was posted. */
  | 'YOUR_NOTE_SPREADS';

/** A language that notices speak. */
export type NoticeLanguage =
  /** English. */
  | 'ENGLISH'
  /** German. */
  | 'GERMAN';

/** Why nothing is to be published for now. */
export type PausePublicationInput = {
  /** The reason, 1 to 2000 characters; published in the log with your participantId, and shown on the status page. */
  reason: string;
};

/** Which run is right although it was held back. */
export type PublishHeldRunInput = {
  /** Why it is right, 1 to 2000 characters; published in the log with your participantId. */
  reason: string;
  /** The run that was held back. */
  runId: string;
};

/** When you are not to be disturbed. */
export type QuietHoursInput = {
  /** From, "HH:MM". */
  from: string;
  /** Until, "HH:MM". */
  until: string;
};

/** A rating of a note. */
export type RateNoteInput = {
  /** Whether it is helpful. */
  level: HelpfulnessLevel;
  /** The note; not one of yours. */
  noteId: string;
  /** For a note about a picture, video or link: whether it is helpful wherever that is, or on this statement only. An earlier answer stays when left out. */
  spread?: SpreadAnswer | null | undefined;
  /** The statement on which you saw it, for a note that matches several; the one it was written on when left out. */
  statementId?: string | null | undefined;
  /** Why: helpful… tags with HELPFUL, notHelpful… tags with NOT_HELPFUL, both with SOMEWHAT_HELPFUL. */
  tags?: Array<RatingTag>;
};

/** What became of a rating. */
export type RatingOutcome =
  /** The note turned out to be what the rating says. */
  | 'AGREED'
  /** The note turned out to be the opposite of what the rating says. */
  | 'DISAGREED'
  /** The note has a status; somewhat helpful speaks neither for nor against it. */
  | 'NEUTRAL'
  /** It was made when the status or others’ ratings could be known already: it counts for the note, and not for the rater. */
  | 'TOO_LATE'
  /** The note has no status so far. */
  | 'UNDECIDED';

/** Why a note is helpful, or why it is not; spelled as in the public ratings table. */
export type RatingTag =
  /** Directly addresses the claim. */
  | 'helpfulAddressesClaim'
  /** Easy to understand. */
  | 'helpfulClear'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulEmpathetic'
  /** Cites high-quality sources. */
  | 'helpfulGoodSources'
  /** Provides important context. */
  | 'helpfulImportantContext'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulInformative'
  /** Helpful for another reason. */
  | 'helpfulOther'
  /** Neutral or unbiased language. */
  | 'helpfulUnbiasedLanguage'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulUniqueContext'
  /** Argumentative or biased language. */
  | 'notHelpfulArgumentativeOrBiased'
  /** Typos or unclear language. */
  | 'notHelpfulHardToUnderstand'
  /** Incorrect information. */
  | 'notHelpfulIncorrect'
  /** Sources do not support the note. */
  | 'notHelpfulIrrelevantSources'
  /** Misses key points or irrelevant. */
  | 'notHelpfulMissingKeyPoints'
  /** A note is not needed here. */
  | 'notHelpfulNoteNotNeeded'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOffTopic'
  /** Opinion or speculation. */
  | 'notHelpfulOpinionSpeculation'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOpinionSpeculationOrBias'
  /** Not helpful for another reason. */
  | 'notHelpfulOther'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOutdated'
  /** Sources not included or unreliable. */
  | 'notHelpfulSourcesMissingOrUnreliable'
  /** Harassment or abuse. */
  | 'notHelpfulSpamHarassmentOrAbuse';

/** Whom to take back. */
export type ReinstateContributorInput = {
  /** The contributor. */
  contributorId: string;
};

/** What another moderator found. */
export type RemovalAppealOutcome =
  /** The removal ends, and the person takes part again. */
  | 'OVERTURNED'
  /** The removal stays. */
  | 'UPHELD';

/** Why somebody is removed from the community. */
export type RemovalReason =
  /** Harassed, threatened or insulted people. */
  | 'ABUSE'
  /** Did not meet what this community asks of its contributors. */
  | 'ELIGIBILITY'
  /** Pretended to be somebody else. */
  | 'IMPERSONATION'
  /** Rated or wrote together with others to move what is shown. */
  | 'MANIPULATION'
  /** Broke another rule of this community. */
  | 'OTHER_RULE'
  /** Took part under more than one account. */
  | 'SEVERAL_ACCOUNTS'
  /** Published advertising or worthless text in bulk. */
  | 'SPAM'
  /** Published what the law forbids. */
  | 'UNLAWFUL_CONTENT';

/** Whom, and why. */
export type RemoveContributorInput = {
  /** The contributor. */
  contributorId: string;
  /** What the person is told, 1 to 2000 characters; only they and moderators read it. */
  explanation: string;
  /** The reason; it stands in the public log. */
  reason: RemovalReason;
};

/** Which browser. */
export type RemovePushSubscriptionInput = {
  /** Its endpoint. */
  endpoint: string;
};

/** Nothing has to be said: the list is that of your country or language, as your identity provider says. */
export type RequestAdmissionInput = {
  /** For clients that number their mutations; the server does not look at it. */
  clientMutationId?: string | null | undefined;
};

/** What needs a note: give either a statementId or a statementUrl. */
export type RequestNoteInput = {
  /** Why a note is needed. Writers read it, and do not learn who wrote it. */
  reason?: string | null | undefined;
  /** URLs of sources that a note could cite; how many is the community’s choice (3, unless it set another number). */
  sources?: Array<string>;
  /** The statement. */
  statementId?: string | null | undefined;
  /** The URL of the statement; it is added when it is not here yet. */
  statementUrl?: string | null | undefined;
};

/** Why everything is to be published again. */
export type ResumePublicationInput = {
  /** The reason, 1 to 2000 characters; published in the log with your participantId. */
  reason: string;
};

/** Nothing has to be said. */
export type ReturnToCommunityInput = {
  /** For clients that number their mutations; the server does not look at it. */
  clientMutationId?: string | null | undefined;
};

/** The new version of a note of yours that is written together. */
export type ReviseNoteInput = {
  /** What it says of the statement. */
  classification: NoteClassification;
  /** Whether something that the note states turned out wrong. */
  correctsFact?: boolean;
  /** What has changed, for raters; 1 to 280 characters. */
  explanation: string;
  /** The note as it is now. */
  noteId: string;
  /** Suggestions that it takes up. */
  suggestionIds?: Array<string>;
  /** Why. */
  tags: Array<NoteTag>;
  /** The new text, within the same limits as any note. */
  text: string;
  /** Did you link to sources you believe most people would consider trustworthy? */
  trustworthySources: boolean;
};

/** Which key ends. */
export type RevokeApiKeyInput = {
  /** The id of the key. */
  id: string;
};

/** Which invitation ends. */
export type RevokeInvitationInput = {
  /** Its id. */
  id: string;
};

/** What somebody may do; each role may do everything that the ones before it may. */
export type Role =
  /** Gives roles and API keys. */
  | 'ADMIN'
  /** Adds statements, writes notes and rates. */
  | 'CONTRIBUTOR'
  /** Looks after the community. */
  | 'MODERATOR'
  /** Reads. Everybody starts here; choosing an alias makes a contributor. */
  | 'READER';

/** What an API key may be used for. */
export type Scope =
  /** Write and delete notes as a program. */
  | 'AI_NOTES_WRITE'
  /** Say who wrote what stands on a site. */
  | 'AUTHORS_VOUCH'
  /** Write and delete notes. */
  | 'NOTES_WRITE'
  /** Rate, change and withdraw ratings. */
  | 'RATINGS_WRITE'
  /** Read what its contributor may read. */
  | 'READ'
  /** Ask for notes, and mark requests as unfounded. */
  | 'REQUESTS_WRITE'
  /** Ask for scoring runs. */
  | 'RUNS_WRITE'
  /** Add statements. */
  | 'STATEMENTS_WRITE'
  /** Report how often statements were seen. */
  | 'VIEWS_WRITE'
  /** Register webhooks. */
  | 'WEBHOOKS_WRITE';

/** Why a run was held back though no guard had to. */
export type ScoringRunHeldBecause =
  /** An admin asked for it so, to look at what it would change. */
  | 'ASKED'
  /** Publication was paused when it would have been published. */
  | 'PAUSED';

/** Where a run stands. */
export type ScoringRunState =
  /** It broke off; nothing was published. */
  | 'FAILED'
  /** Its scores were published; a later run may have replaced them. */
  | 'PUBLISHED'
  /** Held back, by a guard (refusal) or otherwise (heldBecause); nothing was published. An admin may let it pass. */
  | 'REFUSED'
  /** Under way. */
  | 'RUNNING';

/** Why a run was made. */
export type ScoringRunTrigger =
  /** Enough notes and ratings had changed. */
  | 'CHANGES'
  /** Imported ratings were scored as of their own time. */
  | 'HISTORY'
  /** Somebody asked for it. */
  | 'MANUAL'
  /** Something had changed when it was time to look. */
  | 'SCHEDULE'
  /** A note had waited long enough to be shown. */
  | 'STABILITY';

/** What can be wrong with a service that answers. */
export type ServiceProblem =
  /** Events wait for more than a minute: statuses and notices are late. */
  | 'EVENTS_WAIT'
  /** No scoring run has been published yet. */
  | 'NO_RUN'
  /** An admin has paused publication: no status changes until it is resumed. */
  | 'PUBLICATION_PAUSED'
  /** A scoring run has been under way for more than two hours. */
  | 'RUN_OVERDUE'
  /** No worker has said for three minutes that it works: nothing is scored, and nobody is told of anything. */
  | 'WORKER_SILENT';

/** Where you want to read notices. */
export type SetNoticeEmailInput = {
  /** An address, which is sent a link to confirm it; null to forget the one there is. */
  address?: string | null | undefined;
};

/** The languages that you rate in. */
export type SetRatingLanguagesInput = {
  /** BCP 47 tags such as "de" or "pt-BR", of which the language counts; none for all. */
  languages: Array<string>;
};

/** Who gets which role. */
export type SetRoleInput = {
  /** The contributor. */
  contributorId: string;
  /** The new role. */
  role: Role;
};

/** Which token of an identity provider the api accepts. */
export type SignInToken =
  /** The access token. */
  | 'ACCESS_TOKEN'
  /** The id token. */
  | 'ID_TOKEN';

/** How somebody is known to the server. */
export type SignedInBy =
  /** Not at all. */
  | 'ANONYMOUS'
  /** By an API key. */
  | 'API_KEY'
  /** By the development login. */
  | 'DEVELOPMENT'
  /** By a token of an identity provider. */
  | 'TOKEN';

/** What raters think of showing a note wherever it matches. */
export type SpreadAgreement =
  /** Enough raters on each side want it, and they are most of those who answered there. */
  | 'AGREED'
  /** Too few have answered. */
  | 'OPEN'
  /** On some side too many find it specific to its statement. */
  | 'REFUSED';

/** Where a note about a picture, video or link is helpful. */
export type SpreadAnswer =
  /** On all statements with this picture, video or link. */
  | 'EVERYWHERE'
  /** It is specific to this statement. */
  | 'THIS_STATEMENT';

/** How to make the run. */
export type StartScoringRunInput = {
  /** Publish it whatever number of notes loses or gains the helpful status, and although an import did not end. */
  force?: boolean;
  /** Publish nothing: the run is held back with what it would change, until an admin lets it pass (publishHeldRun). Not together with force. */
  hold?: boolean;
};

/** How statements are ordered. */
export type StatementOrder =
  /** Most notes first. */
  | 'MOST_NOTED'
  /** Last added first. */
  | 'NEWEST'
  /** Best match first; only with a search. */
  | 'RELEVANCE';

/** Where a statement was made. */
export type StatementPlatform =
  /** Bluesky. */
  | 'BLUESKY'
  /** Facebook. */
  | 'FACEBOOK'
  /** Instagram. */
  | 'INSTAGRAM'
  /** A post on any Mastodon server. */
  | 'MASTODON'
  /** Somewhere else. */
  | 'OTHER'
  /** Printed on paper. */
  | 'PRINT'
  /** Said on the radio. */
  | 'RADIO'
  /** Reddit. */
  | 'REDDIT'
  /** A message that goes round on Signal. */
  | 'SIGNAL'
  /** Said to people who were there. */
  | 'SPEECH'
  /** A public Telegram channel. */
  | 'TELEGRAM'
  /** Said on television. */
  | 'TELEVISION'
  /** Threads. */
  | 'THREADS'
  /** TikTok. */
  | 'TIKTOK'
  /** Any other page. */
  | 'WEB'
  /** A message that goes round on WhatsApp. */
  | 'WHATSAPP'
  /** Wikipedia in any language. */
  | 'WIKIPEDIA'
  /** X, formerly Twitter. */
  | 'X'
  /** YouTube. */
  | 'YOUTUBE';

/** A suggestion for a note that you have rated. */
export type SuggestImprovementInput = {
  /** Whether your alias may stand under the note when it takes this up. It then shows that you rated the note, though not how. */
  credited?: boolean;
  /** The note. */
  noteId: string;
  /** What you would change, 1 to 500 characters. */
  text: string;
};

/** What became of a suggestion. */
export type SuggestionState =
  /** The author declined it, and says why. */
  | 'DECLINED'
  /** A new version of the note takes it up. */
  | 'INCORPORATED'
  /** The author of the note has not answered yet. */
  | 'OPEN'
  /** Whoever made it took it back. */
  | 'WITHDRAWN';

/** Which statement to follow no more. */
export type UnfollowStatementInput = {
  /** The statement. */
  statementId: string;
};

/** What the evaluator finds of a note; high is good. */
export type Verdict =
  /** As it should be. */
  | 'HIGH'
  /** Not as it should be. */
  | 'LOW'
  /** Between. */
  | 'MEDIUM';

/** Where jurors stand on the viewpoint axis of the model. */
export type ViewpointSide =
  /** Near 0. */
  | 'CENTRE'
  /** Factors below the centre. */
  | 'NEGATIVE'
  /** Factors above the centre. */
  | 'POSITIVE';

/** Which rating to take back. */
export type WithdrawRatingInput = {
  /** The note that you rated. */
  noteId: string;
};

/** Which suggestion to take back. */
export type WithdrawSuggestionInput = {
  /** A suggestion of yours. */
  suggestionId: string;
};

/** A note, and what it is about: give either a statementId or a statementUrl. */
export type WriteNoteInput = {
  /** What you say of the statement. */
  classification: NoteClassification;
  /** Whether raters may suggest changes and you may give it new versions. */
  isCollaborativeNote?: boolean;
  /** The same as the subject MEDIA, as it is called in the public table. */
  isMediaNote?: boolean;
  /** The statement. */
  statementId?: string | null | undefined;
  /** The URL of the statement; it is added when it is not here yet. */
  statementUrl?: string | null | undefined;
  /** What it is about; this statement alone when left out. MEDIA and LINK have to be earned, and need a statement with exactly one picture, video or link. */
  subject?: NoteSubjectKind | null | undefined;
  /** Why: tags of that classification. At least one when it is misleading. */
  tags: Array<NoteTag>;
  /** 1 to 280 characters, each URL counting 1. A misleading statement needs at least one source URL (beginning with http://, https:// or www.). */
  text: string;
  /** Did you link to sources you believe most people would consider trustworthy? */
  trustworthySources: boolean;
};

/** What keeps somebody from writing notes. */
export type WritingLock =
  /** Lost it through notes that were not helpful. */
  | 'EARNED_OUT'
  /** Has not yet rated well enough. */
  | 'NOT_EARNED_IN'
  /** Is a program, which writes by other rules. */
  | 'PROGRAM'
  /** Was removed from the community. */
  | 'REMOVED';
