import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PushServiceUnderTest } from '#testing';
import { AddressGuard, type Resolve } from './address-guard.js';
import { GuardedPost } from './guarded-post.js';

const resolving =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('the address guard', () => {
  const guard = new AddressGuard();

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'not an address',
  ])('lets nothing go to %s', (address) => {
    expect(guard.permits(address)).toBe(false);
  });

  it.each(['8.8.8.8', '142.250.1.1', '2607:f8b0::1', '::ffff:8.8.8.8'])('lets messages go to %s', (address) => {
    expect(guard.permits(address)).toBe(true);
  });

  it('lets messages go to what is named, and to nothing beside it', () => {
    const named = new AddressGuard(['10.1.2.0/24']);
    expect(named.permits('10.1.2.9')).toBe(true);
    expect(named.permits('10.1.3.9')).toBe(false);
    expect(named.permits('127.0.0.1')).toBe(false);
  });

  it('refuses a name of which even one address is private, and one that is unknown', async () => {
    const check = (url: string, resolve: Resolve) => new AddressGuard([], resolve).check(new URL(url));
    expect(await check('https://push.example/x', resolving('8.8.8.8'))).toBe('allowed');
    expect(await check('https://push.example/x', resolving('8.8.8.8', '10.0.0.1'))).toBe('private-address');
    expect(await check('https://push.example/x', () => Promise.reject(new Error('ENOTFOUND')))).toBe('unknown-host');
    expect(await check('http://push.example/x', resolving('8.8.8.8'))).toBe('not-https');
    expect(await check('https://127.0.0.1/x', resolving('8.8.8.8'))).toBe('private-address');
    expect(await check('https://[::1]/x', resolving('8.8.8.8'))).toBe('private-address');
    // Ways to write 127.0.0.1 that a URL turns into it.
    expect(await check('https://2130706433/x', resolving('8.8.8.8'))).toBe('private-address');
    expect(await check('https://0x7f.1/x', resolving('8.8.8.8'))).toBe('private-address');
  });
});

describe('a guarded post', () => {
  let push: PushServiceUnderTest;
  beforeAll(async () => {
    push = await PushServiceUnderTest.open();
  });
  afterAll(() => push.close());

  const post = (guard: AddressGuard, url: string) =>
    new GuardedPost(guard, { ca: push.ca }).outcome(
      new URL(url),
      { headers: {}, body: Buffer.from('x'), signal: new AbortController().signal },
      () => 0,
    );
  const forbidden = { kind: 'permanent', reason: 'forbidden address' };

  it('is stopped by what a name resolves to at the connection, whatever it was when it was registered', async () => {
    let asked = 0;
    // Public while it is looked at, the centre's own machine when it is connected to.
    const rebinding: Resolve = () => resolving((asked += 1) === 1 ? '8.8.8.8' : '127.0.0.1')('');
    const guard = new AddressGuard([], rebinding);
    const url = push.origin.replace('127.0.0.1', 'localhost');
    expect(await guard.check(new URL(url))).toBe('allowed');
    expect(await post(guard, `${url}/push/x`)).toEqual(forbidden);
    expect(asked).toBe(2);
  });

  it('is stopped at an address that needs no looking up', async () => {
    expect(await post(new AddressGuard(), `${push.origin}/push/x`)).toEqual(forbidden);
  });

  it('speaks HTTPS alone', async () => {
    expect(await post(new AddressGuard(['127.0.0.0/8']), 'http://127.0.0.1:9/')).toEqual(forbidden);
  });

  it('tells what never arrived from what may have', async () => {
    const guard = new AddressGuard(['127.0.0.0/8']);
    expect(await post(guard, 'https://127.0.0.1:1/')).toMatchObject({ kind: 'transient', reason: 'ECONNREFUSED' });
    expect(await post(guard, `${push.origin}/push/nobody`)).toMatchObject({ kind: 'gone' });
    const untrusting = new GuardedPost(guard).outcome(
      new URL(push.origin),
      { headers: {}, body: Buffer.from('x'), signal: new AbortController().signal },
      () => 0,
    );
    expect(await untrusting).toMatchObject({ kind: 'transient' });
  });
});
