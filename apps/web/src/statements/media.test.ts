import { describe, expect, it } from 'vitest';
import { isPicture } from './media.rules';

describe('what is shown as a picture', () => {
  it('is a picture over https, by whatever name', () => {
    expect(isPicture('https://pictures.example/a.jpg', 'IMAGE')).toBe(true);
    expect(isPicture('https://pictures.example/show?id=7', undefined)).toBe(true);
  });

  it('is no video, known as one or by its name, and nothing that is not encrypted', () => {
    expect(isPicture('https://pictures.example/a', 'VIDEO')).toBe(false);
    expect(isPicture('https://pictures.example/a.MP4?t=1', undefined)).toBe(false);
    expect(isPicture('http://pictures.example/a.jpg', 'IMAGE')).toBe(false);
  });
});
