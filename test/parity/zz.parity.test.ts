import { it } from 'vitest';
import { readTables } from '@bridgenotes/public-data';
import { topicReader } from '../../libs/scoring/src/topic-model/words';
import { TOPIC_MODEL } from '../../libs/scoring/src/topic-model/topic-parameters';
import { weighWords } from '../../libs/scoring/src/topic-model/bag-of-words';
import { learnClasses, probabilities } from '../../libs/scoring/src/topic-model/multinomial';

it('x', async () => {
  const t = await readTables('/work/shared/data/birdwatch-2021');
  const r = topicReader(TOPIC_MODEL);
  const m = new Map<string, { mask: number; texts: string[] }>();
  for (const n of t.notes) { const k = n.tweetId ?? n.noteId; const e = m.get(k) ?? { mask: 0, texts: [] }; e.mask |= r.maskOf(n.text); e.texts.push(n.text); m.set(k, e); }
  const ids = [...m.keys()].sort();
  const seeds = ids.map((i) => { const k = m.get(i)!.mask; return k === 0 ? 0 : (k & (k - 1)) === 0 ? Math.log2(k) + 1 : -1; });
  const count = new Map<number, number>(); for (const s of seeds) count.set(s, (count.get(s) ?? 0) + 1);
  console.log(ids.length, [...count]);
  const words = ids.map((i) => m.get(i)!.texts.flatMap((x) => r.wordsOf(x)));
  const known = [...new Set(seeds.filter((s) => s >= 0))].sort();
  for (const tol of [1e-1, 1e-2, 1e-4, 1e-4, 1e-7]) {
    const t0 = process.cpuUsage();
    const rows = weighWords(words, (s) => seeds[s]! >= 0, TOPIC_MODEL.classifier!);
    const model = learnClasses(rows, Int8Array.from(seeds, (s) => (s < 0 ? -1 : known.indexOf(s))), known.length, { ...TOPIC_MODEL.classifier!, tolerance: tol });
    console.log(tol, rows.words, rows.columns.length, process.cpuUsage(t0).user / 1e6, 'cpu s', (globalThis as any).EV);
    for (const id of ['1371967264250007553', '1379649998242078720', '1375195706902843394']) {
      const s = ids.indexOf(id);
      console.log(id, seeds[s], [...probabilities(model, rows, s, new Float64Array(known.length))].map((x) => x.toFixed(5)).join(' '));
    }
    if (tol === 1e-4) {
      const risky = ids.flatMap((id, s) => seeds[s]! > 0 ? [[id, seeds[s], probabilities(model, rows, s, new Float64Array(known.length))[known.indexOf(seeds[s]!)]!] as const] : []).sort((a, b) => a[2] - b[2]).slice(0, 12);
      console.log(known, risky);
    }
  }
}, 100000);
