// The log-in, step by step: who one is, then the second factor, or setting one up. Nothing secret is kept: the session is a
// cookie that scripts cannot read.
import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { api, ApiError, take } from '../api/client.js';
import type { Me } from '../api/types.js';
import { alarmPlayer } from '../alarm-sound/alarm-player.js';
import { browserClock } from '../clock.js';
import { instant } from '../format/time.js';
import { changeLanguage, useLanguage } from '../i18n/i18n.js';
import { SOUND_CHECKED } from '../alarm-sound/sound-checked.js';
import { Logo } from '../shell/logo.js';
import { useProblemText } from '../shell/problem-text.js';
import { ThemeSwitch } from '../shell/theme-switch.js';
import { useToast } from '../shell/toast.js';
import { EnrolFactor } from './enrol-factor.js';
import { PasskeyNeedsName } from './passkey-needs-name.js';
import { logInByPasskey, offersAutofill, passkeysWork, stopAutofill } from './passkey.js';
import { usePasswordFields } from './password-fields.js';
import { Problem } from './problem.js';
import { ProofForm } from './proof-form.js';
import { endLeftSession, forgetLeft } from './left-session.js';
import { homeOf, isUnfinished, LEFT_KEY, SESSION_KEY, useLogOut, useSession, WAYS_KEY } from './session.js';
import styles from './login-page.module.css';

interface CameFrom {
  readonly from?: string;
  readonly ended?: boolean;
}

export function LoginPage(): ReactElement {
  const session = useSession();
  const { from } = useCameFrom();
  const me = session.data;
  // Somebody who is logged in already has no business here.
  if (me !== null && me !== undefined && !isUnfinished(me)) return <Navigate to={from ?? homeOf(me)} replace />;
  return <LoginFrame>{me === null || me === undefined ? <FirstStep /> : <NextStep me={me} />}</LoginFrame>;
}

/** The page around each step: name of the house, language, appearance, and whether this is a demonstration. */
export function LoginFrame({ children }: { children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const ways = useQuery({
    queryKey: WAYS_KEY,
    queryFn: () => take(api.GET('/api/session/ways')),
    staleTime: Infinity,
  });
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <Logo size={44} />
          <div>
            <h1 className={styles.title}>{t('app.name')}</h1>
            <p className={styles.tagline}>{t('login.tagline')}</p>
          </div>
        </header>
        {ways.data?.demonstration === true && <p className={styles.notice}>{t('security.demonstration')}</p>}
        {children}
      </div>
      <footer className={styles.foot}>
        <SegmentedControl
          size="xs"
          aria-label={t('language.label')}
          value={language}
          onChange={(value) => changeLanguage(value === 'en' ? 'en' : 'ja')}
          data={[
            { value: 'ja', label: t('language.ja') },
            { value: 'en', label: t('language.en') },
          ]}
        />
        <ThemeSwitch />
      </footer>
    </main>
  );
}

/** Takes a session on: to the next step, or to the person's own screen. */
export function useSignedIn(): (me: Me) => Promise<void> {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { from } = useCameFrom();
  return async (me) => {
    sessionStorage.removeItem(SOUND_CHECKED);
    forgetLeft(localStorage);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== WAYS_KEY[0] });
    client.setQueryData(SESSION_KEY, me);
    await navigate(isUnfinished(me) ? '/login' : (from ?? homeOf(me)), { replace: true, state: { from } });
  };
}

function useCameFrom(): CameFrom {
  return (useLocation().state ?? {}) as CameFrom;
}

function FirstStep(): ReactElement {
  const { t } = useTranslation();
  const { ended } = useCameFrom();
  const signedIn = useSignedIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const logIn = useMutation({
    mutationFn: async (way: 'password' | 'passkey') => {
      await requireNoneLeft();
      if (way === 'passkey') return logInByPasskey();
      return take(api.POST('/api/session', { body: { name: name.trim(), password } }));
    },
    onSuccess: signedIn,
  });
  useAutofill(signedIn);
  const begin = (way: 'password' | 'passkey'): void => {
    // The press on this button is the gesture that lets the board's alarms sound later.
    void alarmPlayer.unlock();
    logIn.mutate(way);
  };
  return (
    <form
      className={styles.steps}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        begin('password');
      }}
    >
      <LeftNotice />
      {ended === true && logIn.isIdle && <p className={styles.notice}>{t('login.ended')}</p>}
      <TextInput
        label={t('login.name')}
        size="md"
        name="name"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('login.password')}
        size="md"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Problem
        error={logIn.error}
        wrong={t(logIn.variables === 'passkey' ? 'security.passkey.failed' : 'login.wrong')}
      />
      <Button type="submit" size="md" loading={logIn.isPending && logIn.variables === 'password'} fullWidth>
        {t('login.submit')}
      </Button>
      {passkeysWork() && (
        <>
          <p className={styles.or}>{t('security.or')}</p>
          <Button
            variant="default"
            size="md"
            fullWidth
            leftSection={<IconFingerprint size={20} aria-hidden />}
            loading={logIn.isPending && logIn.variables === 'passkey'}
            onClick={() => begin('passkey')}
          >
            {t('security.passkey.logIn')}
          </Button>
        </>
      )}
      {!passkeysWork() && (
        <p className={styles.notice}>
          <PasskeyNeedsName />
        </p>
      )}
    </form>
  );
}

