// MQTT over WebSocket (3.1.1, section 6): subprotocol `mqtt`, binary messages only, packets cut anywhere.
import type { IncomingMessage, Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createWebSocketStream, WebSocketServer, type WebSocket } from 'ws';
import type { BrokerLimits } from './broker-options.js';

/** What a frame's own header may add to a packet, with room for a client that cuts CONNECT in pieces. */
const FRAMING_BYTES = 512;
const SUBPROTOCOLS: readonly string[] = ['mqtt', 'mqttv3.1'];

/** Marks the moment from which a client may send more than a CONNECT. */
const openings = new WeakMap<Duplex, () => void>();

/** Lifts the limit on what an unknown client may send; nothing happens for streams of other doors. */
export function liftOpeningLimit(stream: Duplex): void {
  openings.get(stream)?.();
}

export function acceptWebSockets(
  server: Server | HttpsServer,
  path: string,
  limits: BrokerLimits,
  arrived: (stream: Duplex, socket: Socket) => void,
): void {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.packetBytes + FRAMING_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
    // [MQTT-6.0.0-3], [MQTT-6.0.0-4]
    handleProtocols: (offered) => SUBPROTOCOLS.find((name) => offered.has(name)) ?? false,
  });
  server.on('request', (_request, response) => {
    response.writeHead(426, { Connection: 'close', Upgrade: 'websocket' }).end();
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== path || !offersMqtt(request)) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return;
    }
    boundOpening(socket, head.length, limits.connectBytes + FRAMING_BYTES, (lift) => {
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        const stream = openStream(webSocket);
        openings.set(stream, lift);
        arrived(stream, socket);
      });
    });
  });
}

const offersMqtt = (request: IncomingMessage): boolean =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').some((name) => SUBPROTOCOLS.includes(name.trim()));

function openStream(webSocket: WebSocket): Duplex {
  // [MQTT-6.0.0-1]
  webSocket.on('message', (_data, isBinary) => {
    if (!isBinary) webSocket.terminate();
  });
  const stream = createWebSocketStream(webSocket, { readableObjectMode: false });
  stream.on('error', () => undefined);
  return stream;
}

/**
 * `ws` gathers a whole message before it hands over any of it, so an unknown client could make it hold a full-sized one.
 * Until `lift`, the raw bytes are counted and the socket is closed beyond `allowedBytes`.
 */
function boundOpening(socket: Socket, already: number, allowedBytes: number, go: (lift: () => void) => void): void {
  let received = already;
  const count = (chunk: Buffer): void => {
    received += chunk.length;
    if (received > allowedBytes) socket.destroy();
  };
  socket.on('data', count);
  go(() => socket.off('data', count));
}
