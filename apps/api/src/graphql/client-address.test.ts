import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { addressOf } from './client-address';

const request = (forwarded?: string) => ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.9' } }) as unknown as IncomingMessage;

describe('addressOf', () => {
  it('believes nobody when no proxy stands in front', () => expect(addressOf(request('1.2.3.4'), 0)).toBe('10.0.0.9'));
  it('takes what our own proxy saw, not what the client claims', () => expect(addressOf(request('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4'));
  it('looks past as many proxies as there are', () => expect(addressOf(request('6.6.6.6, 1.2.3.4, 10.0.0.1'), 2)).toBe('1.2.3.4'));
  it('falls back to the connection', () => expect(addressOf(request(), 1)).toBe('10.0.0.9'));
});
