// The cookie that carries a session's token. Over TLS its name begins with `__Host-`: browsers then take it from this host alone,
// over TLS alone, so that no machine under a neighbouring name and no plain page can put one there.
export const SESSION_COOKIE = 'mimamori_session';

export const sessionCookieName = (secure: boolean): string => `${secure ? '__Host-' : ''}${SESSION_COOKIE}`;
