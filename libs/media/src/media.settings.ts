import { communitySection } from '@bridgenotes/platform';
import { z } from 'zod';
import { MOST_DISTANCE } from './pictures/picture-hash.rules';

/** What a community decides about notes on media and links; the defaults are X's where X has them (see the rules). */
export const MEDIA = communitySection('media', {
  mediaImpact: z.int().default(2).describe('writing impact from which one may write notes on pictures and videos'),
  automaticImpact: z.int().default(10).describe('writing impact from which one may write notes on links, too, and all of these spread without waiting for agreement'),
  programImpact: z.int().default(100).describe('writing impact within 90 days from which a program may write notes on pictures and videos'),
  ratersPerSide: z.int().min(1).default(5).describe('raters on each side who have to want a note everywhere'),
  agreeingShare: z.number().min(0).max(1).default(0.8).describe('share of those who answered, on each side, who have to want it everywhere'),
  linkDays: z.number().min(0).default(14).describe('days within which a link note has to be found helpful, or it finds no new statements'),
  hashDistance: z.int().min(0).max(MOST_DISTANCE).default(MOST_DISTANCE).describe('most bits of 256 in which two hashes of the same picture may differ'),
  leastDetail: z.number().min(0).default(1).describe('detail below which a picture is too plain to be told from others'),
  videoShare: z.number().min(0.01).max(1).default(0.8).describe("share of the shorter video's key frames that the other one has to have, in the same order"),
  fetchMedia: z.boolean().default(true).describe('whether pictures of statements are fetched from where they are'),
  resolveLinks: z.boolean().default(true).describe('whether links are followed to where they lead in the end'),
  fetchSeconds: z.number().min(0.1).max(120).default(10).describe('time for one fetch, redirects included'),
  fetchMegabytes: z.number().min(0.1).max(100).default(10).describe('size of the largest picture that is fetched'),
  fetchRedirects: z.int().min(0).max(20).default(5).describe('redirects that are followed'),
  fetchPorts: z.array(z.int().min(1).max(65_535)).default([80, 443]).describe('ports of other servers that may be asked'),
  privateHosts: z.array(z.string()).default([]).describe('names of hosts that may be asked although their address is private'),
});
