import { describe, expect, it } from 'vitest';
import { contestStanding, isShown, sentencesOf, type ContestFacts } from './contest.rules';

const shown: ContestFacts = { status: 'CURRENTLY_RATED_HELPFUL', deletedAt: null, author: { id: 'writer' }, decision: { finding: null }, dispute: null };
const rater = { needsAlias: false, hasLeft: false, removal: null, contributor: { id: 'rater' } };
const open = { state: 'OPEN', viewerSeat: null };

describe('who may dispute a note', () => {
  it('is whoever takes part, and did not write it', () => {
    expect(contestStanding(true, rater, shown, false)).toBe('may');
    expect(contestStanding(true, { ...rater, contributor: { id: 'writer' } }, shown, false)).toBe('ownNote');
    expect(contestStanding(true, { ...rater, hasLeft: true }, shown, false)).toBe('readsOnly');
    expect(contestStanding(false, rater, shown, true)).toBe('signIn');
  });

  it('is a reader without an alias where the community says so', () => {
    const nameless = { ...rater, needsAlias: true, contributor: null };
    expect(contestStanding(true, nameless, shown, false)).toBe('chooseAlias');
    expect(contestStanding(true, nameless, shown, true)).toBe('may');
  });

  it('is nobody where the note is not shown, but everybody may join a dispute that goes on', () => {
    const hidden = { ...shown, status: 'NEEDS_MORE_RATINGS' };
    expect(contestStanding(true, rater, hidden, false)).toBe('notShown');
    expect(contestStanding(true, rater, { ...hidden, dispute: open }, false)).toBe('may');
    expect(contestStanding(true, rater, { ...shown, decision: { finding: { withheld: true } }, dispute: { ...open, state: 'ENDED' } }, false)).toBe('notShown');
  });

  it('is no juror of it, but whoever declined', () => {
    const seat = (state: string) => ({ ...shown, dispute: { state: 'SITTING', viewerSeat: { state } } });
    expect(contestStanding(true, rater, seat('ACCEPTED'), false)).toBe('juror');
    expect(contestStanding(true, rater, seat('DECLINED'), false)).toBe('may');
  });
});

describe('a shown note', () => {
  it('is helpful, stands, and is not kept from readers', () => {
    expect(isShown(shown)).toBe(true);
    expect(isShown({ ...shown, deletedAt: '2026-01-01T00:00:00Z' })).toBe(false);
    expect(isShown({ ...shown, decision: { finding: { withheld: true } } })).toBe(false);
  });
});

describe('the sentences of a note', () => {
  it('stand in it word for word, without addresses alone', () => {
    const text = 'The figure is of 2019. It fell since!\nSee https://stats.example.org/rain.html for all years.\nhttps://example.org/a.b';
    const sentences = sentencesOf(text, 'en');
    expect(sentences).toEqual(['The figure is of 2019.', 'It fell since!', 'See https://stats.example.org/rain.html for all years.']);
    for (const sentence of sentences) expect(text).toContain(sentence);
  });

  it('are found in languages without spaces', () => {
    expect(sentencesOf('これは古い写真です。撮影は2019年です。', 'ja')).toEqual(['これは古い写真です。', '撮影は2019年です。']);
  });
});
