// Under which name this tab remembers that somebody has heard the alarm sound since the log-in.
export const SOUND_CHECKED = 'mimamori.sound-checked';
