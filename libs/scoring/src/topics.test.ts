import { describe, expect, it } from 'vitest';
import { topicMask, topicOfMask } from './topics';

const topicOf = (...texts: string[]) => topicOfMask(texts.reduce((mask, text) => mask | topicMask(text), 0));

describe('topics', () => {
  it('are told by the beginning of a word, in any case', () => {
    expect(topicOf('The Ukrainian ministry said so.')).toBe('UkraineConflict');
    expect(topicOf('GAZA has a coast.')).toBe('GazaConflict');
  });

  it('are not told by the middle of a word', () => {
    expect(topicOf('A deRussianised text')).toBeNull();
    expect(topicOf('Mozzarella, not prosecution')).toBeNull();
  });

  it('come from every note on a statement', () => {
    expect(topicOf('Nothing to see.', 'This is a scam.')).toBe('Scams');
  });

  it('are none when notes point to several', () => {
    expect(topicOf('Moscow and Jerusalem are cities.')).toBeNull();
    expect(topicOf('Moscow is a city.', 'So is Jerusalem.')).toBeNull();
  });

  it('come from long words of a link, not from its parameters', () => {
    expect(topicOf('see https://news.example/world/ukraine-map')).toBe('UkraineConflict');
    expect(topicOf('see https://news.example/a?sc=1&gc=2')).toBeNull();
    expect(topicOf('the sc list')).toBe('InDimensionTwo');
  });
});
