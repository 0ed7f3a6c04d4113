import type { LexiconLanguage } from '../evaluate/lexicon.rules';

/** A short text as somebody might submit it for a note, and what people would say of it. */
export interface LabelledNote {
  readonly language: LexiconLanguage;
  /** C: states what can be checked · M: some of both · O: a view, a guess, a demand or nothing but feelings */
  readonly claim: 'C' | 'M' | 'O';
  /** N: nothing wrong with the tone · R: rude, contemptuous of a position or coarse · A: abuse of people, or a threat */
  readonly abuse: 'N' | 'R' | 'A';
  readonly text: string;
}

const FORM = /^([CMO])([NRA]) (.+)$/;

/** @param lines one text a line, after its two letters: see {@link LabelledNote} */
export function labelled(language: LexiconLanguage, lines: string): LabelledNote[] {
  return lines.trim().split('\n').map((line) => {
    const [, claim, abuse, text] = FORM.exec(line.trim()) ?? [];
    if (text === undefined) throw new Error(`a labelled note has another form: ${line}`);
    return { language, claim: claim as LabelledNote['claim'], abuse: abuse as LabelledNote['abuse'], text };
  });
}
