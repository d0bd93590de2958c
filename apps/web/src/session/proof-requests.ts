// Acts that the centre takes only with a fresh proof, or at a board on the wall with a badge: the request waits while a
// dialog asks, and is then sent again. Screens know nothing of it.

type AskForProof = () => Promise<boolean>;
/** Gives the badge, or null when nobody shows one. */
type AskForBadge = () => Promise<string | null>;

interface Askers {
  readonly proof: AskForProof;
  readonly badge: AskForBadge;
}

let askers: Askers | null = null;
/** One dialog for all requests that wait at the same moment. */
let asking: Promise<boolean> | null = null;

/** The dialogs of the application; returns the way to take them away. */
export function answerRequestsBy(given: Askers): () => void {
  askers = given;
  return () => {
    if (askers === given) askers = null;
  };
}

/** `fetch` that asks for a proof or a badge where the centre wants one. */
export async function provingFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(request);
  if (answer.status !== 403 || askers === null) return answer;
  switch (await codeOf(answer)) {
    case 'ACCESS.STEP_UP_REQUIRED': {
      asking ??= askers.proof().finally(() => (asking = null));
      return (await asking) ? fetch(again) : answer;
    }
    case 'ACCESS.BADGE_REQUIRED': {
      const badge = await askers.badge();
      if (badge === null) return answer;
      again.headers.set('x-badge', badge);
      return fetch(again);
    }
    default:
      return answer;
  }
}

async function codeOf(answer: Response): Promise<string | null> {
  try {
    const body: unknown = await answer.clone().json();
    return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
      ? body.code
      : null;
  } catch {
    return null;
  }
}
