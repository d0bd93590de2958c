// What the hub says to the person at the terminal: plain lines on standard output, apart from the log.
import { createInterface } from 'node:readline/promises';
import { AppError } from '#kernel';

export interface Banner {
  readonly url: string;
  readonly mqttUrl: string;
  readonly notice: string | null;
  readonly firstLogIn: { readonly name: string; readonly password: string } | null;
  /** Where it stays until its owner has chosen another password; null when that is done. */
  readonly firstLogInFile: string | null;
  readonly accounts: ReadonlyArray<{ readonly name: string; readonly password: string; readonly who: string }>;
  /** One more thing worth knowing, or null. */
  readonly hint: string | null;
  readonly logFile: string | null;
}

export function printBanner({
  url,
  mqttUrl,
  notice,
  firstLogIn,
  firstLogInFile,
  accounts,
  hint,
  logFile,
}: Banner): void {
  const lines = ['', 'Mimamori is running.', `  Open      ${underItsName(url)}`, `  Gateways  ${mqttUrl}`];
  if (notice !== null) lines.push(`  ${notice}`);
  if (firstLogIn !== null)
    lines.push(`  Log in    ${firstLogIn.name} / ${firstLogIn.password}   (once, to choose your own password)`);
  if (firstLogInFile !== null) {
    const words = firstLogIn === null ? 'the first log-in waits' : 'the first log-in stays';
    lines.push(`  ${firstLogIn === null ? 'Log in' : '      '}    ${words} in ${firstLogInFile} until it is used`);
  }
  if (accounts.length > 0) {
    lines.push('  Demonstration ward (everyone below is invented; a password is enough while the ward runs):');
    for (const { name, password, who } of accounts) lines.push(`    ${name.padEnd(18)} ${password.padEnd(22)} ${who}`);
  }
  if (hint !== null) lines.push(`  ${hint}`);
  if (logFile !== null) lines.push(`  Log       ${logFile}`);
  lines.push('  Stop      Ctrl-C', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Passkeys belong to a host name, which a number is not; this machine's own number has one everywhere. */
export function underItsName(url: string): string {
  return url.replace(/^(https?:\/\/)(127\.0\.0\.1|\[::1\])(?=[:/]|$)/, '$1localhost');
}

/** Asks a yes/no question when somebody is there to answer; `otherwise` when not. */
export async function ask(question: string, otherwise: boolean): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return otherwise;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = (await terminal.question(`${question} [Y/n] `)).trim().toLowerCase();
    return answer === '' || answer.startsWith('y') || answer.startsWith('は');
  } finally {
    terminal.close();
  }
}

const OTHER_PORTS = 'Stop the program that has it, or choose other ports: npm start -- --port 8081 --mqtt-port 1884';

/** One paragraph on why the hub could not start and what to do; never a stack for what has a known remedy. */
export function startupProblem(error: unknown): string {
  if (error instanceof AppError) {
    const remedy = error.code === 'MQTT.PORT_IN_USE' ? ` ${OTHER_PORTS}` : '';
    return `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}${remedy && '.'}${remedy}`;
  }
  if (error instanceof Error && 'code' in error) {
    const { code } = error;
    const port = 'port' in error && typeof error.port === 'number' ? error.port : null;
    const address = 'address' in error && typeof error.address === 'string' ? error.address : 'this machine';
    if (code === 'EADDRINUSE' && port !== null) {
      return `Port ${port} on ${address} is taken by another program. ${OTHER_PORTS}`;
    }
    if (code === 'EACCES' && port !== null) {
      return `Port ${port} may not be opened by this user. Choose one above 1023: npm start -- --port 8080 --mqtt-port 1883`;
    }
    if (code === 'EADDRNOTAVAIL')
      return `The address ${address} does not belong to this machine. Give one that does with --host.`;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      return 'The data folder may not be written by this user. Give another with --data, or its owner the right to write.';
    }
    if (code === 'ENOSPC')
      return 'The disk of the data folder is full. Make room and start again; nothing acknowledged is lost.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : 'An unknown error.';
}
