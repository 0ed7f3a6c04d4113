import { Client, Refusal } from './client';
import { ChatDrafter, TemplateDrafter } from './drafter';
import { Writer } from './writer';

const { env } = process;
const log = (line: string) => console.error(line);

if (env['BRIDGENOTES_KEY'] === undefined) {
  log('BRIDGENOTES_KEY is not set: register a program with the mutation registerProgram and set the key it answers with.');
  process.exit(2);
}

const client = new Client({
  url: env['BRIDGENOTES_URL'] ?? 'http://localhost:4000/graphql',
  key: env['BRIDGENOTES_KEY'],
  pauseMillis: Number(env['PAUSE_MILLIS'] ?? 10_000),
  tries: Number(env['TRIES'] ?? 5),
  longestWaitMillis: 15 * 60_000,
});
const model = env['MODEL_URL'];
const drafter = model === undefined ? new TemplateDrafter() : new ChatDrafter({ url: model, model: env['MODEL'] ?? 'default', key: env['MODEL_KEY'] ?? null });
const writer = new Writer(client, drafter, log);

try {
  const before = await writer.standing();
  // Test notes until it is admitted, then notes, as many as there is room for today.
  const report = await writer.write({ testMode: !before.admitted, language: env['NOTE_LANGUAGE'] ?? null, most: Math.min(Number(env['MOST_NOTES'] ?? 50), before.admitted ? before.left : Infinity) });
  const { passes } = await writer.standing();
  console.log(JSON.stringify({ program: before.name, mode: before.admitted ? 'notes' : 'test notes', ...report, passes }));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  log(error.message);
  process.exit(1);
}
