import { NO_HABITS, placeNewcomer, type Frozen, type FrozenHabits, type FrozenRater, type Parameters, type PlacedRating } from '@bridgenotes/scoring';
import type { EntityManager } from 'typeorm';

/** Raters whom more than this many notes' ratings came from are read anew: memory stays bounded. */
const MOST_RATERS = 200_000;

interface KnownRater {
  readonly participantId: string;
  readonly modelingGroup: number;
  readonly frozen: FrozenRater | undefined;
}

/** The raters of one run, read when they are first met. Those who had too few ratings then are placed when they have enough. */
export class FrozenRaters {
  readonly #byContributor = new Map<string, KnownRater>();
  readonly #byParticipant = new Map<string, FrozenRater | undefined>();
  /** Whose ratings count as soon, and as long, as they are enough: by contributor, as the run has them. */
  readonly #newcomers = new Map<string, FrozenRater>();

  constructor(
    readonly runId: string,
    private readonly model: Frozen,
    private readonly parameters: Parameters,
  ) {}

  readonly find = (participantId: string): FrozenRater | undefined => this.#byParticipant.get(participantId);

  /** @returns raters by contributor id */
  async load(manager: EntityManager, contributorIds: readonly string[]): Promise<ReadonlyMap<string, KnownRater>> {
    if (this.#byContributor.size > MOST_RATERS) {
      this.#byContributor.clear();
      this.#byParticipant.clear();
      this.#newcomers.clear();
    }
    const ids = [...new Set(contributorIds)];
    const unknown = ids.filter((id) => !this.#byContributor.has(id));
    if (unknown.length > 0) {
      const rows = await manager.query<RaterRow[]>(READ_RATERS, [this.runId, unknown]);
      for (const row of rows) {
        const frozen = row.counted
          ? { ...NO_HABITS, ...row.habits, intercept: row.intercept, factor: row.factor, hasScore: row.above_helpfulness_threshold !== null }
          : undefined;
        this.#learn(row.id, { participantId: row.participant_id, modelingGroup: row.modeling_group, frozen });
        if (frozen !== undefined && row.factor === null && row.above_helpfulness_threshold === true) this.#newcomers.set(row.id, frozen);
      }
    }
    await this.#placeNewcomers(manager, ids.filter((id) => this.#newcomers.has(id)));
    return this.#byContributor;
  }

  async #placeNewcomers(manager: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const ratings = new Map<string, PlacedRating[]>(ids.map((id) => [id, []]));
    for (const { rater_id: id, level, intercept, factor } of await manager.query<PlacedRatingRow[]>(READ_PLACED_RATINGS, [this.runId, ids])) ratings.get(id)!.push({ value: level / 2, intercept, factor });
    for (const [id, own] of ratings) {
      const placed = placeNewcomer(own, this.model, this.parameters);
      this.#learn(id, { ...this.#byContributor.get(id)!, frozen: { ...this.#newcomers.get(id)!, ...placed } });
    }
  }

  #learn(id: string, rater: KnownRater): void {
    this.#byContributor.set(id, rater);
    this.#byParticipant.set(rater.participantId, rater.frozen);
  }
}

interface RaterRow {
  readonly id: string;
  readonly participant_id: string;
  readonly modeling_group: number;
  readonly counted: boolean;
  readonly intercept: number | null;
  readonly factor: number | null;
  readonly above_helpfulness_threshold: boolean | null;
  readonly habits: FrozenHabits | null;
}

const READ_RATERS = `
  SELECT person.id, person.participant_id, coalesce(person.modeling_group, -1) AS modeling_group, score.run_id IS NOT NULL AS counted,
    score.intercept, score.factor, score.above_helpfulness_threshold, score.habits
  FROM contributors person LEFT JOIN rater_scores score ON score.run_id = $1 AND score.contributor_id = person.id
  WHERE person.id = ANY ($2::bigint[])`;

interface PlacedRatingRow {
  readonly rater_id: string;
  readonly level: number;
  readonly intercept: number;
  readonly factor: number;
}

/** Ratings of notes that the run, or live scoring since, has placed. */
const READ_PLACED_RATINGS = `
  SELECT rating.rater_id, rating.level, score.intercept, score.factor
  FROM ratings rating JOIN note_scores score ON score.run_id = $1 AND score.note_id = rating.note_id
  WHERE rating.rater_id = ANY ($2::bigint[]) AND rating.withdrawn_at IS NULL AND score.intercept IS NOT NULL AND score.factor IS NOT NULL
  ORDER BY rating.id`;
