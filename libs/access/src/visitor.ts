// What is kept of where somebody came from: enough to know one's own devices in a list, not enough to follow anybody.
import ipaddr from 'ipaddr.js';
import type { Visitor } from './sessions.js';

export function visitorOf(address: string, userAgent: string | undefined): Visitor {
  return { address: shortAddress(address), agent: agentName(userAgent ?? '') };
}

/** `203.0.113.0/24`, `2001:db8:1::/48`. */
export function shortAddress(address: string): string {
  if (!ipaddr.isValid(address)) return '–';
  const parsed = ipaddr.process(address);
  const kept = parsed.kind() === 'ipv4' ? 3 : 6;
  const bytes = parsed.toByteArray().map((byte, place) => (place < kept ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${kept * 8}`;
}

const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

function agentName(userAgent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [browser, system].filter((word) => word !== undefined).join(' · ') || '–';
}
