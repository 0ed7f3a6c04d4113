import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './secret-box';
import { shownSecret, signedHeaders } from './sign-webhook';

describe('signed headers', () => {
  it('are those of the example of Standard Webhooks', () => {
    // https://github.com/standard-webhooks/standard-webhooks, libraries/javascript: the test vector of its sign function.
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}', [secret]);
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
  it('have a signature for each secret', () => {
    const secrets = [randomBytes(32), randomBytes(32)];
    const { 'webhook-signature': signature } = signedHeaders('msg_1', 5, 'body', secrets);
    expect(signature).toBe(secrets.map((secret) => `v1,${createHmac('sha256', secret).update('msg_1.5.body').digest('base64')}`).join(' '));
  });
  it('come from a secret that is shown as the field shows it', () => expect(shownSecret(Buffer.from('abc'))).toBe('whsec_YWJj'));
});

describe('sealed secrets', () => {
  it('are opened with the secret of the operator, and no other', () => {
    const plain = randomBytes(32);
    const box = seal('one', plain);
    expect(unseal('one', box).equals(plain)).toBe(true);
    expect(box.includes(plain)).toBe(false);
    expect(() => unseal('two', box)).toThrow();
    box[box.length - 1]! ^= 1;
    expect(() => unseal('one', box)).toThrow();
  });
});
