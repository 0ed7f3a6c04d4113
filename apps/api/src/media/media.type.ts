import { AGREEMENTS, MEDIA_FAILURES, MEDIA_KINDS, mediaText, NOTE_SUBJECTS, SPREAD_ANSWERS, SPREAD_MODES, type Agreement, type Answers, type MatchedNote, type MediaFailure, type MediaKind, type MediaOfStatement, type NoteSubjectKind, type RatingPlace, type Spread, type SpreadAnswer, type SpreadingSubject, type SpreadMode } from '@bridgenotes/media';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enums';

export const NoteSubjectKindEnum = enumOf(NOTE_SUBJECTS);
registerEnumType(NoteSubjectKindEnum, {
  name: 'NoteSubjectKind',
  description: 'What a note is about.',
  valuesMap: {
    STATEMENT: { description: 'This one statement.' },
    MEDIA: { description: 'Its picture or video, wherever that is posted.' },
    LINK: { description: 'The page it links to, whoever links to it.' },
  },
});

export const SpreadingSubjectEnum = enumOf(['MEDIA', 'LINK'] as const satisfies readonly SpreadingSubject[]);
registerEnumType(SpreadingSubjectEnum, {
  name: 'NoteMatchKind',
  description: 'What two statements have in common.',
  valuesMap: { MEDIA: { description: 'The same picture or video.' }, LINK: { description: 'The same link.' } },
});

export const SpreadModeEnum = enumOf(SPREAD_MODES);
registerEnumType(SpreadModeEnum, {
  name: 'SpreadMode',
  description: 'When a note that is shown is shown on matching statements, too.',
  valuesMap: {
    AUTOMATIC: { description: 'At once, as long as raters do not refuse it: its writer has earned that.' },
    AFTER_AGREEMENT: { description: 'Once raters of both sides agree to it.' },
  },
});

export const AgreementEnum = enumOf(AGREEMENTS);
registerEnumType(AgreementEnum, {
  name: 'SpreadAgreement',
  description: 'What raters think of showing a note wherever it matches.',
  valuesMap: {
    OPEN: { description: 'Too few have answered.' },
    AGREED: { description: 'Enough raters on each side want it, and they are most of those who answered there.' },
    REFUSED: { description: 'On some side too many find it specific to its statement.' },
  },
});

export const SpreadAnswerEnum = enumOf(SPREAD_ANSWERS);
registerEnumType(SpreadAnswerEnum, {
  name: 'SpreadAnswer',
  description: 'Where a note about a picture, video or link is helpful.',
  valuesMap: {
    EVERYWHERE: { description: 'On all statements with this picture, video or link.' },
    THIS_STATEMENT: { description: 'It is specific to this statement.' },
  },
});

export const MatchStateEnum = enumOf(['MATCHED_AND_SHOWN', 'MATCHED_BUT_NOT_SHOWN'] as const);
registerEnumType(MatchStateEnum, {
  name: 'NoteMatchState',
  description: 'Whether a note that matches a statement is shown there.',
  valuesMap: { MATCHED_AND_SHOWN: { description: 'It is.' }, MATCHED_BUT_NOT_SHOWN: { description: 'It is not: it is not helpful so far, or nobody agreed to it.' } },
});

export const MediaKindEnum = enumOf(MEDIA_KINDS);
registerEnumType(MediaKindEnum, { name: 'MediaKind', description: 'What a statement shows.', valuesMap: { IMAGE: { description: 'One picture.' }, VIDEO: { description: 'A video, told by its key frames.' } } });

export const MediaFailureEnum = enumOf(MEDIA_FAILURES);
registerEnumType(MediaFailureEnum, {
  name: 'MediaFailure',
  description: 'Why a picture could not be compared with others.',
  valuesMap: Object.fromEntries(MEDIA_FAILURES.map((failure) => [failure, { description: mediaText(failure) }])),
});

@ObjectType('MediaProblem', { description: 'Why the picture of a statement is not known.' })
export class MediaProblemType {
  @Field(() => MediaFailureEnum, { description: 'What went wrong when it was fetched last.' })
  code!: MediaFailure;

