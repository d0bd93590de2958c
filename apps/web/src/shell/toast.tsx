// Short messages at the foot of the screen: what was recorded, or why it was not. Never an alarm.
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { browserScheduler } from '../clock.js';
import styles from './toast.module.css';

type ToastKind = 'done' | 'problem';

interface Toast {
  readonly id: number;
  readonly kind: ToastKind;
  readonly text: string;
}

const ToastContext = createContext<(kind: ToastKind, text: string) => void>(() => undefined);

const SHOWN_MS = { done: 2_500, problem: 8_000 } as const;

export function ToastProvider({ children }: { children: ReactNode }): ReactElement {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const show = useCallback((kind: ToastKind, text: string) => {
    const id = next.current++;
    setToasts((present) => [...present.slice(-2), { id, kind, text }]);
    browserScheduler.after(SHOWN_MS[kind], () => setToasts((present) => present.filter((toast) => toast.id !== id)));
  }, []);
  const list = useMemo(
    () =>
      toasts.map(({ id, kind, text }) => (
        <li key={id} className={styles.toast} data-kind={kind}>
          {kind === 'done' ? <IconCheck size={18} aria-hidden /> : <IconAlertCircle size={18} aria-hidden />}
          {text}
        </li>
      )),
    [toasts],
  );
  return (
    <ToastContext value={show}>
      {children}
      <ul className={styles.toasts} role="status" aria-live="polite">
        {list}
      </ul>
    </ToastContext>
  );
}

export function useToast(): (kind: ToastKind, text: string) => void {
  return useContext(ToastContext);
}
