import { LexiconJudge, ProgramConflicts } from '@bridgenotes/ai-writers';
import { AbilityService } from '@bridgenotes/contributors';
import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { AppError, dataSourceOptions, SCOPES, type Clock, type CommunitySettings, type Viewer } from '@bridgenotes/platform';
import { noteLength, NotesService, urlsIn, WritingLimitsService } from '@bridgenotes/notes';
import { RatingsService } from '@bridgenotes/ratings';
import { tagsOfMask } from '@bridgenotes/scoring';
import { PublishedStatuses } from '@bridgenotes/scoring-runs';
import { demoRaters, demoTruth, drawLevel, drawTagMask, furtherStatement, Random, type NoteContent, type NoteTruth, type RaterTruth, type StatementContent } from '@bridgenotes/simulation';
import { canonicalUrl, StatementsService } from '@bridgenotes/statements';
import { DataSource } from 'typeorm';
import { LifeReader, type LivingNote, type PersonRow } from './life.reader';
import { dueRatings, isTimeToWrite, withinMost, type Liveliness } from './pace.rules';
import { truthOfFeatures } from './quality.rules';

/** Looked at together for one that nobody has written about yet. */
const STRETCH = 50;
/** Nobody found within so many tries has earned writing, or has a note left today. */
const WRITERS_TRIED = 10;

interface Person extends PersonRow {
  readonly truth: RaterTruth;
}

export interface LifeOptions {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly community: CommunitySettings;
  /** The seed of the community, and one for what its people do from now on. */
  readonly seed: number;
  readonly chance: number;
  readonly liveliness: Liveliness;
}

/** What was done in one look. */
export interface Done {
  readonly ratings: number;
  readonly notes: number;
  readonly somebodyThere: boolean;
}

/**
 * The simulated people of the demo, who go on living: they rate what somebody real wrote or rated, now and then other open
 * notes, and write new ones. They act through the services of the api, each as the person they are, by all of its rules; how
 * they rate follows from the model of the simulation.
 */
export class DemoLife {
  readonly #random: Random;
  readonly #reader: LifeReader;
  readonly #statements: StatementsService;
  readonly #notes: NotesService;
  readonly #ratings: RatingsService;
  readonly #judge = new LexiconJudge();
  readonly #truths: ReadonlyMap<string, RaterTruth>;
  #people: Person[] = [];
  #wentAt: number;
  #wroteAt: number;
  #next = 0;
  #waiting: { statement: StatementContent; note: NoteContent }[] = [];

  private constructor(
    private readonly dataSource: DataSource,
    private readonly options: LifeOptions,
  ) {
    const { clock, community, seed, chance } = options;
    const ability = new AbilityService(dataSource, clock, community);
    this.#random = new Random(chance, 31);
    this.#reader = new LifeReader(dataSource);
    this.#statements = new StatementsService(dataSource, clock);
    this.#notes = new NotesService(dataSource, clock, ability, new WritingLimitsService(dataSource, clock, community, ability, new PublishedStatuses()));
    this.#ratings = new RatingsService(dataSource, clock, new ProgramConflicts());
    this.#truths = new Map(demoRaters(seed).map(({ participantId, ...truth }) => [participantId, truth]));
    this.#wentAt = this.#wroteAt = clock.now().getTime();
  }

  /** @throws what the database says when it does not answer */
  static async open(options: LifeOptions): Promise<DemoLife> {
    const dataSource = await new DataSource(dataSourceOptions({ url: options.databaseUrl, entities: HOUSE_ENTITIES, poolSize: 2 })).initialize();
    return new DemoLife(dataSource, options);
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }

