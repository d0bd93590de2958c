// The three doors: TCP, TLS and WebSocket. Each hands over a byte stream and where it comes from.
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { AppError } from '#kernel';
import type { BrokerLimits, BrokerListeners, Peer, TcpListener, Transport } from './broker-options.js';
import { acceptWebSockets } from './websocket-door.js';

export type Arrived = (network: Duplex, peer: Peer) => void;

export interface OpenListeners {
  readonly ports: Readonly<Partial<Record<Transport, number>>>;
  /** Stops listening and drops every connection there still is. */
  close(): Promise<void>;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;
const PROBE_AFTER_MS = 60_000;

/** Opens every listener asked for, or none: rejects with `MQTT.PORT_IN_USE` or `MQTT.LISTEN_FAILED`. */
export async function openListeners(
  listeners: BrokerListeners,
  limits: BrokerLimits,
  arrived: Arrived,
): Promise<OpenListeners> {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const ports: Partial<Record<Transport, number>> = {};
  const close = async (): Promise<void> => {
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    // Also those in the middle of a handshake, which nobody else knows of.
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };
  try {
    for (const [transport, options, server] of makeServers(listeners, limits, arrived)) {
      server.maxConnections = limits.connections;
      server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
      });
      ports[transport] = await listen(server, transport, options);
      servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { ports, close };
}

function makeServers(
  { tcp, tls, websocket }: BrokerListeners,
  limits: BrokerLimits,
  arrived: Arrived,
): [Transport, TcpListener, Server][] {
  const servers: [Transport, TcpListener, Server][] = [];
  if (tcp) {
    servers.push(['tcp', tcp, createServer((socket) => arrived(prepare(socket), peerOf(socket, 'tcp')))]);
  }
  if (tls) {
    const { key, cert, clientAuthority, revocationList, requireClientCertificate = false } = tls;
    const certificates =
      clientAuthority === undefined
        ? {}
        : { ca: clientAuthority, requestCert: true, ...(revocationList === undefined ? {} : { crl: revocationList }) };
    const server = createTlsServer(
      {
        key,
        cert,
        ...certificates,
        rejectUnauthorized: requireClientCertificate,
        minVersion: 'TLSv1.2',
        handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      },
      (socket) => arrived(prepare(socket), peerOf(socket, 'tls', certificateName(socket))),
    );
    // A handshake that fails is the client's affair; the socket is already closed.
    server.on('tlsClientError', () => undefined);
    servers.push(['tls', tls, server]);
  }
  if (websocket) {
    const { key, cert, path = '/mqtt' } = websocket;
    const http = {
      maxHeaderSize: 8 * 1024,
      headersTimeout: HANDSHAKE_TIMEOUT_MS,
      requestTimeout: HANDSHAKE_TIMEOUT_MS,
      connectionsCheckingInterval: 2_000,
    };
    const server =
      key !== undefined && cert !== undefined ? createHttpsServer({ ...http, key, cert }) : createHttpServer(http);
    acceptWebSockets(server, path, limits, (stream, socket) => {
      prepare(socket);
      arrived(stream, peerOf(socket, 'websocket'));
    });
    servers.push(['websocket', websocket, server]);
  }
  return servers;
}

function prepare(socket: Socket): Socket {
  // Acknowledgements are small and waited for; a peer that vanished without a word is found by probing.
  socket.setNoDelay(true);
  socket.setKeepAlive(true, PROBE_AFTER_MS);
  return socket;
}

const peerOf = (socket: Socket, transport: Transport, name: string | null = null): Peer => ({
  remoteAddress: socket.remoteAddress ?? 'unknown',
  transport,
  certificateName: name,
});

function certificateName(socket: TLSSocket): string | null {
  if (!socket.authorized) return null;
  const name: unknown = socket.getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : null;
}

function listen(server: Server, transport: Transport, { port, host }: TcpListener): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const message = taken ? `port ${port} for MQTT over ${transport} is taken` : `can't listen on port ${port}`;
      reject(new AppError(taken ? 'MQTT.PORT_IN_USE' : 'MQTT.LISTEN_FAILED', 'permanent', message, { cause }));
    });
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.removeAllListeners('error');
      // Running out of file descriptors must not take the broker down; the next client tries again.
      server.on('error', () => undefined);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
