import { inputDigests, join, placeModel, placingTasks, prepare, type Engine, type GivenPlacing, type Parameters, type PlacingTask, type Prepared, type ProgressListener, type ScoringInput } from '@bridgenotes/scoring';
import type { ClientBase } from 'pg';
import { digested, sha256, type Scored } from '../scorer';
import { INPUT_PART, loadPart, storePart } from '../store/run-store';

/** What a run is given, as it is stored for other machines and for whoever verifies it. */
export interface StoredInput {
  readonly input: ScoringInput;
  readonly parameters: Parameters;
}

/** Where what a model found is stored. */
const modelPart = (model: string): string => `model ${model}`;

/** Keeps everything that a run is given. */
export const storeInput = (client: ClientBase, runId: string, given: StoredInput): Promise<void> => storePart(client, runId, INPUT_PART, given);

/** What a run was given; null where it is not kept. */
export const loadInput = (client: ClientBase, runId: string): Promise<StoredInput | null> => loadPart<StoredInput>(client, runId, INPUT_PART);

/** A run whose models several machines compute: what each of them does, with the data of the run it worked on last at hand. */
export class RunModels {
  #current: { readonly runId: string; readonly prepared: Prepared; readonly inputDigest: string | null } | null = null;

  /**
   * @param whenRead is called with an input before it is worked on; throws where it would not fit
   * @param engine who does the sums
   */
  constructor(
    private readonly client: ClientBase,
    private readonly whenRead: (input: ScoringInput) => void,
    private readonly engine?: Engine,
  ) {}

  /** Takes on a run that this machine leads, and stores its input for the others. @returns what there is to compute, the most work first */
  async open(runId: string, { input, parameters }: StoredInput): Promise<PlacingTask[]> {
    this.whenRead(input);
    await storeInput(this.client, runId, { input, parameters });
    this.#current = { runId, prepared: prepare(input, parameters, this.engine), inputDigest: inputDigests(input, sha256).whole };
    return placingTasks(this.#current.prepared);
  }

  /** Computes a model and stores what it found, unless the run is over. @returns whether it was not */
  async place(runId: string, model: string, onProgress: ProgressListener): Promise<boolean> {
    const { rows } = await this.client.query<{ state: string }>('SELECT state FROM scoring_runs WHERE id = $1', [runId]);
    if (rows[0]?.state !== 'running') return false;
    const prepared = await this.#prepared(runId);
    if (prepared === null) return false;
    await storePart(this.client, runId, modelPart(model), placeModel(prepared, model, onProgress));
    return true;
  }

  /** Decides from what all models found. @throws Error when one is not stored */
  async join(runId: string, models: readonly string[], onProgress: ProgressListener): Promise<Scored> {
    const given = new Map<string, GivenPlacing>();
    for (const model of models) {
      const found = await loadPart<GivenPlacing>(this.client, runId, modelPart(model));
      if (found === null) throw new Error(`what ${model} found in run ${runId} is not stored`);
      given.set(model, found);
    }
    const current = this.#current;
    if (current?.runId !== runId || current.inputDigest === null) throw new Error(`run ${runId} is not led here`);
    return digested(current.inputDigest, current.prepared.parameters, join(current.prepared, given, onProgress, { freeze: true }));
  }

  async #prepared(runId: string): Promise<Prepared | null> {
    if (this.#current?.runId === runId) return this.#current.prepared;
    this.#current = null;
    const stored = await loadInput(this.client, runId);
    if (stored === null) return null;
    this.whenRead(stored.input);
    this.#current = { runId, prepared: prepare(stored.input, stored.parameters, this.engine), inputDigest: null };
    return this.#current.prepared;
  }
}