  /** One look at what there is to do, and doing it. */
  async look(signal?: AbortSignal): Promise<Done> {
    const { clock, liveliness } = this.options;
    const now = clock.now();
    await this.#meet();
    const visited = await this.#reader.visited(this.#people.map(({ id }) => id), now);
    const somebodyThere = visited.some(({ lastAt }) => now.getTime() - lastAt < liveliness.stays);
    let ratings = 0;
    const due = withinMost(visited.map((note) => dueRatings(note, now.getTime(), liveliness)), liveliness.mostInOneLook);
    for (const [i, note] of visited.entries()) if (!signal?.aborted) ratings += await this.#rate(note, due[i]!);
    if (now.getTime() - this.#wentAt < (somebodyThere ? liveliness.goBusy : liveliness.goIdle)) return { ratings, notes: 0, somebodyThere };
    this.#wentAt = now.getTime();
    if (signal?.aborted) return { ratings, notes: 0, somebodyThere };
    const open = await this.#reader.open(liveliness.enough, now);
    if (open.length > 0) ratings += await this.#rate(this.#random.pick(open), liveliness.ratingsInOneGo);
    const writes = isTimeToWrite({ open: open.length, sinceLast: now.getTime() - this.#wroteAt, somebodyThere }, liveliness);
    return { ratings, notes: writes && !signal?.aborted && (await this.#write()) ? 1 : 0, somebodyThere };
  }

  async #meet(): Promise<void> {
    if (this.#people.length > 0) return;
    const rows = await this.#reader.people([...this.#truths.keys()]);
    this.#people = rows.map((row) => ({ ...row, truth: this.#truths.get(row.participantId)! }));
  }

  /** Lets some people who have not rated a note do so. @returns how many did */
  async #rate(note: LivingNote, count: number): Promise<number> {
    if (count === 0) return 0;
    const rated = await this.#reader.ratersOf(note.id);
    const truth = demoTruth(note.text) ?? (await this.#truthOf(note.text));
    const willing = this.#people.filter(({ id }) => id !== note.authorId && !rated.has(id));
    let done = 0;
    for (; done < count && willing.length > 0; done++) {
      const [person] = willing.splice(this.#random.below(willing.length), 1) as [Person];
      const level = drawLevel(person.truth, truth, this.#random);
      const tags = tagsOfMask(drawTagMask(level, person.truth, truth, this.#random));
      // Its author may have deleted it in this moment.
      if (!(await accepted(this.#ratings.rate(viewerOf(person), { noteId: note.id, level, tags })))) break;
    }
    return done;
  }

  async #truthOf(text: string): Promise<NoteTruth> {
    const { claimOpinion, harassmentAbuse } = await this.#judge.judge({ text });
    return truthOfFeatures({ hasSource: urlsIn(text).length > 0, length: noteLength(text), claimOpinion: claimOpinion.verdict, harassmentAbuse: harassmentAbuse.verdict });
  }

  /** Lets somebody who has earned it write the next note. */
  async #write(): Promise<boolean> {
    const { statement, note } = (await this.#nextNote())!;
    const writers = this.#people.filter(({ mayWrite }) => mayWrite);
    for (let tries = 0; tries < WRITERS_TRIED && writers.length > 0; tries++) {
      const [writer] = writers.splice(this.#random.below(writers.length), 1) as [Person];
      const viewer = viewerOf(writer);
      const { statement: known } = await this.#statements.add(viewer, { url: statement.url, quotedText: statement.claim, language: statement.language });
      const given = { classification: note.classification, tags: note.tags, text: note.text, trustworthySources: true };
      if (!(await accepted(this.#notes.write(viewer, { statementId: known.id }, given)))) continue;
      this.#waiting.shift();
      this.#wroteAt = this.options.clock.now().getTime();
      return true;
    }
    return false;
  }

  /** The next note that nobody has written yet. Statements with notes were dealt with before the demo was started again. */
  async #nextNote(): Promise<{ statement: StatementContent; note: NoteContent } | undefined> {
    while (this.#waiting.length === 0) {
      const statements = Array.from({ length: STRETCH }, (_, i) => furtherStatement(this.#next + i, this.options.seed));
      const urlOf = ({ url }: StatementContent): string => canonicalUrl(url!).url;
      const noted = await this.#reader.noted(statements.map(urlOf));
      this.#waiting = statements.filter((statement) => !noted.has(urlOf(statement))).flatMap((statement) => statement.notes.map((note) => ({ statement, note })));
      this.#next += STRETCH;
    }
    return this.#waiting[0];
  }
}

/** False for what the rules of the community refuse just now. */
async function accepted(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const viewerOf = ({ id, alias }: Person): Viewer => ({ via: 'development', contributorId: id, role: 'contributor', alias, scopes: SCOPES, removed: false, limitKey: `person:${id}` });
