// `mimamori broker --conformance`: the hub's broker with one user who may do everything, for public MQTT 3.1.1 suites.
import { type Command, InvalidArgumentError } from 'commander';
import { AppError } from '#kernel';
import { runConformanceBroker, type BrokerLogger } from '#mqtt';

interface BrokerCommandOptions {
  readonly conformance?: true;
  readonly host: string;
  readonly port: number;
  readonly websocketPort?: number;
  readonly verbose?: true;
}

export function register(program: Command): void {
  program
    .command('broker')
    .description('start the MQTT broker alone, for conformance suites')
    .option('--conformance', 'one user who may do everything, no credentials, nothing kept after the end')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'TCP port; 0 takes a free one', readPort, 1883)
    .option('--websocket-port <number>', 'also listen for MQTT over WebSocket, path /mqtt', readPort)
    .option('--verbose', 'print who connects and why connections are closed')
    .action(async (options: BrokerCommandOptions, command: Command) => {
      if (!options.conformance) {
        command.error('add --conformance; with real gateways the broker runs in the hub (npm start)');
      }
      await run(options).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        command.error(`${error.message} (${error.code})`);
      });
    });
}

async function run({ host, port, websocketPort, verbose }: BrokerCommandOptions): Promise<void> {
  const websocket = websocketPort === undefined ? {} : { websocket: { port: websocketPort, host } };
  const broker = await runConformanceBroker({
    port,
    listeners: { tcp: { port, host }, ...websocket },
    ...(verbose ? { logger: consoleLogger } : {}),
  });
  const doors = Object.entries(broker.ports).map(([transport, at]) => `${transport} ${host}:${at}`);
  console.log(`MQTT 3.1.1 conformance broker on ${doors.join(', ')}. Stop with Ctrl-C.`);
  const stop = (): void => {
    void broker.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('must be a number from 0 to 65535.');
}

const line =
  (level: string) =>
  (fields: Readonly<Record<string, unknown>>, message: string): void =>
    console.log(level, message, JSON.stringify(fields));
const consoleLogger: BrokerLogger = { info: line('info'), warn: line('warn'), error: line('error') };
