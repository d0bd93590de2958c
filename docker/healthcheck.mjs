// Asks the hub in this container whether it is ready, over TLS or without, whichever it speaks. Nobody else can answer on
// this address, so whose certificate it is does not matter here.
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';

const port = process.env.MIMAMORI_HTTP_PORT ?? '8080';

function ask(request, options = {}) {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/health/ready', timeout: 4_000, ...options }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

const ready = (await ask(secure, { rejectUnauthorized: false })) || (await ask(plain));
process.exit(ready ? 0 : 1);