  @Field(() => String, { description: 'The same in words.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it is tried again.' })
  triedAgain!: boolean;
}

@ObjectType('StatementMedia', { description: 'The one picture or video of a statement, as far as it can be compared with others.' })
export class StatementMediaType {
  @Field(() => MediaKindEnum, { nullable: true, description: 'What it is; null while it is not known.' })
  kind!: MediaKind | null;

  @Field(() => Boolean, { description: 'Whether it can be told from others; false while it is not known, and for one that is too plain.' })
  recognisable!: boolean;

  @Field(() => MediaProblemType, { nullable: true, description: 'Why it is not known; null when it is, or when it was not tried yet.' })
  problem!: MediaProblemType | null;

  /** Null where there is nothing to tell of. */
  static of({ media, task }: MediaOfStatement): StatementMediaType | null {
    if (media === null && task === null) return null;
    const problem = media !== null || task?.failure == null ? null : Object.assign(new MediaProblemType(), { code: task.failure, text: mediaText(task.failure), triedAgain: task.dueAt !== null });
    return Object.assign(new StatementMediaType(), { kind: media?.kind ?? null, recognisable: media?.recognisable ?? false, problem });
  }
}

@ObjectType('MatchedMediaNote', { description: 'A note that was written elsewhere, about a picture, video or link that this statement has, too.' })
export class MatchedMediaNoteType {
  @Field(() => SpreadingSubjectEnum, { description: 'What they have in common.' })
  kind!: SpreadingSubject;

  @Field(() => MatchStateEnum, { description: 'Whether it is shown here.' })
  state!: keyof typeof MatchStateEnum;

  /** Not a field: for the field resolver of the note. */
  noteId!: string;

  static of({ noteId, kind, shown }: MatchedNote): MatchedMediaNoteType {
    return Object.assign(new MatchedMediaNoteType(), { noteId, kind, state: shown ? 'MATCHED_AND_SHOWN' : 'MATCHED_BUT_NOT_SHOWN' });
  }
}

@ObjectType('SpreadAnswerCounts', { description: 'Answers of raters on one side of the viewpoint axis.' })
export class SpreadAnswerCountsType {
  @Field(() => Int, { description: 'Helpful on all statements with this picture, video or link.' })
  everywhere!: number;

  @Field(() => Int, { description: 'Specific to its statement.' })
  here!: number;
}

@ObjectType('NoteSpread', { description: 'How a note about a picture, video or link comes to be shown on other statements.' })
export class NoteSpreadType {
  @Field(() => SpreadModeEnum, { description: 'When it is shown where it matches.' })
  mode!: SpreadMode;

  @Field(() => AgreementEnum, { description: 'What raters answered so far.' })
  agreement!: Agreement;

  @Field(() => Boolean, { description: 'Whether it is shown where it matches, now.' })
  spreading!: boolean;

  @Field(() => Int, { description: 'On how many statements it is shown besides the one it was written on.' })
  shownOn!: number;

  @Field(() => SpreadAnswerCountsType, { description: 'Answers of raters with a negative factor.' })
  negativeSide!: Answers['negative'];

  @Field(() => SpreadAnswerCountsType, { description: 'Answers of raters with a positive factor.' })
  positiveSide!: Answers['positive'];

  static of({ subject: { mode, agreement, spreading }, answers, shownOn }: Spread): NoteSpreadType {
    return Object.assign(new NoteSpreadType(), { mode, agreement, spreading, shownOn, negativeSide: answers.negative, positiveSide: answers.positive });
  }
}

/** What a rater answered, if they did. */
export const answerOf = (place: RatingPlace | null): SpreadAnswer | null => (place?.everywhere == null ? null : place.everywhere ? 'EVERYWHERE' : 'THIS_STATEMENT');

/** What a note is about; imported notes say only whether they are about media. */
export const subjectOf = (spread: Spread | null, isMediaNote: boolean): NoteSubjectKind => spread?.subject.subject ?? (isMediaNote ? 'MEDIA' : 'STATEMENT');
