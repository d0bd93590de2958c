// What Aedes does by itself with the same frames: takes them from anybody and acknowledges. The ruler beside which the hub
// is measured, in a process of its own on the port given as argument.
import { createServer } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Aedes } from 'aedes';

async function serve(port: number): Promise<void> {
  const broker = await Aedes.createBroker();
  const server = createServer((socket) => broker.handle(socket));
  server.listen(port, '127.0.0.1', () => process.stdout.write('listening\n'));
  process.on('SIGINT', () => process.exit(0));
}

// The measuring program looks into every file of this folder; only as a program of its own does this one serve.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await serve(Number(process.argv[2]));
}
