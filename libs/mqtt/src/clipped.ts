// Text that a stranger chose, short enough for a log line.

const MOST = 64;

export const clipped = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);
