import { describe, expect, it } from '@jest/globals';
import { hasHostName, underAName } from './passkey.js';

describe('a page’s host', () => {
  it('is a name or a number', () => {
    const hosts = ['localhost', 'centre.example.jp', '127.0.0.1', '192.168.1.20', '[::1]', '[fe80::1]'];
    expect(hosts.map((hostname) => hasHostName({ hostname }))).toEqual([true, true, false, false, false, false]);
  });

  it('has a name that leads to the same page only where it is this machine itself', () => {
    const at = (href: string): string | null => underAName(new URL(href));
    expect(at('http://127.0.0.1:8080/login?next=%2Fboard#x')).toBe('http://localhost:8080/login?next=%2Fboard#x');
    expect(at('http://[::1]:8080/')).toBe('http://localhost:8080/');
    expect(at('http://192.168.1.20:8080/login')).toBeNull();
    expect(at('https://centre.example.jp/')).toBeNull();
  });
});
