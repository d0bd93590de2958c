// What an answer says of the door, in one word: whether the request came through, what it let be seen, or where it stopped.
import type { Client } from '../centre-under-test.js';
import type { AskedRequest } from './requests.js';

/** Each word as docs/who-reaches-what.md explains it. */
export const WORDS = ['sees', 'ok', '409', '400', 'no', '401', 'later', 'proof', 'badge', '403', '404'] as const;
export type Word = (typeof WORDS)[number];

export interface Heard {
  readonly word: Word | 'failed';
  /** For whoever reads a failure: status and code. */
  readonly detail: string;
}

const BY_CODE: Readonly<Record<string, Word>> = {
  'ACCESS.NOT_LOGGED_IN': '401',
  'ACCESS.FORBIDDEN': '403',
  'ACCESS.STEP_UP_REQUIRED': 'proof',
  'ACCESS.SECOND_FACTOR_REQUIRED': 'later',
  'ACCESS.ENROLMENT_REQUIRED': 'later',
  'ACCESS.NEW_PASSWORD_REQUIRED': 'later',
  'ACCESS.BOARD_READS_ONLY': 'badge',
  'ACCESS.BADGE_REQUIRED': 'badge',
  'CENTRE.NOT_FOUND': '404',
};

/** Asks over HTTP as a browser does. `mark` stands in the patient's name and nowhere else. */
export async function ask(client: Client, method: string, request: AskedRequest, mark: string): Promise<Heard> {
  const stop = new AbortController();
  const response = await fetch(`${client.base}${request.path}`, {
    method,
    headers: {
      ...(client.cookie === null ? {} : { cookie: client.cookie }),
      origin: client.base,
      ...(request.mediaType === null || request.mediaType.startsWith('multipart/')
        ? {}
        : { 'content-type': request.mediaType }),
    },
    ...(request.mediaType === null ? {} : { body: bodyOf(request) }),
    signal: stop.signal,
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    stop.abort();
    return { word: 'ok', detail: `${response.status}` };
  }
  return wordOf(response.status, await response.text(), mark);
}

function bodyOf({ mediaType, body }: AskedRequest): string | FormData {
  if (mediaType === 'application/json') return JSON.stringify(body);
  if (typeof body === 'string') return body;
  const form = new FormData();
  form.append('photo', new Blob([new Uint8Array([1, 2, 3])]), 'photo.jpg');
  return form;
}

function wordOf(status: number, text: string, mark: string): Heard {
  if (status < 300) {
    return { word: text.includes(mark) ? 'sees' : 'ok', detail: `${status}` };
  }
  const code = codeOf(text);
  const detail = `${status} ${code}`;
  const known = BY_CODE[code];
  if (known !== undefined) return { word: known, detail };
  if (status === 409) return { word: '409', detail };
  // `problems` say which field the request was not understood by; a test that reads it knows what to mend.
  if (status === 400) return { word: '400', detail: `${detail} ${text.slice(0, 200)}` };
  return status === 401 || status === 403 || status === 404 ? { word: 'no', detail } : { word: 'failed', detail };
}

function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return text.slice(0, 40);
  }
}
