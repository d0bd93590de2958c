// E-mail over SMTP. The message's id is the Message-ID, so a mailbox that gets it twice can tell.
import { createTransport, type Transporter } from 'nodemailer';
import { SECOND_MS } from '#kernel';
import type { Channel } from '../channel.js';
import type { OutgoingMessage, Receiver, SendOutcome } from '../message.js';

export interface EmailOptions {
  /** `smtp://user:password@host:587` (with STARTTLS where the server has it) or `smtps://`. */
  readonly url: string;
  readonly from: string;
  /** Where links in messages lead. */
  readonly publicUrl: string;
}

const PATIENCE_MS = 10 * SECOND_MS;

export class EmailChannel implements Channel {
  readonly kind = 'email';
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(private readonly options: EmailOptions) {
    this.domain = options.from.split('@').at(-1)?.replace('>', '').trim() ?? 'mimamori';
    this.transport = createTransport(options.url, {
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as object);
  }

  async send(message: OutgoingMessage, receiver: Receiver, signal: AbortSignal): Promise<SendOutcome> {
    if (receiver.kind !== 'email') return { kind: 'permanent', reason: 'not an e-mail address' };
    const sending = this.transport.sendMail({
      from: this.options.from,
      to: { name: '', address: receiver.address },
      subject: message.title,
      text: `${message.body}\n\n${new URL(message.link, this.options.publicUrl).href}\n`,
      messageId: `<${message.id}@${this.domain}>`,
      priority: message.priority === 'high' ? 'high' : 'normal',
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Mimamori-Topic': message.topic },
    });
    const late = new Promise<SendOutcome>((resolve) => {
      const give = (): void => resolve({ kind: 'ambiguous', reason: 'no answer in time' });
      if (signal.aborted) give();
      else signal.addEventListener('abort', give, { once: true });
    });
    return Promise.race([sending.then((): SendOutcome => ({ kind: 'sent' }), outcomeOfFailure), late]);
  }

  /** A few words to an address that is no receiver yet; true when the server took them. */
  async sendPlain(address: string, subject: string, text: string): Promise<boolean> {
    const to = { name: '', address };
    const headers = { 'Auto-Submitted': 'auto-generated' };
    try {
      await this.transport.sendMail({ from: this.options.from, to, subject, text, headers });
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** RFC 5321, 4.2.1: 4yz may succeed later, 5yz will not. Nothing after DATA is certain without the final answer. */
function outcomeOfFailure(error: unknown): SendOutcome {
  const { responseCode, code, command } = error as { responseCode?: number; code?: string; command?: string };
  if (responseCode !== undefined) {
    const reason = `SMTP ${responseCode}`;
    if (responseCode === 550 && command === 'RCPT TO')
      return { kind: 'permanent', reason: `${reason} no such mailbox` };
    // A wrong password is ours to mend, not the receiver's fault: tried again until the message's time is over.
    if (responseCode < 500 || code === 'EAUTH') return { kind: 'transient', reason, retryAfterMs: null };
    return { kind: 'permanent', reason };
  }
  const reason = code ?? 'unknown';
  const before = code === 'ECONNECTION' || code === 'EDNS' || code === 'EAUTH' || command === 'CONN';
  return before ? { kind: 'transient', reason, retryAfterMs: null } : { kind: 'ambiguous', reason };
}