/** Lets the browser offer passkeys in the name's own list, where it can. */
function useAutofill(signedIn: (me: Me) => Promise<void>): void {
  const taken = useEffectEvent(signedIn);
  useEffect(() => {
    let left = false;
    const offer = async (): Promise<void> => {
      if (!passkeysWork() || !(await offersAutofill()) || left) return;
      await requireNoneLeft();
      const me = await logInByPasskey({ autofill: true });
      if (!left) await taken(me);
    };
    // Nobody asked for it, so nobody is told when it comes to nothing; the button says what is wrong.
    offer().catch(() => undefined);
    return () => {
      left = true;
      stopAutofill();
    };
  }, []);
}

const TRY_AGAIN_MS = 10_000;

/** The log-out before did not reach the centre: said for as long as it is so, and tried again meanwhile. */
function LeftNotice(): ReactElement | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: LEFT_KEY,
    queryFn: endLeftSession,
    refetchInterval: ({ state }) => (state.data?.kind === 'waiting' ? TRY_AGAIN_MS : false),
    networkMode: 'always',
  });
  // Stands on the page before it says anything, so that it is read out when it does.
  return (
    <div role="status">
      {data?.kind === 'waiting' && (
        <p className={styles.notice}>{t('login.left', { time: instant(data.endsBy, browserClock.now(), language) })}</p>
      )}
    </div>
  );
}

/** One session's end must not meet the next one's beginning: nobody logs in before the one left here is over. */
async function requireNoneLeft(): Promise<void> {
  const left = await endLeftSession();
  if (left.kind === 'waiting') throw new ApiError(0, 'SESSION.LEFT', 'The session left here has not ended yet.');
}

const TITLES = {
  'second-factor': 'security.second.title',
  enrolment: 'security.enrol.title',
  'new-password': 'security.newPassword.title',
} as const;

function NextStep({ me }: { me: Me }): ReactElement {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const logOut = useLogOut();
  const toast = useToast();
  const problemText = useProblemText();
  const leave = (): void => void logOut().catch((error: unknown) => toast('problem', problemText(error)));
  const { stage } = me;
  // Once a factor is set up this is nobody else's page any more: the codes are to be kept first.
  const [keeping, setKeeping] = useState(false);
  const enrolled = async (): Promise<void> => signedIn(await take(api.GET('/api/session')));
  return (
    <section className={styles.steps} aria-live="polite">
      {stage !== 'complete' && (
        <h2 className={styles.heading}>{t(keeping ? 'security.codes.title' : TITLES[stage])}</h2>
      )}
      {stage === 'second-factor' && <ProofForm me={me} onProven={(next) => void signedIn(next)} />}
      {stage === 'new-password' && <NewPassword role={me.role} onChosen={(next) => void signedIn(next)} />}
      {stage === 'enrolment' && (
        <>
          {!keeping && <p>{t('security.enrol.lead')}</p>}
          <EnrolFactor onEnrolled={() => setKeeping(true)} onDone={() => void enrolled()} />
        </>
      )}
      {!keeping && (
        <button type="button" className={styles.link} onClick={leave}>
          {t('security.second.other')}
        </button>
      )}
    </section>
  );
}

function NewPassword({ role, onChosen }: { role: Me['role']; onChosen: (me: Me) => void }): ReactElement {
  const { t } = useTranslation();
  const { fields, password } = usePasswordFields(role === 'family' ? 15 : 12);
  const choosing = useMutation({
    mutationFn: (chosen: string) => take(api.PUT('/api/session/password', { body: { password: chosen } })),
    onSuccess: onChosen,
  });
  return (
    <form
      className={styles.steps}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (password !== null) choosing.mutate(password);
      }}
    >
      <p>{t('security.newPassword.hint')}</p>
      {fields}
      <Problem error={choosing.error} />
      <Button type="submit" size="md" fullWidth loading={choosing.isPending}>
        {t('security.newPassword.save')}
      </Button>
    </form>
  );
}
