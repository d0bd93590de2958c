// Dark or light: what the person chose on this device, or by itself: dark on the board, elsewhere as the device says. The
// family's page is always light: one calm paper, whoever used the device before.
import { useSyncExternalStore } from 'react';
import type { Cancel } from '#kernel';

export type SchemeChoice = 'auto' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

const KEPT_AS = 'mimamori.scheme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice = keptChoice();
let onBoard = window.location.pathname.startsWith('/board');

let onFamily = window.location.pathname.startsWith('/family');

function keptChoice(): SchemeChoice {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

systemDark.addEventListener('change', tell);

function subscribe(listener: () => void): Cancel {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseScheme(wanted: SchemeChoice): void {
  choice = wanted;
  try {
    localStorage.setItem(KEPT_AS, wanted);
  } catch {
    // Chosen for this page only, then.
  }
  tell();
}

/** The board says that it is (or no longer is) what the page shows. */
export function setOnBoard(value: boolean): void {
  if (onBoard === value) return;
  onBoard = value;
  tell();
}

/** The family's page says that it is (or no longer is) what the device shows. */
export function setOnFamily(value: boolean): void {
  if (onFamily === value) return;
  onFamily = value;
  tell();
}

export function useSchemeChoice(): SchemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, () => {
    if (onFamily) return 'light';
    if (choice !== 'auto') return choice;
    return onBoard || systemDark.matches ? 'dark' : 'light';
  });
}
