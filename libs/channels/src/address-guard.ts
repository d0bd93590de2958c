// Where messages may be sent. An endpoint comes from a browser, a webhook from a file: neither may point the centre at its
// own network. The check is made on the address that is really connected to, so a name that resolves differently the second
// time (DNS rebinding) gets no further than one that resolves badly the first time.
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '#kernel';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export type EndpointCheck = 'allowed' | 'not-https' | 'private-address' | 'unknown-host';

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) =>
      error === null ? resolve(addresses) : reject(error),
    );
  });

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

export class AddressGuard {
  private readonly allowed: readonly Range[];

  /** `allowed`: ranges of one's own network that may be sent to nevertheless, such as `10.1.2.0/24`. */
  constructor(
    allowed: readonly string[] = [],
    private readonly resolve: Resolve = resolveBySystem,
  ) {
    this.allowed = allowed.map((range) => ipaddr.parseCIDR(range));
  }

  /** Public unicast, or named as allowed. An IPv4 address in IPv6 clothes is judged by what it is. */
  permits(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    const listed = this.allowed.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits));
    return listed || parsed.range() === 'unicast';
  }

  /** For the moment a device subscribes, so that a bad address is refused with a reason. */
  async check(url: URL): Promise<EndpointCheck> {
    if (url.protocol !== 'https:') return 'not-https';
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    if (ipaddr.isValid(host)) return this.permits(host) ? 'allowed' : 'private-address';
    try {
      const addresses = await this.resolve(host);
      if (addresses.length === 0) return 'unknown-host';
      return addresses.every(({ address }) => this.permits(address)) ? 'allowed' : 'private-address';
    } catch {
      return 'unknown-host';
    }
  }

  /** Node's own look-up for a connection, with addresses that may not be connected to left out. */
  readonly lookup: LookupFunction = (host, options: LookupOptions, done) => {
    this.resolve(host)
      .then((addresses) => addresses.filter(({ address }) => this.permits(address)))
      .then(
        (permitted) => {
          const [first] = permitted;
          if (first === undefined) done(forbidden(), '', 4);
          else if (options.all === true) done(null, [...permitted]);
          else done(null, first.address, first.family);
        },
        (error: unknown) => done(error as NodeJS.ErrnoException, '', 4),
      );
  };
}

export const FORBIDDEN_ADDRESS = 'CHANNELS.FORBIDDEN_ADDRESS';

export function forbidden(): AppError {
  return new AppError(FORBIDDEN_ADDRESS, 'permanent', 'The address lies in a network that messages are not sent to.');
}
