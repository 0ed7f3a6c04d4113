import { accuracies, notesOf, PARTS } from '@bridgenotes/ai-writers/testing';

// How often the evaluator of programs' notes is right without a model: word lists and patterns against texts that people labelled.
const percent = (part: number, whole: number): string => (whole === 0 ? '   –  ' : `${((100 * part) / whole).toFixed(0).padStart(3)} % (${part}/${whole})`);
for (const part of PARTS) {
  console.log(`\n${notesOf(part).length} texts, ${part}`);
  for (const { question, found, right, there } of accuracies(notesOf(part))) console.log(`  ${question.padEnd(42)} precision ${percent(right, found).padEnd(16)} recall ${percent(right, there)}`);
}
