import { CORE_PARAMETERS, score, trainConfidence, type NoteStatusHistoryRow, type Parameters, type TrainingReport } from '@bridgenotes/scoring';
import { DEFAULT_SIMULATION, simulate, toScoringInput } from '@bridgenotes/simulation';

/*
 * How well a community's own past tells which notes stay helpful, and which become so. A simulated community is scored
 * again and again as time goes by, each run with the history of the one before, as a worker would; then the confidence
 * models are trained on that history and measured on the newest fifth of the notes. Notes lock after three days instead
 * of fourteen, so that two months make enough of a past; the core model alone decides, which is quick.
 */
const HOUR = 3_600_000;
const EVERY = 6 * HOUR;
const SEEDS = [1, 2];
const COMMUNITY = { ...DEFAULT_SIMULATION, notes: 1500, statements: 600, ratings: 75_000 };
const PARAMETERS: Parameters = { ...CORE_PARAMETERS, models: [], gaussian: null, lockAge: 3 * 24 * HOUR };

for (const seed of SEEDS) {
  const community = simulate({ ...COMMUNITY, seed });
  let history: NoteStatusHistoryRow[] | undefined;
  let runs = 0;
  for (let now = COMMUNITY.start + 24 * HOUR; now <= community.end + 4 * 24 * HOUR; now += EVERY, runs++) {
    history = [...score(toScoringInput(community, now, history), PARAMETERS).history];
  }
  const { keeps, becomes } = trainConfidence(toScoringInput(community, community.end + 4 * 24 * HOUR, history), PARAMETERS, 'bench');
  process.stdout.write(`seed ${seed}: ${community.notes.length} notes, ${community.ratings.length} ratings, ${runs} runs\n`);
  told('stays helpful', keeps);
  told('becomes helpful', becomes);
}

function told(what: string, { notes, trainedOn, yes, heldOut, early }: TrainingReport): void {
  process.stdout.write(`  ${what}: ${notes} notes with an outcome, trained on ${trainedOn}, of which ${yes} did\n`);
  if (heldOut === null) return;
  const { examples, areaUnderCurve, logLoss, logLossOfBase, calibration } = heldOut;
  process.stdout.write(`    held out ${examples} examples: area under the curve ${areaUnderCurve?.toFixed(3)}, log loss ${logLoss.toFixed(3)} (always the mean: ${logLossOfBase.toFixed(3)})\n`);
  process.stdout.write(`    ${calibration.map((bin) => `${bin.from}–${bin.to}: ${bin.examples} foretold ${bin.foretold.toFixed(2)} happened ${bin.happened.toFixed(2)}`).join(' · ')}\n`);
  if (early !== null) process.stdout.write(`    from ${early.threshold.toFixed(3)} on go early: ${(100 * early.share).toFixed(1)} % of them, of which ${(100 * early.kept).toFixed(1)} % kept the status\n`);
}
