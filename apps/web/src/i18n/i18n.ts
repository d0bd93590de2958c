// Texts in the language the person chose on this device; Japanese until then.
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../format/language.js';
import { tellWorker } from '../service-worker/page.js';
import { en } from './en.js';
import { ja } from './ja.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: typeof ja };
  }
}

const KEPT_AS = 'mimamori.language';

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { ja: { texts: ja }, en: { texts: en } },
    defaultNS: 'texts',
    ns: ['texts'],
    lng: keptLanguage(),
    fallbackLng: 'ja',
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
  tellWorker({ language: keptLanguage() });
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

export function changeLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  // Messages that arrive while no page is open are worded by the worker.
  tellWorker({ language });
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A browser that keeps nothing still shows the language for now.
  }
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'ja';
}
