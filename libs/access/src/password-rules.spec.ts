import { describe, expect, it } from '@jest/globals';
import { passwordProblem, shortestPassword } from './password-rules.js';

const of = (password: string, own: string[] = []): string | null => passwordProblem(password, 'centre', own);

describe('a password', () => {
  it.each([
    'a heron waits at the weir',
    'correct horse battery staple',
    '夜の見守りは月が明るいほど楽になる',
    '   spaces   count too  ',
  ])('may be anything long: %s', (password) => expect(of(password)).toBeNull());

  it('is longer where no second factor stands beside it, and its length is counted in characters', () => {
    expect([shortestPassword('doctor'), shortestPassword('family')]).toEqual([12, 15]);
    expect(passwordProblem('heron weir 12', 'doctor', [])).toBeNull();
    expect(passwordProblem('heron weir 12', 'family', [])).toBe('tooShort');
    expect(of('𠮷'.repeat(11))).toBe('tooShort');
    expect(of(`${'heron weir '.repeat(24)}`)).toBe('tooLong');
  });

  it.each([
    'password1234',
    'Password2026',
    'p@ssw0rd1234',
    'passwordpassword',
    'aaaaaaaaaaaaaaa',
    '123456789012',
    'qwertyuiop1234',
    'mimamori12345678',
    'abcdefghijklm',
  ])('is not one that guessers try first: %s', (password) => expect(of(password)).toBe('common'));

  it('is not one’s own name with a number', () => {
    expect(of('hasegawakeiko1985')).toBeNull();
    expect(of('hasegawakeiko1985', ['hasegawakeiko'])).toBe('common');
    expect(of('長谷川恵子'.repeat(4), ['長谷川恵子'])).toBe('common');
  });
});
